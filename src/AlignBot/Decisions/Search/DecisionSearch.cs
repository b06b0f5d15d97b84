using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions.Search;

/// <summary>A page of what a search found, newest first.</summary>
/// <param name="Older">Whether there are more, older than the last of these.</param>
sealed record DecisionsFound(IReadOnlyList<DecisionRow> Rows, bool Older);

/// <summary>Finds entries of the log, newest first, at a cost that does not grow with the log.</summary>
/// <remarks>A word that many entries hold fills its page from the newest of them, so those are looked through first, as they stand. What is
/// rare among them is rare enough for the full-text index, whose cost grows with what matches the beginning of a word.</remarks>
sealed class DecisionSearch(IDatabase database, IDecisionIndex index, ConfidentialDecisions confidential, IDisputeRecord disputes, ICitations citations)
{
    /// <summary>How many of the newest entries are looked through one by one: no fewer than SQLite's index may not hold yet.</summary>
    const int Recent = DecisionSearchSchema.Block;

    /// <param name="reader">Whoever looks; null for one who reads everything.</param>
    /// <param name="before">Only entries with a smaller number: the next page.</param>
    public async Task<DecisionsFound> FindAsync(ProgramInfo program, DecisionQuery query, UserId? reader, int most, int before = int.MaxValue)
    {
        var key = program.Key;
        var named = await ReferredAsync(program, query, reader);
        var first = before == int.MaxValue ? named : [];
        var numbers = await FittingAsync(program, query, reader, most + named.Count + 1, before);
        numbers.RemoveAll(named.Contains);
        var room = Math.Max(most - first.Count, 1);
        List<int> wanted = [.. first.Take(most), .. numbers.Take(room)];
        var rows = wanted.Count == 0
            ? []
            : await database.ReadAsync(db => DecisionChain.Of(db, key).Where(row => wanted.Contains(row.Number)).ToListAsync());
        return new DecisionsFound([.. rows.OrderBy(row => wanted.IndexOf(row.Number))], numbers.Count > room);
    }

    /// <summary>How many entries with the right words are read in search of words one behind the other.</summary>
    const int MostRead = 1000;

    async Task<List<int>> FittingAsync(ProgramInfo program, DecisionQuery query, UserId? reader, int most, int before)
    {
        if (query.Phrases.Count == 0 && query.Without.All(one => !one.Contains(' ', StringComparison.Ordinal)))
        {
            return await database.LookUpAsync(connection => NumbersAsync(connection, program, query, reader, most, before));
        }

        List<int> fitting = [];
        for (var (read, last) = (0, before); read < MostRead && fitting.Count < most;)
        {
            var page = await database.LookUpAsync(connection => NumbersAsync(connection, program, query, reader, 100, last));
            var rows = await database.ReadAsync(db => DecisionChain.Of(db, program.Key).Where(row => page.Contains(row.Number)).ToListAsync());
            fitting.AddRange(rows.Where(row => query.Fits(DecisionDesk.StateOf(row))).Select(row => row.Number).OrderDescending());
            if (page.Count < 100)
            {
                break;
            }

            (read, last) = (read + page.Count, page[^1]);
        }

        return [.. fitting.Take(most)];
    }

    /// <summary>The entries that a number names, of those the reader may read: it stands in no entry's words. Of a dispute, what it ended in comes before what is
    /// cited in it.</summary>
    async Task<List<int>> ReferredAsync(ProgramInfo program, DecisionQuery query, UserId? reader)
    {
        var key = program.Key;
        if (query.Reference is not var (isDispute, number))
        {
            return [];
        }

        var named = await database.ReadAsync(async db => isDispute
            ? await disputes.NumberedAsync(db, key, number) is { } dispute
                ? [.. await EndedInAsync(db, key, dispute), .. await CitedInAsync(db, program, dispute)]
                : []
            : new List<int> { number });
        return await database.LookUpAsync(async connection =>
        {
            List<int> readable = [];
            foreach (var one in named)
            {
                readable.AddRange(await ScanAsync(connection, key, new DecisionQuery(), reader, new NumberRange(one, one), most: 1));
            }

            return readable;
        });
    }

    static Task<List<int>> EndedInAsync(AlignBotContext db, ProgramKey key, DisputeId dispute) => DecisionChain.Of(db, key)
        .Where(row => row.DisputeId == dispute.Value).OrderByDescending(row => row.Number).Select(row => row.Number).ToListAsync();

