using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Definitions;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Forms;

/// <summary>The form of the operating definition: one sentence of the team's own, and who answers for each of the five parts.</summary>
static class OperatingModal
{
    public const string Purpose = "purpose";
    public const string Why = "why";
    const string Value = "value";

    public static string BlockOf(ArtifactKind part) => $"owner.{part}";

    /// <summary>With what stands now; each part with whoever answers for it, else the operating lead.</summary>
    public static async Task<ModalView> FormAsync(AlignBotContext db, ProgramInfo program, Artifact? artifact, UserId actor)
    {
        var parts = await ArtifactDesk.PartsAsync(db, program, DefinitionsKeeper.Of(program, artifact));
        return Form(program, artifact, parts, program.Roster.Holder(Role.OperatingLead) ?? actor, typed: null);
    }

    /// <param name="typed">What somebody typed; null for what stands.</param>
    public static ModalView Form(ProgramInfo program, Artifact? artifact, ImmutableArray<PartStanding> parts, UserId usual, (string Purpose, string Why)? typed, Mrkdwn lead = default)
    {
        var latest = artifact?.Latest;
        List<Block> blocks =
        [
            new SectionBlock(lead == Mrkdwn.Empty
                ? Mrkdwn.Of($"One paragraph that names the five parts of how you work together. The accountable executive signs it, and it is pinned in the channel.")
                : lead.Shortened(2900)),
            new InputBlock("What are you aligned on, in one sentence?", new PlainTextInput(Value)
            {
                MaxLength = TextLimits.Line,
                InitialValue = typed?.Purpose ?? (latest is null ? null : OperatingDefinition.PurposeOf(latest.Text)),
                Placeholder = "Sales and marketing win the same 200 accounts together.",
            }) { BlockId = Purpose },
            .. parts.Select(part => new InputBlock($"{ArtifactWords.Title(part.Kind)}: who answers for it?", new UserSelectMenu(Value) { InitialUser = (part.Owner ?? usual).Value })
            {
                BlockId = BlockOf(part.Kind),
                Hint = part.IsThere ? null : part.Kind is ArtifactKind.AccountList or ArtifactKind.Scoreboard ? "It comes with sources, and is named as missing until then." : null,
            }),
        ];
        if (latest is not null)
        {
            blocks.Add(new InputBlock("Why it is different", new PlainTextInput(Value) { MaxLength = TextLimits.Line, InitialValue = typed is { Why.Length: > 0 } ? typed.Value.Why : null }) { BlockId = Why, Optional = true });
        }

        var about = artifact is null
            ? new ArtifactRef(program.Key.ProgramId, Id: null, ArtifactKind.OperatingDefinition, "0")
            : ArtifactRef.To(artifact, (latest?.Number ?? 0).ToString(CultureInfo.InvariantCulture));
        return new ModalView("How we work together", blocks)
        {
            CallbackId = OperatingForms.CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Propose",
            Close = "Cancel",
        };
    }

    public static (string Purpose, string Why) Typed(ViewState state) => (state.Text(Purpose, Value) ?? "", state.Text(Why, Value) ?? "");

    public static UserId? Owner(ViewState state, ArtifactKind part) => state.User(BlockOf(part), Value) is { Length: > 0 } user ? new UserId(user) : null;
}
