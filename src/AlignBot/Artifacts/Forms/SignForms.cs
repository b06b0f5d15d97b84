using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Signing;
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

/// <summary>Reading and signing: all that waits for somebody in one form, each text before them, and the way not to sign one.</summary>
sealed class SignForms(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, ArtifactPosts posts, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    /// <summary>All that waits for them.</summary>
    public const string SignAllAction = "artifact.sign-all";

    /// <summary>One that they have before them.</summary>
    public const string SignAction = "artifact.sign";

    public const string DeclineAction = "artifact.decline";
    public const string SignCallbackId = "artifact.sign.form";
    public const string DeclineCallbackId = "artifact.decline.form";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.In(installation)), new UserId(payload.User.Id));
        if (action.ActionId == DeclineAction)
        {
            await DeclineAsync(payload, request, program, action.Value, actor, ct);
            return ActionAck.Nothing;
        }

        var one = ArtifactRef.Parse(action.Value)?.Id;
        var waits = await database.ReadAsync(db => SignatureAsks.OfAsync(db, program.Key, actor));
        var these = one is null ? waits : [.. waits.Where(artifact => artifact.Id.Value == one)];
        if (these.Count == 0)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"Nothing waits for your signature{(one is null ? "" : " there")} any more."), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, SignModal.Form(program, these, waits.Count), ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return view.CallbackId == DeclineCallbackId
            ? await inbox.OnceAsync(key, request, session => DeclinedAsync(session, key, view, actor), ct)
            : SignModal.Chosen(view.State) is { Count: 0 }
            ? ViewAck.Error(SignModal.BlockOf(view.State), "Choose at least one, or close the form.")
            : await inbox.OnceAsync(key, request, session => SignedAsync(session, key, view, actor), ct);
    }

    async ValueTask<ViewAck> SignedAsync(Session session, ProgramKey key, ReceivedView view, UserId actor)
    {
        var read = SignModal.Read(view.PrivateMetadata);
        var (told, changed) = (new ArtifactTold(), new List<Artifact>());
        var refused = default(Refusal);
        var signed = 0;
        foreach (var id in SignModal.Chosen(view.State))
        {
            if (read.GetValueOrDefault(id) is not { } hash || await ArtifactTables.FindAsync(session.Db, key, id) is not { } artifact)
            {
                continue;
            }

            switch (await desk.ApplyAsync(session, key, id, new ArtifactCommand.Sign(actor, Whole(artifact, hash)), told))
            {
                case Outcome<Artifact>.Refused { Why: ArtifactRefusal.ChangedMeanwhile }:
                    changed.Add((await ArtifactTables.FindAsync(session.Db, key, id))!);
                    break;
                case Outcome<Artifact>.Refused { Why: var why }:
                    refused = why;
                    break;
                default:
                    signed++;
                    break;
            }
        }

        var program = await programs.CurrentAsync(session, key);
        await posts.TellAsync(session, program, told);
        return changed.Count > 0 ? ViewAck.Update(SignModal.Form(program, changed, changed.Count, signed))
            : refused is not null && signed == 0 ? ViewAck.Error(SignModal.BlockOf(view.State), ArtifactWords.Say(refused, program))
            : ViewAck.Clear;
    }

    async Task DeclineAsync(BlockActions payload, SlackRequest request, ProgramInfo program, string? value, UserId actor, CancellationToken ct)
    {
        if (ArtifactRef.Parse(value) is not { Id: { } id, Rest: var hash } || await database.ReadAsync(db => ArtifactTables.FindAsync(db, program.Key, id)) is not { } artifact)
        {
            return;
        }

        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        if (ArtifactWorkflow.WhyNotSign(artifact, actor, Whole(artifact, hash), context) is { } no)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(no, program), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, SignModal.Decline(artifact, hash), ct);
        }
    }

    async ValueTask<ViewAck> DeclinedAsync(Session session, ProgramKey key, ReceivedView view, UserId actor)
    {
        if (ArtifactRef.Parse(view.PrivateMetadata) is not { Id: { } id, Rest: var hash } || await ArtifactTables.FindAsync(session.Db, key, id) is not { } artifact)
        {
            return ViewAck.Clear;
        }

        return await desk.ApplyAsync(session, key, id, new ArtifactCommand.Decline(actor, Whole(artifact, hash), SignModal.Reason(view.State))) is Outcome<Artifact>.Refused refused
            ? ViewAck.Error(SignModal.Why, ArtifactWords.Say(refused.Why, await programs.CurrentAsync(session, key)))
            : ViewAck.Clear;
    }

    /// <summary>The hash of what somebody had before them, of which a form carries the beginning.</summary>
    static string Whole(Artifact artifact, string beginning) =>
        beginning.Length >= SignModal.HashLength && artifact.Latest?.Hash.StartsWith(beginning, StringComparison.Ordinal) == true ? artifact.Latest.Hash : beginning;
}
