using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The meetings that go through accounts, for a feature that has lines for their sections (<see cref="ISectionPart"/>).</summary>
interface IReviewMeetings
{
    /// <summary>Null where the program has none of that id.</summary>
    Task<Meeting?> FindAsync(AlignBotContext db, ProgramKey program, MeetingId id);

    /// <summary>When the one before it was begun that was held; null where none was.</summary>
    Task<Instant?> LastHeldAsync(AlignBotContext db, ProgramKey program, Meeting meeting);

    /// <summary>Why somebody can't say how anything ends in it, in words; null when they can.</summary>
    ValueTask<Mrkdwn?> WhyNotSettleAsync(Session session, ProgramKey program, MeetingId id, UserId actor);

    /// <summary>Makes an item of the agenda of what somebody acts on, in the section that the meeting is at.</summary>
    /// <returns>The item; or why there is none, in words.</returns>
    ValueTask<(AgendaItemId? Item, Mrkdwn WhyNot)> TakeUpAsync(
        Session session, ProgramKey program, MeetingId id, UserId actor, string text, string? account);
}
