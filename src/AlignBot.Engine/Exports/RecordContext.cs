using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Engine.Exports;

/// <summary>The program whose record is handed out, and its rows a chunk at a time, so that a long record holds neither memory nor the database.</summary>
/// <param name="database">Where the record is.</param>
/// <param name="program">As it stands now: names are today's.</param>
/// <param name="count">Hears of every entry that was written.</param>
public sealed class RecordContext(IDatabase database, ProgramInfo program, Func<Task> count)
{
    const int Chunk = 500;

    public ProgramInfo Program => program;

    public ProgramKey Key => program.Key;

    /// <summary>To be called after each entry.</summary>
    public Task CountAsync() => count();

    /// <summary>Somebody's name.</summary>
    public string Name(UserId user) => Names.Of(program.Roster, user);

    /// <summary>Somebody's name; null where it was nobody.</summary>
    public string? Name(UserId? user) => user is { } id ? Name(id) : null;

    /// <summary>The day on which something was, as the program's people had it.</summary>
    public string Day(Instant at) => LocalDatePattern.Iso.Format(at.InZone(program.Calendar.Zone).Date);

    /// <summary>Rows that have numbers.</summary>
    /// <param name="after">Those after a number, in the order of their numbers.</param>
    /// <param name="number">A row's number.</param>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow, TNumber>(Func<AlignBotContext, TNumber, IQueryable<TRow>> after, Func<TRow, TNumber> number)
        where TNumber : struct
    {
        for (var last = default(TNumber); ;)
        {
            var from = last;
            var rows = await database.ReadAsync(db => after(db, from).Take(Chunk).ToListAsync());
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
            var from = read;
            var rows = await database.ReadAsync(db => ordered(db).Skip(from).Take(Chunk).ToListAsync());
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
