using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Agendas;

/// <summary>The meetings for features that have lines for their sections: a line that somebody acts on becomes an item.</summary>
sealed class ReviewMeetings(ProgramDirectory programs, MeetingDesk desk) : IReviewMeetings
{
    /// <summary>Where its own series has none that was held, so many of all are looked through for one of its kind.</summary>
    const int Looked = 40;

    public async Task<Meeting?> FindAsync(AlignBotContext db, ProgramKey program, MeetingId id) =>
        await MeetingQueries.FindAsync(db.Meetings, program, id.Value) is { } row ? MeetingDesk.StateOf(row) : null;

    public async Task<Instant?> LastHeldAsync(AlignBotContext db, ProgramKey program, Meeting meeting)
    {
        var held = MeetingQueries.Of(db.Meetings, program)
            .Where(row => row.StartsAt < meeting.StartsAt && (row.Status == MeetingStatus.Held
                || row.Status == MeetingStatus.HeldUndecided))
            .OrderByDescending(row => row.StartsAt);
        var last = await held.FirstOrDefaultAsync(row => row.SeriesId == meeting.Series.Value) is { } row
            ? MeetingDesk.StateOf(row)
            : meeting.Terms.Kind is SeriesKind.ShortReview
            ? null
            : (await held.Take(Looked).ToListAsync()).Select(MeetingDesk.StateOf).FirstOrDefault(other => other.Terms.Kind == meeting.Terms.Kind);
        return last is null ? null : last.StartedAt ?? last.StartsAt;
    }

    public async ValueTask<Mrkdwn?> WhyNotSettleAsync(Session session, ProgramKey program, MeetingId id, UserId actor)
    {
        var (info, meeting) = (await programs.CurrentAsync(session, program), await FindAsync(session.Db, program, id));
        return meeting is null ? MeetingRefusals.Say(new MeetingRefusal.UnknownItem(), info, info.Calendar.Zone)
            : MeetingWorkflow.WhyNotSettle(meeting, actor, new MeetingContext(session.Now, info.Roster, info.Calendar)) is { } why
                ? MeetingRefusals.Say(why, info, meeting.Terms.Zone)
                : default(Mrkdwn?);
    }

    public async ValueTask<(AgendaItemId? Item, Mrkdwn WhyNot)> TakeUpAsync(
        Session session, ProgramKey program, MeetingId id, UserId actor, string text, string? account)
    {
        if (await WhyNotSettleAsync(session, program, id, actor) is { } no)
        {
            return (null, no);
        }

        var item = new AgendaItemId(Guid.CreateVersion7());
        var info = await programs.CurrentAsync(session, program);
        return await desk.ApplyAsync(session, program, id.Value, new MeetingCommand.AddItem(actor, item, text, Account: account)) switch
        {
            Outcome<Meeting>.Changed => (item, Mrkdwn.Empty),
            Outcome<Meeting>.Refused refused => (null, MeetingRefusals.Say(refused.Why, info, info.Calendar.Zone)),
            _ => (null, Mrkdwn.Empty),
        };
    }
}
