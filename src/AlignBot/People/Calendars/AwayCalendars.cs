using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People.Calendars;

/// <summary>What came of looking at a calendar.</summary>
/// <param name="Days">The days out of office; null where it could not be read.</param>
/// <param name="Unread">How many such events could not be understood.</param>
/// <param name="Trouble">Why it could not be read.</param>
readonly record struct FeedReading(ImmutableArray<FoundDays>? Days, int Unread, FeedTrouble? Trouble);

/// <summary>Keeps whose calendar is read, and carries out what follows from each reading. Everything about a calendar goes when its person takes it away or leaves.</summary>
sealed class AwayCalendars(ProgramDirectory programs, AwayProposals proposals, AddressSeal seal, OutboxQueue outbox, CalendarSignal signal)
    : IFollow<RosterChanged>, IAfterErasure
{
    /// <summary>Between two looks at one that can be read.</summary>
    static readonly Duration Usually = Duration.FromHours(6);

    static readonly Duration AtFirst = Duration.FromMinutes(15);
    static readonly Duration AtMost = Duration.FromHours(24);

    public static Task<AwayCalendarRow?> FindAsync(AlignBotContext db, ProgramKey key, UserId user) =>
        CalendarTables.Calendars(db, key).SingleOrDefaultAsync(row => row.UserId == user.Value);

    /// <summary>A person has their calendar read from now on, in place of any other. The refusal, or null.</summary>
    public async ValueTask<Refusal?> GiveAsync(Session session, ProgramKey key, UserId user, Uri address)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        if (!roster.MayTakePart(user))
        {
            return new RosterRefusal.NotAMember(user, roster.StandingOf(user));
        }

        if (await FindAsync(session.Db, key, user) is { } old)
        {
            session.Db.AwayCalendars.Remove(old);
            await session.SaveAsync();
        }

        session.Db.AwayCalendars.Add(new AwayCalendarRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            UserId = user.Value,
            Id = Guid.CreateVersion7(),
            Address = seal.Seal(address),
            Host = TextLimits.Cut(FeedAddress.HostOf(address), TextLimits.Name),
            GivenAt = session.Now,
            NextAt = session.Now,
        });
        session.AfterCommit(signal.Wake);
        return null;
    }

    /// <summary>Nobody reads their calendar any more, and nothing of it is kept but the days that they said they are away. False where none was read.</summary>
    public async ValueTask<bool> TakeAwayAsync(Session session, ProgramKey key, UserId user)
    {
        if (await FindAsync(session.Db, key, user) is not { } row)
        {
            return false;
        }

        if (row.IsTold)
        {
            await SayAsync(session, key, row, OutboxKind.Edit);
        }

        session.Db.AwayCalendars.Remove(row);
        foreach (var asked in await CalendarTables.Proposals(session.Db, key, user).Where(asked => asked.Event != null).ToListAsync())
        {
            await proposals.RemoveAsync(session, key, asked);
        }

        await session.SaveAsync();
        return true;
    }

    /// <summary>Carries out a reading. Nothing where another address was given, or it was taken away, meanwhile.</summary>
    public async ValueTask TakeAsync(Session session, ProgramKey key, Guid id, FeedReading reading)
    {
        if (await CalendarTables.Calendars(session.Db, key).SingleOrDefaultAsync(row => row.Id == id) is not { } row)
        {
            return;
        }

        if (reading.Days is { } days)
        {
            var wasTold = row.IsTold;
            (row.Failures, row.Trouble, row.IsTold, row.ReadAt, row.Unread, row.NextAt) = (0, null, false, session.Now, reading.Unread, session.Now + Usually);
            if (wasTold)
            {
                await SayAsync(session, key, row, OutboxKind.Edit);
            }

            await CompareAsync(session, key, new UserId(row.UserId), days);
            return;
        }

        row.Failures++;
        row.Trouble = reading.Trouble;
        row.NextAt = session.Now + Duration.Min(AtMost, AtFirst * Math.Pow(2, Math.Min(10, row.Failures - 1)));
        if (!row.IsTold && row.Failures >= FailuresToTell(row))
        {
            row.IsTold = true;
            await SayAsync(session, key, row, OutboxKind.Nudge);
        }
    }

    /// <summary>What passes by itself is given a day or two; whoever has just given an address hears sooner.</summary>
    static int FailuresToTell(AwayCalendarRow row) => (row.Trouble is FeedTrouble.Unreachable or FeedTrouble.Failing, row.ReadAt) switch
    {
        (true, null) => 3,
        (true, _) => 8,
        (false, null) => 1,
        (false, _) => 2,
    };

    async ValueTask CompareAsync(Session session, ProgramKey key, UserId user, ImmutableArray<FoundDays> found)
    {
        var rows = await CalendarTables.Proposals(session.Db, key, user).Where(row => row.Event != null).ToListAsync();
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        var today = roster.DayOf(user, session.Now);
        var known = rows.ConvertAll(row => new ProposedDays(row.Event!, AwayProposals.Of(row).From, AwayProposals.Of(row).To, row.State, row.Missing));
        var own = roster.Absences.Where(absence => absence.User == user).ToList();
        AwayProposalRow RowOf(ProposedDays days) => rows.First(row => row.Event == days.Event);
        foreach (var change in CalendarDays.Compare(found, known, own, today))
        {
            switch (change)
            {
                case CalendarChange.Propose { Days: var days }:
                    await proposals.ProposeAsync(session, key, new Absence { User = user, From = days.From, To = days.To }, days.Event, by: null);
                    break;
                case CalendarChange.Move move:
                    await proposals.MoveAsync(session, key, RowOf(move.From), move.To.From, move.To.To);
                    break;
                case CalendarChange.Withdraw { Days: var days }:
                    await proposals.WithdrawAsync(session, key, RowOf(days));
                    break;
                case CalendarChange.Note note:
                    RowOf(note.Days).Missing = note.Missing;
                    break;
            }
        }

        // What is long over, and can't be in the calendar's way any more.
        session.Db.AwayProposals.RemoveRange(rows.Where(row => row.State is not ProposalState.Open && AwayProposals.Of(row).To < today.PlusDays(-CalendarDays.Ahead)));
    }

    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        if (moment.How is not RosterChange.Day)
        {
            await ForgetWhoLeftAsync(session, moment.Program);
        }
    }

    public ValueTask ErasedAsync(Session session, ProgramKey key, IReadOnlyCollection<Guid> subjects) => ForgetWhoLeftAsync(session, key);

    /// <summary>Whoever is not in the program any more has no calendar here, also when they come back; nor are they asked anything.</summary>
    async ValueTask ForgetWhoLeftAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        var members = session.Db.Members.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.IsActive && row.InChannel);
        foreach (var row in await CalendarTables.Calendars(session.Db, key).Where(row => !members.Any(member => member.UserId == row.UserId)).ToListAsync())
        {
            await TakeAwayAsync(session, key, new UserId(row.UserId));
        }

        foreach (var row in await CalendarTables.Proposals(session.Db, key).Where(row => !members.Any(member => member.UserId == row.UserId)).ToListAsync())
        {
            await proposals.RemoveAsync(session, key, row);
        }
    }

    ValueTask SayAsync(Session session, ProgramKey key, AwayCalendarRow row, OutboxKind kind) => outbox.EnqueueAsync(
        session, key,
        new OutgoingMessage { Kind = kind, Message = AwayCalendarMessage.Name, SubjectId = row.Id, Destination = row.UserId, Slot = AwayCalendarMessage.Slot });
}

/// <summary>Wakes whoever reads calendars: one was given.</summary>
sealed class CalendarSignal : IDisposable
{
    readonly SemaphoreSlim given = new(0);

    public void Wake() => given.Release();

    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => given.WaitAsync(most, cancellation);

    public void Dispose() => given.Dispose();
}
