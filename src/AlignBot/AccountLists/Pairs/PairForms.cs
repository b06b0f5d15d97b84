using System.Text.Json;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.History;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Pairs;

/// <summary>Saying who owns an account together, and which member an owner of the source is. Who may is checked on each click.</summary>
sealed class PairForms(
    InstallationDirectory installations, ProgramDirectory programs, ClickReply reply, RequestInbox inbox, IDatabase database,
    IClock clock) : IActionHandler, IViewSubmissionHandler
{
    public const string PairAction = "list.pair";
    public const string PeopleAction = "list.owners";

    /// <summary>On the page of an account.</summary>
    public static Button Pair(ProgramInfo program, string account, string label) =>
        new(PairAction, label) { Value = new ProgramRef(program.Key.ProgramId, account).ToString() };

    public static Button People(ProgramInfo program) =>
        new(PeopleAction, "Say who they are") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        if (AccountListWorkflow.WhyNotKeep(new UserId(payload.User.Id),
            AccountListDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{ListWords.Say(no, program)}"), ct);
            return ActionAck.Nothing;
        }

        var form = await database.ReadAsync(async db =>
        {
            var list = await ListTables.ListAsync(db, program.Key);
            if (action.ActionId == PeopleAction)
            {
                return PairModal.People(
                    program,
                    PairBook.Unknown(list, await PairBook.TierOneAsync(db, program, list), await PairBook.OwnersAsync(db, program, list)));
            }

            var row = list?.Current is { } current
                ? await ListTables.Accounts(db, program.Key, current.Reading).SingleOrDefaultAsync(row => row.Key == about.Rest)
                : null;
            return row is null
                ? PairModal.Says(Mrkdwn.Of($"That account is not on the list any more."))
                : PairModal.Pair(program, list!.Pairs, await PairBook.OfAsync(db, program, list, row.ToAccount()));
        });
        await reply.OpenAsync(payload, request, form, ct);
        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                if (AccountListWorkflow.WhyNotKeep(actor, AccountListDesk.Context(program, session.Now)) is { } no)
                {
                    return ViewAck.Update(PairModal.Says(Mrkdwn.Of($"{ListWords.Say(no, program)}")));
                }

                return view.CallbackId == PairModal.PeopleCallbackId
                    ? await NameAsync(session, key, about, actor, view.State)
                    : await PairAsync(session, program, about.Rest, actor, view.State);
            },
            ct);
    }

    static async ValueTask<ViewAck> PairAsync(Session session, ProgramInfo program, string account, UserId actor, ViewState state)
    {
        var (rep, marketer) = PairModal.ReadPair(state);
        foreach (var (block, user) in new[] { (PairModal.RepBlock, rep), (PairModal.MarketerBlock, marketer) })
        {
            if (user is { } person && !program.Roster.MayDecide(person))
            {
                return ViewAck.Error(
                    block, $"{Names.WithWhy(program.Roster, person, program.Roster.StandingOf(person))}: choose somebody else.");
            }
        }

        var list = await ListTables.ListAsync(session.Db, program.Key);
        var name = list?.Current is { } current
            ? await ListTables.Accounts(
                session.Db, program.Key, current.Reading).Where(row => row.Key == account).Select(row => row.Name).SingleOrDefaultAsync()
            : null;
        if (name is null)
        {
            return ViewAck.Update(PairModal.Says(Mrkdwn.Of($"That account is not on the list any more. Nothing has changed.")));
        }

        if (await ListTables.Pairs(session.Db, program.Key).SingleOrDefaultAsync(row => row.Key == account) is not { } pair)
        {
            pair = new PairRow
            {
                InstallationId = program.Key.InstallationId,
                ProgramId = program.Key.ProgramId,
                Key = account,
                SetBy = "",
            };
            session.Db.AccountPairs.Add(pair);
        }

        (pair.Rep, pair.Marketer, pair.SetBy, pair.SetAt) = (rep?.Value, marketer?.Value, actor.Value, session.Now);
        await LogAsync(session, program.Key, list!.Id.Value, actor, new AccountListFact.Paired(account, name, rep, marketer));
        return ViewAck.Update(PairModal.Says(Mrkdwn.Of($"Saved. `/align account {name}` shows it.").Shortened(500)));
    }

    static async ValueTask<ViewAck> NameAsync(Session session, ProgramKey key, ProgramRef about, UserId actor, ViewState state)
    {
        var list = await ListTables.ListAsync(session.Db, key);
        var named = PairModal.ReadPeople(state);
        foreach (var (owner, member) in named)
        {
            if (await ListTables.Owners(session.Db, key).SingleOrDefaultAsync(row => row.Owner == owner) is not { } row)
            {
                row = new OwnerMemberRow { InstallationId = key.InstallationId, ProgramId = about.ProgramId, Owner = owner };
                session.Db.OwnerMembers.Add(row);
            }

            row.UserId = member.Value;
            await LogAsync(session, key, list?.Id.Value ?? Guid.Empty, actor, new AccountListFact.OwnerNamed(owner, member));
        }

        return ViewAck.Update(PairModal.Says(named.Count == 0 ? Mrkdwn.Of($"Nothing has changed.") : Mrkdwn.Of($"Saved: {named.Count} {(named.Count == 1 ? "person is" : "people are")} matched. `/align list pairs` shows what is still open.")));
    }

    static async ValueTask LogAsync(Session session, ProgramKey key, Guid list, UserId actor, AccountListFact fact) =>
        await session.AppendHistoryAsync(
        key, new HistoryEntry(AccountListFacts.KindOf(fact), session.Now, actor.Value, list,
            JsonSerializer.Serialize(fact, AccountListJson.Default.AccountListFact)));
}
