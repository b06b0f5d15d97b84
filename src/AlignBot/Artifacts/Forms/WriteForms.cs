using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Sla;
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

/// <summary>Writing a version: the button that opens its form, and what is sent from it. Whoever is overtaken keeps what they typed.</summary>
sealed class WriteForms(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, SlaOpener sla, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string WriteAction = "artifact.write";
    public const string WriteCallbackId = "artifact.write.form";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ArtifactRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.Program(installation)), new UserId(payload.User.Id));
        if (about is { Id: null, Kind: ArtifactKind.AccountPlan })
        {
            await reply.SayAsync(payload, request, EntriesNow, ct);
            return ActionAck.Nothing;
        }

        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        var artifact = about.Id is { } id ? await database.ReadAsync(db => ArtifactTables.FindAsync(db, program.Key, id))
            : about.Kind is { } one && one.IsOne() ? await database.ReadAsync(db => ArtifactTables.OneAsync(db, program.Key, one))
            : null;
        var refusal = artifact is not null ? ArtifactWorkflow.WhyNotChange(artifact, actor, context)
            : about.Kind is { } kind ? ArtifactWorkflow.WhyNotBegin(kind, actor, context)
            : null;
        if (refusal is not null)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(refusal, program), ct);
            return ActionAck.Nothing;
        }

        var form = (artifact?.Kind ?? about.Kind) is ArtifactKind.OperatingDefinition
            ? await database.ReadAsync(db => OperatingModal.FormAsync(db, program, artifact, actor))
            : (artifact?.Kind ?? about.Kind) is ArtifactKind.ServiceLevelAgreement ? await sla.FormAsync(program, artifact, actor)
            : artifact is not null ? WriteModal.Of(artifact)
            : about.Kind is { } begun ? WriteModal.New(program, begun, Begin(begun, about.Rest))
            : null;
        if (form is not null)
        {
            await reply.OpenAsync(payload, request, form, ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ArtifactRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(key, request, session => SaveAsync(session, key, about, submission.View.State, new UserId(submission.User.Id)), ct);
    }

    async ValueTask<ViewAck> SaveAsync(Session session, ProgramKey key, ArtifactRef about, ViewState state, UserId actor)
    {
        var (typed, program) = (WriteModal.Read(state), await programs.CurrentAsync(session, key));
        var write = new ArtifactCommand.Write(
            actor, typed.Text, int.TryParse(about.Rest, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0, typed.Why, Propose: !typed.IsDraft)
        {
            Aka = WriteModal.Names(typed.Aka),
        };
        if (about.Id is { } id)
        {
            return await desk.ApplyAsync(session, key, id, write) switch
            {
                Outcome<Artifact>.Refused { Why: ArtifactRefusal.ChangedMeanwhile } when await ArtifactTables.FindAsync(session.Db, key, id) is { } now =>
                    ViewAck.Update(WriteModal.ChangedMeanwhile(now, typed, write.Seen, await RevisionAsync(session.Db, key, id, write.Seen), program)),
                Outcome<Artifact>.Refused refused => Errors(refused, state, program),
                _ => ViewAck.Clear,
            };
        }

        if (about.Kind is not { } kind)
        {
            return ViewAck.Clear;
        }

        if (kind is ArtifactKind.AccountPlan)
        {
            return ViewAck.Error(WriteModal.Text, EntriesNow.Plain);
        }

        // What it says is looked at before anything is begun: what is refused leaves nothing behind, not even a number.
        if (Problem(kind, write, ArtifactDesk.Context(program, session.Now)) is { } problem)
        {
            return ViewAck.Error(WriteModal.BlockOf(problem, state), ArtifactWords.Say(problem, program));
        }

        // Begun by somebody else while the form was open: theirs is not written over.
        if (kind.IsOne() && await ArtifactTables.OneAsync(session.Db, key, kind) is { Latest: not null } there)
        {
            return ViewAck.Update(WriteModal.ChangedMeanwhile(there, typed, seen: 0, before: null, program));
        }

        var begun = kind.IsOne() ? await desk.OneAsync(session, key, kind, actor) : await desk.BeginAsync(session, key, kind, typed.Name, actor);
        if (begun is Outcome<Artifact>.Refused no)
        {
            return Errors(no, state, program);
        }

        await session.SaveAsync();
        return await desk.ApplyAsync(session, key, begun.Taken().Id.Value, write with { Seen = 0 }) is Outcome<Artifact>.Refused refusedText
            ? throw new InvalidOperationException($"A text that was in order a moment ago is refused: {refusedText.Why}.")
            : ViewAck.Clear;
    }

    /// <summary>A button or form of before there were entries.</summary>
    static Mrkdwn EntriesNow => Mrkdwn.Of($"What is planned for an account is written as entries now: `/align account` and its name takes them.");

    /// <summary>What the rules would refuse of a first version, asked of one that is not there yet.</summary>
    static Refusal? Problem(ArtifactKind kind, ArtifactCommand.Write write, RuleContext context)
    {
        var blank = new Artifact { Id = default, Number = 0, Program = default, Kind = kind, Name = "", Owner = write.Actor };
        return ArtifactWorkflow.Apply(blank, write with { Seen = 0 }, context) is Outcome<Artifact>.Refused refused ? refused.Why : null;
    }

    /// <summary>A version as it was kept; null where there is none of that number.</summary>
    public static async Task<Revision?> RevisionAsync(AlignBotContext db, ProgramKey key, Guid id, int number) =>
        await db.ArtifactRevisions.FindAsync(key.InstallationId, key.ProgramId, id, number) is { } row ? ArtifactVersions.Read(row) : null;

    static ViewAck Errors(Outcome<Artifact>.Refused refused, ViewState state, ProgramInfo program)
    {
        var errors = new Dictionary<string, string>();
        foreach (var refusal in refused.Also.Prepend(refused.Why))
        {
            errors.TryAdd(WriteModal.BlockOf(refusal, state), ArtifactWords.Say(refusal, program));
        }

        return ViewAck.Errors(errors);
    }

    static WriteModal.Typed Begin(ArtifactKind kind, string name) => kind is ArtifactKind.Definition && DefinitionStarters.Find(name) is { } starter
        ? new WriteModal.Typed(starter.Term, string.Join(", ", starter.Aka), starter.Text, "", IsDraft: false)
        : new WriteModal.Typed(kind.IsOne() ? "" : name, "", "", "", IsDraft: false);
}
