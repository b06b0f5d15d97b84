using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Forms;

/// <summary>The form in which a version is written: of a definition, a playbook, the incentives, a plan.</summary>
static class WriteModal
{
    public const string Name = "name";
    public const string Aka = "aka";
    public const string Text = "text";
    public const string Why = "why";

    const string Draft = "draft";
    const string Value = "value";

    /// <summary>What somebody has typed so far.</summary>
    /// <param name="Name">Of what is new.</param>
    /// <param name="Aka">Other names, as they were typed.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Why">Why it is different.</param>
    /// <param name="IsDraft">It is kept as a draft.</param>
    public sealed record Typed(string Name, string Aka, string Text, string Why, bool IsDraft);

    /// <summary>Of an artifact that is to be begun.</summary>
    public static ModalView New(ProgramInfo program, ArtifactKind kind, Typed typed, Mrkdwn lead = default)
    {
        var blocks = new List<Block>();
        Lead(blocks, lead);
        if (!kind.IsOne())
        {
            blocks.Add(new InputBlock(NameLabel(kind), new PlainTextInput(Value) { MaxLength = TextLimits.ShortName, InitialValue = Given(typed.Name) }) { BlockId = Name });
        }

        blocks.AddRange(Inputs(kind, typed, isFirst: true));
        return Form(new ArtifactRef(program.Key.ProgramId, Id: null, kind, "0").ToString(), kind.IsOne() ? Short(kind) : $"A new {Thing(kind)}", blocks, kind);
    }

    /// <summary>Of one that there is.</summary>
    /// <param name="artifact">As it stands.</param>
    /// <param name="typed">What somebody typed before; null for what stands.</param>
    /// <param name="lead">What is said first.</param>
    public static ModalView Of(Artifact artifact, Typed? typed = null, Mrkdwn lead = default)
    {
        var latest = artifact.Latest;
        var blocks = new List<Block>();
        Lead(blocks, lead);
        if (artifact.Name.Length > 0)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Title(artifact)}*").Shortened(300)));
        }

        blocks.AddRange(Inputs(artifact.Kind, typed ?? new Typed("", string.Join(", ", artifact.Aka), latest?.Text ?? "", "", IsDraft: false), isFirst: latest is null));
        return Form(ArtifactRef.To(artifact, (latest?.Number ?? 0).ToString(CultureInfo.InvariantCulture)).ToString(), latest is null ? Short(artifact.Kind) : "A new version", blocks, artifact.Kind);
    }

    /// <summary>Somebody else wrote a version meanwhile: what they changed, and what was typed, to be saved again or not.</summary>
    public static ModalView ChangedMeanwhile(Artifact artifact, Typed typed, int seen, Revision? before, ProgramInfo program)
    {
        var latest = artifact.Latest!;
        var author = ArtifactWords.Author(latest, program.Roster);
        var lead = Mrkdwn.Of($"*{author} wrote version {latest.Number} while you had version {seen} open.* Nothing of yours is lost: what you typed stands below. Take over what you want to keep of theirs, then save it as version {latest.Number + 1}.\n")
            + (before is null ? Mrkdwn.Quoted(latest.Text).Shortened(1200) : TextChanges.Between(before.Text, latest.Text));
        return Of(artifact, typed, lead);
    }

    public static Typed Read(ViewState state) => new(
        state.Text(Name, Value) ?? "", state.Text(Aka, Value) ?? "", state.Text(Text, Value) ?? "", state.Text(Why, Value) ?? "", state.Checked(Draft, Value, Draft));

    /// <summary>Other names, one a line or between commas.</summary>
    public static ImmutableArray<string> Names(string typed) => [.. typed.Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal, ViewState state)
    {
        var block = refusal switch
        {
            ArtifactRefusal.NameTaken or ArtifactRefusal.NoName or TextRefusal { Field: FormField.ArtifactName } => Name,
            ArtifactRefusal.TooManyNames or TextRefusal { Field: FormField.ArtifactAka } => Aka,
            TextRefusal { Field: FormField.Reason } => Why,
            _ => Text,
        };
        return state[block, Value] is null ? Text : block;
    }

    /// <summary>What is typed of a version.</summary>
    /// <param name="isBeside">The text stands beside clauses, and may be left out.</param>
    public static IEnumerable<Block> Inputs(ArtifactKind kind, Typed typed, bool isFirst, bool isBeside = false)
    {
        if (kind is ArtifactKind.Definition)
        {
            yield return new InputBlock("Also called", new PlainTextInput(Value) { InitialValue = Given(typed.Aka), Placeholder = "marketing-qualified lead" })
            {
                BlockId = Aka,
                Optional = true,
                Hint = "Other names by which people ask for it, with commas between them.",
            };
        }

        yield return new InputBlock(TextLabel(kind), new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body, InitialValue = Given(typed.Text), Placeholder = Example(kind) })
        {
            BlockId = Text,
            Optional = isBeside,
            Hint = kind is ArtifactKind.ServiceLevelAgreement ? "It is signed with the clauses, and nothing of it is counted." : null,
        };
        if (!isFirst)
        {
            yield return new InputBlock("Why it is different", new PlainTextInput(Value) { MaxLength = TextLimits.Line, InitialValue = Given(typed.Why) }) { BlockId = Why, Optional = true, Hint = "Those who sign it read this beside what changed." };
        }

        if (!kind.Signers().IsEmpty)
        {
            var draft = new Option(Draft, (PlainText)"Keep it as a draft: nobody is asked to sign it yet");
            yield return new InputBlock("Signatures", new CheckboxGroup(Value, draft) { InitialOptions = typed.IsDraft ? [draft] : [] }) { BlockId = Draft, Optional = true };
        }
    }

    static void Lead(List<Block> blocks, Mrkdwn lead)
    {
        if (lead != Mrkdwn.Empty)
        {
            blocks.Add(new SectionBlock(lead.Shortened(2900)));
        }
    }

    static ModalView Form(string about, string title, IReadOnlyList<Block> blocks, ArtifactKind kind) => new(title, blocks)
    {
        CallbackId = WriteForms.WriteCallbackId,
        PrivateMetadata = about,
        Submit = kind.Signers().IsEmpty ? "Save" : "Propose",
        Close = "Cancel",
    };

    static string? Given(string text) => text.Length == 0 ? null : text;

    static string NameLabel(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Definition => "The term",
        ArtifactKind.AccountPlan => "The account",
        _ => "What it is called",
    };

    static string TextLabel(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Definition => "What it means here",
        ArtifactKind.ServiceLevelAgreement => "What else you agree on",
        ArtifactKind.Playbook => "The playbook, or a link to it",
        ArtifactKind.Incentives => "How the pay of both sides is tied to the shared list",
        _ => "The plan",
    };

    static string? Example(ArtifactKind kind) => kind switch
    {
        ArtifactKind.ServiceLevelAgreement => "Both sides look at what came late in the first review of each month.",
        ArtifactKind.Incentives => "Marketing: 30 % of variable pay on pipeline and bookings of the list. Sales: 20 % on its coverage and engagement.",
        _ => null,
    };

    static string Short(ArtifactKind kind) => kind is ArtifactKind.ServiceLevelAgreement ? "The SLA" : ArtifactWords.Title(kind);

    static string Thing(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Definition => "term",
        ArtifactKind.Playbook => "playbook",
        _ => "plan",
    };
}
