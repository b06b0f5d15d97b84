using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>What a parked item waits for, in the words of Home.</summary>
sealed class MeetingWaiting : IWaitingWords
{
    public const string Name = "meeting";

    public string Feature => Name;

    /// <summary>The item is the slot: it waits with the series, whichever meeting it is in.</summary>
    public static string SlotOf(AgendaItem item) => $"item/{item.Id.Value:N}";

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var lines = new List<WaitingLine?>();
        foreach (var row in rows)
        {
            var key = new ProgramKey(row.InstallationId, row.ProgramId);
            var ahead = await MeetingQueries.Ahead(db.Meetings, key).Where(meeting => meeting.SeriesId == row.SubjectId).ToListAsync();
            var series = await db.Series.SingleOrDefaultAsync(series => series.InstallationId == key.InstallationId && series.ProgramId == key.ProgramId && series.Id == row.SubjectId);
            var item = ahead.Select(MeetingDesk.StateOf).SelectMany(meeting => meeting.Items)
                .Concat(series is null ? [] : SeriesDesk.StateOf(series).Backlog)
                .FirstOrDefault(item => SlotOf(item) == row.Slot);
            lines.Add(item is { NotBefore: { } until }
                ? new WaitingLine(Mrkdwn.Of($"{series?.Name} waits for you on: {item.Text}").Shortened(600) + Mrkdwn.Of($", until {When.Date(until)}"), null)
                : null);
        }

        return lines;
    }
}
