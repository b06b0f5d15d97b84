using System.Globalization;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Engine.Exports;

/// <summary>The program whose record is handed out, as of one moment, and its rows a chunk at a time, so that a long record does not fill the memory.</summary>
/// <param name="db">The record as of that moment: whatever is written meanwhile is in none of it.</param>
/// <param name="program">As it stands now: names are today's.</param>
/// <param name="keys">What each entry is called, by its id.</param>
/// <param name="links">Where each entry's card stands in Slack, by its id.</param>
/// <param name="count">Hears of every entry that was written.</param>
public sealed class RecordContext(
    AlignBotContext db, ProgramInfo program, IReadOnlyDictionary<Guid, string> keys, IReadOnlyDictionary<Guid, string> links, Func<Task> count)
{
    const int Chunk = 500;

    readonly Dictionary<Guid, object?> held = [];

    public AlignBotContext Db => db;

    public ProgramInfo Program => program;

    public ProgramKey Key => program.Key;

    /// <summary>To be called after each entry.</summary>
    public Task CountAsync() => count();

    /// <summary>Somebody's name.</summary>
    public string Name(UserId user) => Names.Of(program.Roster, user);

    /// <summary>Somebody's name; null where it was nobody.</summary>
    public string? Name(UserId? user) => user is { } id ? Name(id) : null;

    /// <summary>'DEC-31'; null for no entry, and for one that nothing names.</summary>
    public string? KeyOf(Guid? id) => id is { } entry ? keys.GetValueOrDefault(entry) : null;

    /// <summary>The link to an entry's card in Slack; null while none is known.</summary>
    public string? LinkOf(Guid id) => links.GetValueOrDefault(id);

    /// <summary>The day on which something was, as the program's people had it: '2026-12-02'.</summary>
    public string Day(Instant at) => LocalDatePattern.Iso.Format(at.InZone(program.Calendar.Zone).Date);

    /// <summary>The day in words: 'Wed 2 Dec 2026'.</summary>
    public string Date(Instant at) => When.Date(at.InZone(program.Calendar.Zone).Date);

    /// <summary>The moment as the program's people had it: '2026-12-02 10:08:24'. What every spreadsheet takes for a date with its time.</summary>
    public string Local(Instant at) => at.InZone(program.Calendar.Zone).ToString("uuuu'-'MM'-'dd HH':'mm':'ss", CultureInfo.InvariantCulture);

    /// <summary>What several rows of the history are about, read once for those that follow one another.</summary>
    public async ValueTask<T?> HeldAsync<T>(Guid id, Func<Task<T?>> read)
        where T : class
    {
        if (held.Count > Chunk)
        {
            held.Clear();
        }

        if (!held.TryGetValue(id, out var found))
        {
            held[id] = found = await read();
        }

        return (T?)found;
    }

    /// <summary>Rows that have numbers.</summary>
    /// <param name="after">Those after a number, in the order of their numbers.</param>
    /// <param name="number">A row's number.</param>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow, TNumber>(Func<AlignBotContext, TNumber, IQueryable<TRow>> after, Func<TRow, TNumber> number)
        where TNumber : struct
    {
        for (var last = default(TNumber); ;)
        {
            var rows = await after(db, last).Take(Chunk).ToListAsync();
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = number(rows[^1]);
        }
    }

    /// <summary>Rows without numbers.</summary>
    /// <param name="ordered">All of them, in an order in which no two are equal.</param>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow>(Func<AlignBotContext, IQueryable<TRow>> ordered)
    {
        for (var read = 0; ; read += Chunk)
        {
            var rows = await ordered(db).Skip(read).Take(Chunk).ToListAsync();
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }
        }
    }
}
