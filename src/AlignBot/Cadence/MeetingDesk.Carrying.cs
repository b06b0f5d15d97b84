using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <content>Items that go from one agenda to another.</content>
sealed partial class MeetingDesk
{
    /// <summary>Brings an item to a planned meeting. False where it finds no room: it is not on that agenda then, and has to go elsewhere.</summary>
    public async ValueTask<bool> TakeOnAsync(Session session, ProgramKey key, Meeting meeting, AgendaItem item) =>
        meeting.Items.Any(other => other.Id == item.Id || (item.Source is not null && other.Source == item.Source))
        || await ApplyAsync(session, key, meeting.Id.Value, new MeetingCommand.TakeOn(item)) switch
        {
            Outcome<Meeting>.Changed => true,
            Outcome<Meeting>.Refused refused => throw new InvalidOperationException($"An agenda refuses what was carried to it: {refused.Why}."),
            _ => false,
        };

    /// <summary>An item goes to the first planned meeting of the series that has room for it on or after its date, or waits with the series for one to be planned.</summary>
    async ValueTask CarryAsync(Session session, ProgramKey key, MeetingRow from, AgendaItem item)
    {
        await session.SaveAsync();
        var isOnce = StateOf(from).Terms.IsOnce;
        var next = await MeetingQueries.Of(session.Db.Meetings, key)
            .Where(row => (isOnce || row.SeriesId == from.SeriesId) && row.Id != from.Id && row.Status == MeetingStatus.Scheduled && row.StartsAt > from.StartsAt)
            .OrderBy(row => row.StartsAt)
            .ToListAsync();
        foreach (var row in next)
        {
            var meeting = StateOf(row);
            if ((item.NotBefore is null || meeting.StartsAt.InZone(meeting.Terms.Zone).Date >= item.NotBefore) && await TakeOnAsync(session, key, meeting, item))
            {
                return;
            }
        }

        if (await session.Db.Series.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == from.SeriesId) is { } series)
        {
            var state = SeriesDesk.StateOf(series);
            SeriesDesk.Write(series, state with { Backlog = [.. state.Backlog.Where(other => other.Id != item.Id), item] });
        }
    }

    /// <summary>An item comes back from the meeting that it was carried to, or from what waits with the series. One that was settled meanwhile is settled.</summary>
    async ValueTask BringBackAsync(Session session, ProgramKey key, MeetingRow to, AgendaItemId id)
    {
        await session.SaveAsync();
        var item = default(AgendaItem);
        var isOnce = StateOf(to).Terms.IsOnce;
        foreach (var row in await MeetingQueries.Ahead(session.Db.Meetings, key).Where(row => (isOnce || row.SeriesId == to.SeriesId) && row.Id != to.Id).ToListAsync())
        {
            if (StateOf(row).Item(id) is { } found && await ApplyAsync(session, key, row.Id, new MeetingCommand.GiveBack(id)) is { } and not (Outcome<Meeting>.Refused or Outcome<Meeting>.Ignored))
            {
                item = found;
            }
        }

        if (item is null && await SeriesDesk.FindAsync(session, key, to.SeriesId) is { } series && SeriesDesk.StateOf(series) is var state)
        {
            item = state.Backlog.FirstOrDefault(waiting => waiting.Id == id);
            SeriesDesk.Write(series, state with { Backlog = [.. state.Backlog.Where(waiting => waiting.Id != id)] });
        }

        if (item is not null)
        {
            // It was there before, so there is room for it.
            _ = await ApplyAsync(session, key, to.Id, new MeetingCommand.TakeOn(item));
        }
    }
}
