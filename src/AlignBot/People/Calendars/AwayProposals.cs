using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.People.Calendars;

/// <summary>Asks people whether they are away on days that their calendar, or whoever governs, says; enters the days once they say yes, and lets them follow the calendar.</summary>
sealed class AwayProposals(ProgramDirectory programs, PeopleDesk people, WaitingList waiting, OutboxQueue outbox)
{
    /// <summary>The days that a proposal is about.</summary>
    public static Absence Of(AwayProposalRow row) => new()
    {
        User = new UserId(row.UserId),
        From = LocalDatePattern.Iso.Parse(row.FromDay).GetValueOrThrow(),
        To = LocalDatePattern.Iso.Parse(row.ToDay).GetValueOrThrow(),
    };

    public static Task<AwayProposalRow?> FindAsync(AlignBotContext db, ProgramKey key, Guid id) => CalendarTables.Proposals(db, key).SingleOrDefaultAsync(row => row.Id == id);

    /// <summary>Whoever governs proposes days to somebody. The refusal, or null when they are asked.</summary>
    public async ValueTask<Refusal?> AskAsync(Session session, ProgramKey key, UserId actor, Absence absence)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        if ((RosterChecks.WhyNotGovern(roster, actor, session.Now) ?? RosterChecks.WhyNotAway(roster, absence, actor, session.Now)) is { } refusal)
        {
            return refusal;
        }

        var (from, to) = (Iso(absence.From), Iso(absence.To));
        if (!await CalendarTables.Proposals(session.Db, key, absence.User).AnyAsync(row => row.State == ProposalState.Open && row.FromDay == from && row.ToDay == to))
        {
            await ProposeAsync(session, key, absence, ofEvent: null, actor);
        }

        return null;
    }

    public async ValueTask ProposeAsync(Session session, ProgramKey key, Absence days, string? ofEvent, UserId? by)
    {
        var row = new AwayProposalRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = Guid.CreateVersion7(),
            UserId = days.User.Value,
            Event = ofEvent,
            ById = by?.Value,
            FromDay = Iso(days.From),
            ToDay = Iso(days.To),
            ProposedAt = session.Now,
        };
        session.Db.AwayProposals.Add(row);
        await AskAsync(session, key, row);
    }

    /// <summary>The person says whether they are away. The refusal, or null when that stands.</summary>
    public async ValueTask<Refusal?> AnswerAsync(Session session, ProgramKey key, UserId actor, Guid id, bool isAway)
    {
        if (await FindAsync(session.Db, key, id) is not { } row)
        {
            return new RosterRefusal.ProposalOver();
        }

        if (row.UserId != actor.Value)
        {
            return new RosterRefusal.NotAsked(new UserId(row.UserId));
        }

        if (row.State is not ProposalState.Open)
        {
            return row.State == (isAway ? ProposalState.Confirmed : ProposalState.NotAway) ? null : new RosterRefusal.ProposalOver();
        }

        if (!isAway)
        {
            await EndAsync(session, key, row, ProposalState.NotAway);
            return null;
        }

        var refusal = await people.EnterAwayAsync(session, key, actor, Of(row), entered => row.AbsenceId = entered);
        if (refusal is RosterRefusal.AwayAlready { Other: var other } && other.From <= Of(row).From && other.To >= Of(row).To)
        {
            refusal = null; // entered by hand meanwhile: that stands
        }

        if (refusal is null or RosterRefusal.IsOver)
        {
            await EndAsync(session, key, row, refusal is null ? ProposalState.Confirmed : ProposalState.Withdrawn);
        }

        return refusal;
    }

    /// <summary>The event has other days, or is back. What stands moves with it; where that can't be, they are asked.</summary>
    public async ValueTask MoveAsync(Session session, ProgramKey key, AwayProposalRow row, LocalDate from, LocalDate to)
    {
        var stood = row.State is ProposalState.Confirmed && row.AbsenceId is { } absence && await TakeBackAsync(session, key, row, absence);
        (row.FromDay, row.ToDay, row.Missing) = (Iso(from), Iso(to), 0);
        if (stood && await people.EnterAwayAsync(session, key, new UserId(row.UserId), Of(row), entered => row.AbsenceId = entered, byItself: true) is null)
        {
            await SayAsync(session, key, row, OutboxKind.Nudge);
            return;
        }

        row.State = ProposalState.Open;
        await AskAsync(session, key, row);
    }

    /// <summary>The event is gone: what was asked is over, and what stands is taken back, which they are told.</summary>
    public async ValueTask WithdrawAsync(Session session, ProgramKey key, AwayProposalRow row)
    {
        var stood = row.State is ProposalState.Confirmed && row.AbsenceId is { } absence && await TakeBackAsync(session, key, row, absence);
        if (row.State is ProposalState.Open || stood)
        {
            await EndAsync(session, key, row, ProposalState.Withdrawn, stood ? OutboxKind.Nudge : OutboxKind.Edit);
        }

        row.State = ProposalState.Withdrawn;
    }

    /// <summary>Nothing is asked any more, and nothing of it is kept.</summary>
    public async ValueTask RemoveAsync(Session session, ProgramKey key, AwayProposalRow row)
    {
        if (row.State is ProposalState.Open)
        {
            await EndAsync(session, key, row, ProposalState.Withdrawn);
        }

        session.Db.AwayProposals.Remove(row);
    }

    async ValueTask<bool> TakeBackAsync(Session session, ProgramKey key, AwayProposalRow row, Guid absence) =>
        await people.CancelAwayAsync(session, key, new UserId(row.UserId), absence, byItself: true) is null;

    async ValueTask AskAsync(Session session, ProgramKey key, AwayProposalRow row)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        var user = new UserId(row.UserId);
        await waiting.AddAsync(session, key, AwayWaiting.FeatureName, row.Id, AwayProposalMessage.Slot, row.UserId, roster.ZoneOf(user).AtStartOfDay(Of(row).From).ToInstant());
        await session.SetTimerAsync(key, AwayProposalTimers.FeatureName, row.Id, AwayProposalTimers.Over, roster.ZoneOf(user).AtStartOfDay(Of(row).To.PlusDays(1)).ToInstant());
        await SayAsync(session, key, row, OutboxKind.Nudge);
    }

    async ValueTask EndAsync(Session session, ProgramKey key, AwayProposalRow row, ProposalState state, OutboxKind said = OutboxKind.Edit)
    {
        row.State = state;
        await waiting.RemoveAsync(session, key, row.Id, AwayProposalMessage.Slot, row.UserId);
        await session.ClearTimerAsync(key, row.Id, AwayProposalTimers.Over);
        await SayAsync(session, key, row, said);
    }

    ValueTask SayAsync(Session session, ProgramKey key, AwayProposalRow row, OutboxKind kind) => outbox.EnqueueAsync(
        session, key, new OutgoingMessage { Kind = kind, Message = AwayProposalMessage.Name, SubjectId = row.Id, Destination = row.UserId, Slot = AwayProposalMessage.Slot });

    static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The days that somebody is asked about are over: nothing is asked any more.</summary>
sealed class AwayProposalTimers(AwayProposals proposals) : ITimerHandler
{
    public const string FeatureName = "away-proposal";
    public const string Over = "over";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (await AwayProposals.FindAsync(session.Db, timer.Program, timer.SubjectId) is { State: ProposalState.Open } row)
        {
            await proposals.WithdrawAsync(session, timer.Program, row);
        }
    }
}
