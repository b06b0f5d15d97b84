using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>How the cadence of a program stands in this quarter, for its status and for Home.</summary>
static class CadenceSummary
{
    public static async Task<CadenceHealth> HealthAsync(AlignBotContext db, ProgramInfo program, Instant now)
    {
        var zone = program.Calendar.Zone;
        var since = CadenceHealth.QuarterBegan(now, zone);
        var rows = await MeetingQueries.Past(db.Meetings, program.Key).Where(row => row.StartsAt >= since && row.StartsAt <= now).ToListAsync();
        return CadenceHealth.Of(rows.Select(MeetingDesk.StateOf));
    }

    /// <summary>'Cadence: 11 of 12 held this quarter, 1 late; 5 in a row; 2.4 decisions a meeting; 12 minutes on reconciling numbers.'</summary>
    public static Mrkdwn Say(CadenceHealth health, Roster roster)
    {
        if (health.Due == 0)
        {
            return Mrkdwn.Of($"Cadence: no meeting was due this quarter yet{(health.Skipped > 0 ? $", {health.Skipped} called off" : "")}{(Away(health, roster) is { } off ? $", {off}" : "")}.");
        }

        string[] marks =
        [
            .. health.Undecided > 0 ? new[] { $"{health.Undecided} undecided" } : [],
            .. health.Missed > 0 ? new[] { $"{health.Missed} missed" } : [],
            .. health.Late > 0 ? new[] { $"{health.Late} late" } : [],
            .. health.Skipped > 0 ? new[] { $"{health.Skipped} called off" } : [],
            .. health.Hindered > 0 ? new[] { $"{health.Hindered} not prompted by the bot (no miss)" } : [],
            .. Away(health, roster) is { } away ? new[] { away } : [],
        ];
        var line = Mrkdwn.Of($"Cadence: {health.Held} of {health.Due} held this quarter{(marks.Length > 0 ? ", " + string.Join(", ", marks) : "")}");
        if (health.Streak > 1)
        {
            line += Mrkdwn.Of($"; {health.Streak} in a row");
        }

        if (health.DecisionsAMeeting is { } decisions)
        {
            line += Mrkdwn.Of($"; {decisions} decision{(decisions == 1 ? "" : "s")} a meeting");
        }

        return health.Reconciled > Duration.Zero
            ? line + Mrkdwn.Of($"; {MeetingWords.Count(MeetingWords.Minutes(health.Reconciled), "minute")} on reconciling numbers.")
            : line + Mrkdwn.Of($".");
    }

    /// <summary>'2 not held: Priya was away (no miss), 1 at short notice'.</summary>
    static string? Away(CadenceHealth health, Roster roster)
    {
        var who = health.AwayPeople.IsEmpty ? "people were" : $"{Names.List(roster, health.AwayPeople)} {(health.AwayPeople.Length == 1 ? "was" : "were")}";
        return health.Away == 0 ? null : $"{health.Away} not held: {who} away (no miss{(health.AwayAtShortNotice > 0 ? $", {health.AwayAtShortNotice} at short notice" : "")})";
    }

    public static async Task<Meeting?> NextAsync(AlignBotContext db, ProgramInfo program) =>
        await MeetingQueries.NextAsync(db.Meetings, program.Key) is { } row ? MeetingDesk.StateOf(row) : null;

    /// <summary>'Next: Pipeline review, tomorrow at 09:30'.</summary>
    public static Mrkdwn Next(Meeting meeting) => meeting.Status is MeetingStatus.Scheduled
        ? Mrkdwn.Of($"Next: *{meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)}")
        : Mrkdwn.Of($"Now: *{meeting.Terms.Name}*");
}
