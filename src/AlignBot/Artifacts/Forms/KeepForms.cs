using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Artifacts.Forms;

/// <summary>The small forms that keep an artifact alive: another owner, another rhythm of review, out of use.</summary>
sealed class KeepForms(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    /// <summary>Where naming an owner is what somebody is asked for.</summary>
    public const string OwnerAction = "artifact.owner";

    public const string OwnerCallbackId = "artifact.owner.form";
    public const string ReviewCallbackId = "artifact.review.form";
    public const string DueCallbackId = "artifact.due.form";
    public const string RetireCallbackId = "artifact.retire.form";

    const string Owner = "owner";
    const string Days = "days";
    const string Due = "due";
    const string Why = "why";
    const string Other = "other";
    const string Value = "value";

    /// <summary>So many can stand in the place of one: what a menu holds.</summary>
    const int Offered = 100;

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ArtifactRef.Parse(action.Value) is { Id: { } id } about && await installations.FindAsync(request.Workspace) is { } installation
            && await database.ReadAsync(db => ArtifactTables.FindAsync(db, about.Program(installation), id)) is { } artifact)
        {
            await OpenAsync(payload, request, ArtifactButtons.OwnerEntry, await programs.LatestAsync(about.Program(installation)), artifact, new UserId(payload.User.Id), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>Opens the form of an entry of the menu, for who may.</summary>
    public async Task OpenAsync(BlockActions payload, SlackRequest request, string entry, ProgramInfo program, Artifact artifact, UserId actor, CancellationToken ct)
    {
        if (ArtifactWorkflow.WhyNotChange(artifact, actor, ArtifactDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(no, program), ct);
            return;
        }

        ModalView? form = entry switch
        {
            ArtifactButtons.OwnerEntry => Form(OwnerCallbackId, "Another owner", "Name them", artifact, new InputBlock("Who answers for it", new UserSelectMenu(Value)) { BlockId = Owner }),
            ArtifactButtons.ReviewEntry => Form(ReviewCallbackId, "Review", "Save", artifact, new InputBlock("Working days between two reviews", new NumberInput(Value)
            {
                InitialValue = artifact.ReviewEvery,
                MinValue = ArtifactWorkflow.ShortestReview,
                MaxValue = Artifact.LongestReview,
            })
            { BlockId = Days, Hint = "65 is about a quarter. It counts from today." }),
            ArtifactButtons.DueEntry => Form(DueCallbackId, "By when", "Save", artifact, new InputBlock("It is to hold by", new DatePicker(Value) { InitialDate = artifact.DueOn?.ToDateOnly() })
            {
                BlockId = Due,
                Hint = "Its owner is asked on that morning if no version holds by then.",
            }),
            ArtifactButtons.RetireEntry => Form(RetireCallbackId, "Out of use", "Take it out", artifact, await RetireInputsAsync(program.Key, artifact)),
            _ => null,
        };
        if (form is not null)
        {
            await reply.OpenAsync(payload, request, form, ct);
        }
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ArtifactRef.Parse(view.PrivateMetadata) is not { Id: { } id } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                ArtifactCommand command = view.CallbackId switch
                {
                    OwnerCallbackId => new ArtifactCommand.GiveOwner(actor, new UserId(view.State.User(Owner, Value) ?? "")),
                    ReviewCallbackId => new ArtifactCommand.ReviewEach(actor, int.TryParse(view.State.Text(Days, Value), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0),
                    DueCallbackId => new ArtifactCommand.DueBy(actor, view.State.Date(Due, Value) is { } on ? LocalDate.FromDateOnly(on) : default),
                    _ => await RetireAsync(session, key, actor, view.State),
                };
                return await desk.ApplyAsync(session, key, id, command) is Outcome<Artifact>.Refused refused
                    ? ViewAck.Error(BlockOf(view.CallbackId, refused.Why), ArtifactWords.Say(refused.Why, await programs.CurrentAsync(session, key)))
                    : ViewAck.Clear;
            },
            ct);
    }

    static string BlockOf(string? form, Refusal refusal) => form switch
    {
        OwnerCallbackId => Owner,
        ReviewCallbackId => Days,
        DueCallbackId => Due,
        _ => refusal is ArtifactRefusal.InACircle ? Other : Why,
    };

    async Task<InputBlock[]> RetireInputsAsync(ProgramKey key, Artifact artifact)
    {
        var others = (await database.ReadAsync(db => ArtifactTables.InUseAsync(db, key, artifact.Kind))).Where(other => other.Id != artifact.Id).Take(Offered)
            .Select(other => new Option(other.Id.Value.ToString("N"), new PlainText(ArtifactWords.Title(other)).Shortened(75))).ToList();
        var why = new InputBlock("Why", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Why, Hint = "It stays in the history; its name is free again." };
        return others.Count == 0 ? [why] : [why, new InputBlock("What stands in its place", new StaticSelectMenu(Value, others)) { BlockId = Other, Optional = true }];
    }

    /// <summary>With what stands in the place of what is to stand in its place, and so on: rules look at no other artifact.</summary>
    static async ValueTask<ArtifactCommand> RetireAsync(Session session, ProgramKey key, UserId actor, ViewState state)
    {
        ArtifactId? by = Guid.TryParseExact(state.Option(Other, Value), "N", out var chosen) ? new ArtifactId(chosen) : null;
        var places = System.Collections.Immutable.ImmutableArray.CreateBuilder<ArtifactId>();
        for (var next = by; next is { } one && !places.Contains(one);)
        {
            places.Add(one);
            next = (await ArtifactTables.FindAsync(session.Db, key, one.Value))?.Retired?.ReplacedBy;
        }

        return new ArtifactCommand.Retire(actor, state.Text(Why, Value) ?? "", by, places.ToImmutable());
    }

    static ModalView Form(string callback, string title, string submit, Artifact artifact, params InputBlock[] inputs) =>
        new(title, [new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Title(artifact)}*").Shortened(400)), .. inputs])
        {
            CallbackId = callback,
            PrivateMetadata = ArtifactRef.To(artifact).ToString(),
            Submit = submit,
            Close = "Cancel",
        };
}
