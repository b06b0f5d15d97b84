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

namespace AlignBot.Artifacts.Accounts;

/// <summary>Adding an entry to an account, and having all of them as a file. Who may is checked on each click.</summary>
sealed class EntryForms(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, ArtifactVersions versions, ClickReply reply, RequestInbox inbox,
    IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string AddAction = "account.entry";
    public const string AllAction = "account.entries";

    public static Button Add(ProgramInfo program, string account, string label) =>
        new(AddAction, label) { Value = new ProgramRef(program.Key.ProgramId, account).ToString() };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var actor = new UserId(payload.User.Id);
        if (action.ActionId == AllAction)
        {
            if (ArtifactRef.Parse(action.Value) is { Id: { } id } about && await database.ReadAsync(db => ArtifactTables.FindAsync(db, about.Program(installation), id)) is { } account)
            {
                versions.Send(request.Workspace, actor, await programs.LatestAsync(about.Program(installation)), account);
                await reply.SayAsync(payload, request, Mrkdwn.Of($"All entries of {account.Name} are on their way to you as a file."), ct);
            }

            return ActionAck.Nothing;
        }

        if (ProgramRef.Parse(action.Value) is not { Rest.Length: > 0 } to)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(to.In(installation));
        if (ArtifactWorkflow.WhyNotAdd(actor, ArtifactDesk.Context(program, clock.GetCurrentInstant())) is { } refusal)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(refusal, program), ct);
            return ActionAck.Nothing;
        }

        var entries = await database.ReadAsync(async db => await ArtifactTables.NamedAsync(db, program.Key, ArtifactKind.AccountPlan, to.Rest) is { } there
            ? (await AccountBook.EntriesAsync(db, there, program.Key, EntryModal.Offered)).Newest
            : []);
        await reply.OpenAsync(payload, request, EntryModal.Show(program, to, entries), ct);
        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { Rest.Length: > 0 } to || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = to.In(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                var add = EntryModal.Read(actor, view.State);

                // What it says is looked at before an account is begun: what is refused leaves nothing behind.
                var account = await ArtifactTables.NamedAsync(session.Db, key, ArtifactKind.AccountPlan, to.Rest);
                if (account is null && Problem(add, ArtifactDesk.Context(program, session.Now)) is { } problem)
                {
                    return ViewAck.Error(EntryModal.BlockOf(problem), ArtifactWords.Say(problem, program));
                }

                if (account is null)
                {
                    var begun = await desk.BeginAsync(session, key, ArtifactKind.AccountPlan, to.Rest, actor);
                    if (begun is Outcome<Artifact>.Refused no)
                    {
                        return ViewAck.Error(EntryModal.BlockOf(no.Why), ArtifactWords.Say(no.Why, program));
                    }

                    account = begun.Taken();
                    await session.SaveAsync();
                }

                return await desk.ApplyAsync(session, key, account.Id.Value, add) is Outcome<Artifact>.Refused refused
                    ? ViewAck.Error(EntryModal.BlockOf(refused.Why), ArtifactWords.Say(refused.Why, program))
                    : ViewAck.Update(EntryModal.Added(program, account.Name));
            },
            ct);
    }

    static Refusal? Problem(ArtifactCommand.AddEntry add, RuleContext context)
    {
        var blank = new Artifact { Id = default, Number = 0, Program = default, Kind = ArtifactKind.AccountPlan, Name = "" };
        return ArtifactWorkflow.Apply(blank, add, context) is Outcome<Artifact>.Refused refused ? refused.Why : null;
    }
}
