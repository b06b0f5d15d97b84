using AlignBot.Cadence.Absences;
using AlignBot.Cadence.Parked;
using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Overview;

/// <summary>What a parked item waits for, in the words of Home.</summary>
sealed class MeetingWaiting : IWaitingWords
{
    public const string Name = "meeting";

    public string Feature => Name;

    /// <summary>The item is the slot: it waits with the series, whichever meeting it is in.</summary>
    public static string SlotOf(AgendaItem item) => $"item/{item.Id.Value:N}";

    /// <summary>The series' name, and the item of that slot on the agendas ahead or with the series; null where it is on none.</summary>
    public static async Task<(string? Series, AgendaItem? Item)> FindAsync(AlignBotContext db, ProgramKey key, Guid id, string slot)
    {
        var ahead = await MeetingQueries.Ahead(db.Meetings, key).Where(meeting => meeting.SeriesId == id).ToListAsync();
        var series = await db.Series.SingleOrDefaultAsync(series => series.InstallationId == key.InstallationId && series.ProgramId == key.ProgramId && series.Id == id);
        return (series?.Name, ahead.Select(MeetingDesk.StateOf).SelectMany(meeting => meeting.Items)
            .Concat(series is null ? [] : SeriesDesk.StateOf(series).Backlog)
            .FirstOrDefault(item => SlotOf(item) == slot));
    }

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var lines = new List<WaitingLine?>();
        foreach (var row in rows)
        {
            var key = new ProgramKey(row.InstallationId, row.ProgramId);
            lines.Add(AwayPosts.Is(row.Slot) ? await AwayAsync(db, row, programs[key]) : AskedSlot.ItemOf(row.Slot) is { } id ? await AskedAsync(db, row, id, programs[key]) : await WaitedForAsync(db, key, row));
        }

        return lines;
    }

    static async Task<WaitingLine?> WaitedForAsync(AlignBotContext db, ProgramKey key, WaitingRow row)
    {
        var (series, item) = await FindAsync(db, key, row.SubjectId, row.Slot);
        return item is { NotBefore: { } until }
            ? new WaitingLine(Mrkdwn.Of($"{series} waits for you on: {item.Text}").Shortened(600) + Mrkdwn.Of($", until {When.Date(until)}"), null)
            : null;
    }

    /// <summary>What becomes of a meeting for which somebody who must be there is away.</summary>
    static async Task<WaitingLine?> AwayAsync(AlignBotContext db, WaitingRow row, ProgramInfo program)
    {
        if (await MeetingQueries.FindAsync(db.Meetings, program.Key, row.SubjectId) is not { } found || MeetingDesk.StateOf(found) is not { OpenAwayAsk: { } ask } meeting)
        {
            return null;
        }

        var buttons = AwayWords.Buttons(meeting, ask, program).ToList();
        var text = Mrkdwn.Of($"Arrange {meeting.Terms.Name}, {When.At(meeting.StartsAt, meeting.Terms.Zone)}: {AwayWords.Who(ask.Roles, program.Roster, ask.To)}");
        return new WaitingLine(text.Shortened(900), buttons[0]) { Others = buttons[1..] };
    }

    /// <summary>What becomes of an item that was parked before.</summary>
    static async Task<WaitingLine?> AskedAsync(AlignBotContext db, WaitingRow row, AgendaItemId id, ProgramInfo program)
    {
        if (await MeetingQueries.FindAsync(db.Meetings, program.Key, row.SubjectId) is not { } found || MeetingDesk.StateOf(found) is not { } meeting
            || meeting.Item(id) is not { Disposition: Disposition.Asked asked } item)
        {
            return null;
        }

        var buttons = WhatBecomesMessage.Buttons(meeting, item, program).ToList();
        return new WaitingLine(Mrkdwn.Of($"Say what becomes of: {item.Text.ReplaceLineEndings(" ")}").Shortened(600) + Mrkdwn.Of($", ") + When.By(asked.DueAt, meeting.Terms.Zone), buttons[0]) { Others = buttons[1..] };
    }
}
