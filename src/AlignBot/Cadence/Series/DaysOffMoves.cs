using System.Collections.Immutable;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Wording;

namespace AlignBot.Cadence.Series;

/// <summary>What a new working calendar does to the meetings that were planned, in words for the channel.</summary>
static class DaysOffMoves
{
    /// <summary>One sentence a meeting, without its full stop. Only what days off move, skip or give back; a change of the series speaks for itself.</summary>
    public static ImmutableArray<string> Between(IReadOnlyList<Meeting> before, IReadOnlyList<Meeting> now)
    {
        var was = before.ToDictionary(meeting => meeting.Id);
        return [.. now.Select(meeting => was.TryGetValue(meeting.Id, out var earlier) ? Say(earlier, meeting) : null).OfType<string>()];
    }

    static string? Say(Meeting was, Meeting now) => now switch
    {
        { Ending.IsDayOff: true } when was.Ending is null => $"{Named(was)} does not take place{Because(now.Ending!.Holiday)}",
        { MovedForHoliday: { } holiday } when was.StartsAt != now.StartsAt || was.Ending is not null => $"{Named(was)} moves to {Day(now)}{Because(holiday)}",
        { Status: MeetingStatus.Scheduled, MovedForHoliday: null } when was.Ending is { IsDayOff: true } => $"{Named(now)} takes place after all",
        { Status: MeetingStatus.Scheduled, MovedForHoliday: null } when was.MovedForHoliday is not null && !now.IsMovedByHand => $"{Named(was)} moves back to {Day(now)}",
        _ => null,
    };

    static string Named(Meeting meeting) => $"{meeting.Terms.Name} of {Day(meeting)}";

    static string Day(Meeting meeting) => When.Date(meeting.StartsAt.InZone(meeting.Terms.Zone).Date);

    static string Because(string? holiday) => string.IsNullOrEmpty(holiday) ? "" : $" ({holiday})";
}
