using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Running;

/// <summary>What a meeting did not settle, and where it has gone.</summary>
static class LeftOver
{
    /// <summary>'On the agenda of Tuesday, December 8th at 9:30 AM now: Acme; Globex.' Empty where nothing is left.</summary>
    public static async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramKey key, Meeting meeting)
    {
        var left = meeting.IsAhead ? [] : meeting.Items.Where(item => item.Disposition is null or Disposition.Parked).ToList();
        if (left.Count == 0)
        {
            return Mrkdwn.Empty;
        }

        var isOnce = meeting.Terms.IsOnce;

        // An item keeps its id: where it stands next is where it went, also once that is over too.
        var later = (await MeetingQueries.Of(db.Meetings, key)
                .Where(row => (isOnce || row.SeriesId == meeting.Series.Value) && row.StartsAt > meeting.StartsAt)
                .OrderBy(row => row.StartsAt).Take(26).ToListAsync())
            .ConvertAll(MeetingDesk.StateOf);
        var lines = left.GroupBy(item => later.Find(other => other.Item(item.Id) is not null)?.StartsAt).OrderBy(group => group.Key is null).ThenBy(group => group.Key)
            .Select(group => (group.Key is { } at ? Mrkdwn.Of($"On the agenda of {When.Recorded(at, meeting.Terms.Zone)} now: ") : Mrkdwn.Of($"Waits for the next one to be planned: ")) + MeetingWords.Titles(group))
            .ToList();
        return Mrkdwn.Join("\n", lines).Shortened(2000);
    }

    /// <summary>'Not reached: Acme; Globex.': of sections that are over, while it runs.</summary>
    public static Mrkdwn NotReached(Meeting meeting)
    {
        var passed = meeting.Items.Where(item => item is { Disposition: null, ReachedAt: null } && item.Section < meeting.Section).ToList();
        return passed.Count == 0
            ? Mrkdwn.Empty
            : Mrkdwn.Of($"Not reached, and on to the next one unless it is settled from the agenda: ") + MeetingWords.Titles(passed);
    }
}