    /// <summary>Of a dispute that stands before everybody: whoever looks may not know of any other.</summary>
    async Task<List<int>> CitedInAsync(AlignBotContext db, ProgramInfo program, DisputeId dispute)
    {
        if ((await disputes.PublicAsync(db, program, [dispute])).Count == 0)
        {
            return [];
        }

        var cited = (await citations.InAsync(db, program.Key, dispute)).Select(id => id.Value).ToList();
        return await DecisionChain.Of(db, program.Key).Where(row => cited.Contains(row.Id)).OrderByDescending(row => row.Number).Select(row => row.Number).ToListAsync();
    }

    /// <summary>How many entries were recorded from a moment on.</summary>
    public Task<int> CountSinceAsync(ProgramKey key, Instant since) => database.LookUpAsync(async connection =>
    {
        var newest = await NewestAsync(connection, key);
        return newest - await FirstSinceAsync(connection, key, since, newest) + 1;
    });

    async ValueTask<List<int>> NumbersAsync(Connection connection, ProgramInfo program, DecisionQuery query, UserId? reader, int most, int before)
    {
        var newest = await NewestAsync(connection, program.Key);
        var zone = program.Calendar.Zone;
        var range = new NumberRange(
            query.From is { } from ? await FirstSinceAsync(connection, program.Key, from.AtStartOfDayInZone(zone).ToInstant(), newest) : 1,
            Math.Min(before - 1, query.To is { } to ? await FirstSinceAsync(connection, program.Key, to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant(), newest) - 1 : newest));
        if (range.IsEmpty)
        {
            return [];
        }

        var recent = range with { First = Math.Max(range.First, range.Last - Recent + 1) };
        var found = await ScanAsync(connection, program.Key, query, reader, recent, most);
        var older = range with { Last = recent.First - 1 };
        if (found.Count < most && !older.IsEmpty)
        {
            found.AddRange(query.Words.Count + query.Filters.Count + query.Account.Count == 0
                ? await ScanAsync(connection, program.Key, query, reader, older, most - found.Count)
                : await index.FindAsync(connection, program.Key, query, reader, older, most - found.Count));
        }

        return found;
    }

    /// <summary>Looks through entries as they stand. One statement for each number of words, so that it is prepared once.</summary>
    ValueTask<List<int>> ScanAsync(Connection connection, ProgramKey key, DecisionQuery query, UserId? reader, NumberRange range, int most)
    {
        List<string> patterns =
        [
            .. query.Filters.Select(word => $"% {word} %"),
            .. query.Account.Concat(query.Words).Select(word => $"% {word}%"),
        ];
        var wanted = patterns.Count;
        patterns.AddRange(query.WithoutWords.Select(word => $"% {word}%"));
        string[] names = [.. patterns.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"@word{at}"))];
        var statement = connection.Statement(
            "SELECT number FROM decisions WHERE installation_id = @installation AND program_id = @program AND number BETWEEN @first AND @last"
            + string.Concat(names.Select((name, at) => $" AND words {(at < wanted ? "" : "NOT ")}LIKE {name}")) + (reader is null ? "" : confidential.ReadableToReader)
            + " ORDER BY number DESC LIMIT @most",
            ["@installation", "@program", "@first", "@last", "@most", .. names, .. reader is null ? [] : new[] { "@reader" }]);
        statement.Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, range.First).Set(3, range.Last).Set(4, most);
        for (var at = 0; at < patterns.Count; at++)
        {
            statement.Set(5 + at, patterns[at]);
        }

        if (reader is { } user)
        {
            statement.Set(5 + patterns.Count, user.Value);
        }

        return statement.QueryAsync(row => row.Int32(0));
    }

    static async ValueTask<int> NewestAsync(Connection connection, ProgramKey key) => await connection
        .Statement("SELECT numbers FROM programs WHERE id = @program AND installation_id = @installation", "@program", "@installation")
        .Set(0, key.ProgramId).Set(1, key.InstallationId).QueryAsync(row => row.String(0)) is [var numbers] ? ProgramNumbers.Last(numbers, DecisionDesk.Numbers) : 0;

    /// <summary>The first entry recorded at or after a moment: numbers are given in the order of recording, so it is found by halving.</summary>
    static async ValueTask<int> FirstSinceAsync(Connection connection, ProgramKey key, Instant since, int newest)
    {
        var (low, high) = (1, newest + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var recordedAt = await connection
                .Statement(
                    "SELECT recorded_at FROM decisions WHERE installation_id = @installation AND program_id = @program AND number = @number",
                    "@installation", "@program", "@number")
                .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, middle).QueryAsync(row => row.Int64(0));
            (low, high) = recordedAt is [var at] && at < since.ToUnixTimeMilliseconds() ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
