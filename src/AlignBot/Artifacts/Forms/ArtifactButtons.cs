using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Sla;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Artifacts.Forms;

/// <summary>The buttons of an artifact that open no form of their own. Who may is checked on each click.</summary>
sealed class ArtifactButtons(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, SlaCounts sla, KeepForms keep, IRaiseDispute raise, ArtifactVersions versions,
    ClickReply reply, RequestInbox inbox, IDatabase database, WebOptions web, IClock clock)
    : IActionHandler
{
    public const string OpenAction = "artifact.open";
    public const string RightAction = "artifact.right";
    public const string BeginAction = "artifact.begin";
    public const string DisputeAction = "artifact.dispute";
    public const string MoreAction = "artifact.more";

    // Entries of the 'More' menu; their values are 'name:reference'.
    public const string OwnerEntry = "owner";
    public const string ReviewEntry = "review";
    public const string DueEntry = "due";
    public const string VersionsEntry = "versions";
    public const string RetireEntry = "retire";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var behind] ? (entry, behind) : (action.ActionId, action.Value);
        if (ArtifactRef.Parse(value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.Program(installation)), new UserId(payload.User.Id));
        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        if (deed == BeginAction && about.Kind is { } kind)
        {
            await BeginAsync(payload, request, program, kind, actor, ct);
            return ActionAck.Nothing;
        }

        var artifact = about.Id is { } id ? await database.ReadAsync(db => ArtifactTables.FindAsync(db, program.Key, id))
            : about.Kind is { } one ? await database.ReadAsync(db => ArtifactTables.OneAsync(db, program.Key, one))
            : null;
        if (artifact is null)
        {
            return ActionAck.Nothing;
        }

        if (!ArtifactWorkflow.MayRead(artifact.Kind, actor, context))
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"That is read by those who sign it and those who run the program."), ct);
            return ActionAck.Nothing;
        }

        switch (deed)
        {
            case OpenAction:
                var (text, blocks) = ArtifactPage.Of(artifact, program, actor, context, web.HasPages, await sla.ShowAsync(artifact, program, actor));
                await reply.SayAsync(payload, request, text, blocks, ct);
                break;
            case RightAction:
                await ApplyAsync(payload, request, program, artifact, new ArtifactCommand.StillRight(actor), ct);
                break;
            case DisputeAction:
                await DisputeAsync(payload, request, program, artifact, actor, ct);
                break;
            case VersionsEntry:
                versions.Send(request.Workspace, actor, program, artifact);
                await reply.SayAsync(payload, request, Mrkdwn.Of($"All versions of {ArtifactWords.Named(artifact)} are on their way to you as a file."), ct);
                break;
            default:
                await keep.OpenAsync(payload, request, deed, program, artifact, actor, ct);
                break;
        }

        return ActionAck.Nothing;
    }

    async Task BeginAsync(BlockActions payload, SlackRequest request, ProgramInfo program, ArtifactKind kind, UserId actor, CancellationToken ct)
    {
        if (kind.IsLiving() && await database.ReadAsync(db => desk.SettingsAsync(db, program, kind)) is null)
        {
            await reply.SayAsync(
                payload, request,
                kind is ArtifactKind.Scoreboard
                    ? Mrkdwn.Of($"Nobody has said yet what the scoreboard counts, so there is nothing to sign: `/align scoreboard settings` does.")
                    : Mrkdwn.Of($"There is nothing to sign yet: `/align list` says how an account list comes in."),
                ct);
            return;
        }

        var outcome = await inbox.FirstTimeAsync(
            program.Key, request,
            async session =>
            {
                var begun = await desk.OneAsync(session, program.Key, kind, actor);
                if (begun is Outcome<Artifact>.Changed)
                {
                    await desk.SettleAsync(session, program.Key, kind);
                }

                return begun;
            },
            ct);
        var said = outcome switch
        {
            Outcome<Artifact>.Refused refused => ArtifactWords.Refused(refused.Why, program),
            Outcome<Artifact>.Changed { State: var begun } => Mrkdwn.Of($"You answer for {ArtifactWords.Named(begun)}. Those who sign it are asked: {ArtifactWords.Signers(kind.Signers(), program.Roster)}."),
            _ => Mrkdwn.Empty,
        };
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }
    }

    async Task ApplyAsync(BlockActions payload, SlackRequest request, ProgramInfo program, Artifact artifact, ArtifactCommand command, CancellationToken ct)
    {
        var outcome = await inbox.FirstTimeAsync(program.Key, request, session => desk.ApplyAsync(session, program.Key, artifact.Id.Value, command), ct);
        var said = outcome switch
        {
            Outcome<Artifact>.Refused refused => ArtifactWords.Refused(refused.Why, await programs.LatestAsync(program.Key)),
            Outcome<Artifact>.Ignored => ClickReply.SoAlready,

            // A page does not change by itself: the click is answered on it.
            Outcome<Artifact>.Changed { State: { ReviewOn: { } on } kept } when payload.Message is null && payload.View is not { Type: "home" } =>
                Mrkdwn.Of($"Kept as it is: {ArtifactWords.Title(kept)} is looked at again on {Engine.Wording.When.Date(on)}."),
            _ => Mrkdwn.Empty,
        };
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }
    }

    /// <summary>Whoever wrote it against whoever does not sign it, with the reason in the question.</summary>
    async Task DisputeAsync(BlockActions payload, SlackRequest request, ProgramInfo program, Artifact artifact, UserId actor, CancellationToken ct)
    {
        if (raise.WhyNot(program, actor) is { } no)
        {
            await reply.SayAsync(payload, request, no, ct);
            return;
        }

        var declined = artifact.Latest?.Declined.LastOrDefault();
        var question = declined is null
            ? $"Is {ArtifactWords.Named(artifact)} right as it is?"
            : $"Does {ArtifactWords.Named(artifact)}, version {artifact.Latest!.Number}, hold as it is written? {Engine.Wording.Names.Of(program.Roster, declined.By)} does not sign it: {declined.Reason}";
        var form = await raise.FormAsync(program, actor, new DisputeDraft(question)
        {
            Category = artifact.Kind is ArtifactKind.Definition && program.Path.Category(ArtifactDisputes.Category) is { } category ? category.Key : "",
            FirstParty = artifact.Owner ?? artifact.Latest?.By ?? actor,
            SecondParty = declined?.By,
            From = ArtifactDisputes.From(artifact),
        });
        await reply.OpenAsync(payload, request, form, ct);
    }
}
