using AlignBot.AccountLists.Diffs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists;

/// <summary>Carries commands to the list of a program, in the transaction of its session.</summary>
sealed class AccountListDesk(ProgramDirectory programs, ISourceReadings sources, OutboxQueue outbox, WaitingList waiting, Moments moments)
{
    public const string FeatureName = "list";

    /// <summary>How the list is kept in its row.</summary>
    public static StateColumn<AccountList> State { get; } = new("account_list", AccountListJson.Default.AccountList, older => older);

    static readonly Aggregate<AccountList, AccountListRow, AccountListFact> Kept = new(
        State, AccountListJson.Default.AccountListFact, AccountListFacts.KindOf, FeatureName);

    public static AccountList StateOf(AccountListRow row) => State.Read(row);

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>Applies a command. A program that has no list gets one with the first that changes something.</summary>
    public async ValueTask<Outcome<AccountList>> ApplyAsync(Session session, ProgramKey key, AccountListCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        var row = await RowAsync(session, key);
        var state = row is null
            ? AccountListWorkflow.Blank(new AccountListId(Guid.CreateVersion7()), new ProgramId(key.ProgramId))
            : StateOf(row);
        var outcome = await IsThereAsync(session.Db, key, state, command)
            ? AccountListWorkflow.Apply(state, command, Context(program, session.Now))
            : new Outcome<AccountList>.Refused(new AccountListRefusal.ReadingGone());
        if (outcome is Outcome<AccountList>.Changed changed)
        {
            if (row is null)
            {
                row = new AccountListRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    Id = state.Id.Value,
                    State = "",
                };
                session.Db.AccountLists.Add(row);
            }

            await KeepAsync(session, program, row, changed);
            if (changed.State.Current is { } current && current != state.Current)
            {
                await SnapshotRow.KeepAsync(session, key, current);
                if (state.Current is null || current.By is not null)
                {
                    await session.SaveAsync();
                    await moments.TellAsync(session, new GroundChanged(key));
                }
            }
        }

        return outcome;
    }

    /// <summary>Whether all accounts of the reading that is to count are there: one that was swept, or never ended, must never be the
    /// list.</summary>
    static async ValueTask<bool> IsThereAsync(AlignBotContext db, ProgramKey key, AccountList state, AccountListCommand command)
    {
        (Guid Reading, ListCounts Counts)? about = command switch
        {
            AccountListCommand.Take take => (take.Reading, take.Counts),
            AccountListCommand.Confirm confirm when state.Held is { } held && held.Reading == confirm.Reading =>
                (held.Reading, held.Counts),
            AccountListCommand.Compare { Again: false } compare => (compare.Reading.Reading, compare.Reading.Counts),
            _ => null,
        };
        return about is not { } reading || await ListTables.Accounts(db, key, reading.Reading).CountAsync() == reading.Counts.Accounts;
    }

    /// <summary>Null before anybody said where the list comes from.</summary>
    public static Task<AccountListRow?> RowAsync(Session session, ProgramKey key) =>
        session.Db.AccountLists.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    async ValueTask KeepAsync(Session session, ProgramInfo program, AccountListRow row, Outcome<AccountList>.Changed changed)
    {
        var (list, key) = (changed.State, program.Key);
        Kept.Keep(row, list);
        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                if (effect is AccountListEffect.Log { Fact: AccountListFact.Compared compared })
                {
                    await DivergenceRow.KeepAsync(session, key, compared.Name, compared.Found);
                }

                continue;
            }

            switch (effect)
            {
                case AccountListEffect.Read read:
                    await sources.AskAsync(session, key, read.Source);
                    break;
                case AccountListEffect.SettingsChanged:
                    await session.SaveAsync();
                    await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.AccountList));
                    break;
                case AccountListEffect.Post:
                    session.Db.ListDiffs.Add(DiffOf(key, list.Diff!));
                    await SayAsync(OutboxKind.Ledger, DiffMessage.Name, program.ChannelId, DiffMessage.SlotOf(list.Diff!.Number));
                    await TellReviewAsync();
                    break;
                case AccountListEffect.Refresh refresh:
                    if (list.Diff!.Number == refresh.Number)
                    {
                        await KeepDiffAsync(session, key, list.Diff);
                    }

                    await SayAsync(OutboxKind.Edit, DiffMessage.Name, program.ChannelId, DiffMessage.SlotOf(refresh.Number));
                    await TellReviewAsync();
                    break;
                case AccountListEffect.AskAbout ask:
                    await waiting.AddAsync(session, key, FeatureName, row.Id, HeldMessage.Slot, ask.To.Value, dueAt: null);
                    await SayAsync(OutboxKind.Nudge, HeldMessage.Name, ask.To.Value, HeldMessage.Slot);
                    break;
                case AccountListEffect.RefreshAsk ask:
                    await SayAsync(OutboxKind.Edit, HeldMessage.Name, ask.To.Value, HeldMessage.Slot);
                    break;
                case AccountListEffect.AskNoMore over:
                    await waiting.RemoveAsync(session, key, row.Id, HeldMessage.Slot, over.To.Value);
                    await SayAsync(OutboxKind.Edit, HeldMessage.Name, over.To.Value, HeldMessage.Slot);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }

        async ValueTask SayAsync(OutboxKind kind, string message, string to, string slot) => await outbox.EnqueueAsync(
            session, key, new OutgoingMessage { Kind = kind, Message = message, SubjectId = row.Id, Destination = to, Slot = slot });

        async ValueTask TellReviewAsync()
        {
            await session.SaveAsync();
            await moments.TellAsync(session, new MeetingPartChanged(key));
        }
    }

    static DiffRow DiffOf(ProgramKey key, WeeklyDiff diff)
    {
        var row = new DiffRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Number = diff.Number };
        row.Take(diff);
        return row;
    }

    static async ValueTask KeepDiffAsync(Session session, ProgramKey key, WeeklyDiff diff)
    {
        await session.SaveAsync();
        if (await ListTables.Diffs(session.Db, key).SingleOrDefaultAsync(row => row.Number == diff.Number) is { } row)
        {
            row.Take(diff);
        }
    }
}
