using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignBot.Contracts;
using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Storage;
using AlignBot.Records.Reading;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Records;

/// <summary>Gives what is kept to whoever counts.</summary>
sealed class RecordsOfAccounts(RecordSources sources) : IRecordsOfAccounts
{
    /// <summary>Ids that are asked for in one question.</summary>
    const int AtOnce = 500;

    public async Task<ImmutableArray<RecordsStanding>> StandAsync(AlignBotContext db, ProgramKey program)
    {
        var (used, rows) = (await sources.OfAllAsync(db, program), await RecordTables.Readings(db, program).ToListAsync());
        List<RecordsStanding> all = [];
        foreach (var kind in RecordWords.OfAccounts)
        {
            foreach (var row in rows.Where(row => row.Kind == kind))
            {
                all.Add(new RecordsStanding(
                    kind, row.Source, row.Source == used[kind], row.AsOf, row.Rows, await RecordShelves.Of(kind).CountAsync(
                        db, row, CancellationToken.None), row.OffList,
                    row.TroubleSince, row.Trouble));
            }

            if (!rows.Exists(row => row.Kind == kind && row.Source == used[kind]))
            {
                all.Add(
                    new RecordsStanding(kind, used[kind], IsUsed: true, AsOf: null, Rows: 0, Kept: 0, OffList: 0, TroubleSince: null,
                        Trouble: null));
            }
        }

        return [.. all];
    }

    public async Task<HashSet<string>> AccountsNamedAsync(AlignBotContext db, ProgramKey program, string source)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        await AddAsync<OpportunityRow>(SourceKinds.Opportunities);
        await AddAsync<ActivityRow>(SourceKinds.Activities);
        await AddAsync<LeadRow>(SourceKinds.Leads);
        await AddAsync<SignalRow>(SourceKinds.Signals);
        return named;

        async Task AddAsync<TRow>(SourceKinds kind)
            where TRow : KeptRow
        {
            var rows = RecordTables.Current<TRow>(db, await RecordTables.ReadingAsync(db, program, source, kind));
            await foreach (var key in rows.Where(row => row.AccountKey != null).Select(row => row.AccountKey!).Distinct().AsAsyncEnumerable())
            {
                named.Add(AccountKeys.Of(key));
            }
        }
    }

    public async Task<RecordsAsOf> AsOfAsync(AlignBotContext db, ProgramKey program, SourceKinds kind) =>
        await AsOfAsync(db, program, kind, await sources.OfAsync(db, program, kind));

    public async Task<RecordsAsOf> AsOfAsync(AlignBotContext db, ProgramKey program, SourceKinds kind, string source)
    {
        var row = await RecordTables.ReadingAsync(db, program, source, kind);
        return new RecordsAsOf(source, row?.AsOf, row?.TroubleSince, row?.Trouble);
    }

    public async IAsyncEnumerable<KeptOpportunity> OpportunitiesAsync(AlignBotContext db, ProgramKey program, string source)
    {
        var rows = RecordTables.Current<OpportunityRow>(db, await RecordTables.ReadingAsync(db, program, source, SourceKinds.Opportunities));
        await foreach (var row in rows.Where(row => row.GoneAt == null).AsAsyncEnumerable())
        {
            yield return Kept(row);
        }
    }

    public async IAsyncEnumerable<KeptOpportunity> OpportunitiesAsync(AlignBotContext db, ProgramKey program, Interval within)
    {
        var (start, end) = (within.Start, within.End);

        // A day may be another one elsewhere: a day more is looked at, and whoever counts knows the zone.
        var from = LocalDatePattern.Iso.Format(start.InUtc().Date.PlusDays(-1));
        var rows = (await CurrentAsync<OpportunityRow>(db, program, SourceKinds.Opportunities)).Where(row =>
            row.At < end && (row.At >= start || row.Standing == OpportunityStanding.Open || string.Compare(row.CloseDate, from) >= 0));
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            yield return Kept(row);
        }
    }

    public async Task<List<KeptOpportunity>> OpportunitiesOfAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> accounts, int most)
    {
        // Ids are compared in their own form; the source may have written the shorter one.
        var (whole, own) = (accounts.Select(AccountKeys.Of).ToHashSet(StringComparer.Ordinal), accounts.SelectMany(key => new[] { key, AccountKeys.Short(key) }).Distinct().ToList());
        var rows = await (await CurrentAsync<OpportunityRow>(db, program, SourceKinds.Opportunities))
            .Where(row => row.GoneAt == null && row.AccountKey != null && own.Contains(row.AccountKey)).ToListAsync();
        return
        [
            .. rows.Where(row => whole.Contains(AccountKeys.Of(row.AccountKey!))).OrderBy(row => row.Standing is OpportunityStanding.Open ? 0 : 1)
                .ThenByDescending(row => row.CloseDate, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal).Take(most).Select(Kept),
        ];
    }

    public async Task<List<KeptOpportunity>> OpportunitiesAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> keys)
    {
        List<KeptOpportunity> found = [];
        foreach (var some in keys.Chunk(AtOnce))
        {
            found.AddRange((await (await CurrentAsync<OpportunityRow>(db, program, SourceKinds.Opportunities))
                .Where(row => some.Contains(row.Key)).ToListAsync()).Select(Kept));
        }

        return found;
    }

    public async IAsyncEnumerable<KeptActivity> ActivitiesAsync(AlignBotContext db, ProgramKey program, Interval within)
    {
        var (start, end) = (within.Start, within.End);
        var (dayBefore, dayAfter) = (start - Duration.FromDays(1), end + Duration.FromDays(1));
        var rows = (await CurrentAsync<ActivityRow>(db, program, SourceKinds.Activities))
            .Where(row => (row.At >= start && row.At < end) || (row.Day != null && row.At >= dayBefore && row.At < dayAfter));
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            yield return new KeptActivity(
                row.Key, row.AccountKey, row.Side, row.Kind, row.Day is null
                    ? row.At
                    : null, row.Day is null
                    ? null
                    : LocalDatePattern.Iso.Parse(row.Day).GetValueOrThrow(),
                row.Completed, row.PersonEmail);
        }
    }

    public async IAsyncEnumerable<KeptLead> LeadsAsync(AlignBotContext db, ProgramKey program, Interval within)
    {
        await foreach (var row in WithinAsync<LeadRow>(db, program, SourceKinds.Leads, within))
        {
            yield return new KeptLead(row.Key, row.AccountKey, row.Domain, row.CreatedAt, row.AssignedAt, row.FirstTouchAt, row.Status, row.ReturnedReason)
            {
                LastTouchAt = row.LastTouchAt,
                ReturnedAt = row.ReturnedAt,
            };
        }
    }

    public async IAsyncEnumerable<KeptSignal> SignalsAsync(AlignBotContext db, ProgramKey program, Interval within)
    {
        await foreach (var row in WithinAsync<SignalRow>(db, program, SourceKinds.Signals, within))
        {
            yield return new KeptSignal(
                row.Key, row.AccountKey, row.Domain, row.Kind,
                row.Strength is null ? null : decimal.Parse(row.Strength, System.Globalization.CultureInfo.InvariantCulture),
                    row.DetectedAt, row.SeenAt);
        }
    }

    public async IAsyncEnumerable<KeptMove> MovesAsync(AlignBotContext db, ProgramKey program, Interval within)
    {
        var (start, end) = (within.Start, within.End);
        var source = await sources.OfAsync(db, program, SourceKinds.Opportunities);
        var rows = from move in RecordTables.Moves(db, program, source).Where(row => row.SeenAt >= start && row.SeenAt < end)
                   join row in await CurrentAsync<OpportunityRow>(
                       db, program, SourceKinds.Opportunities) on move.Key equals row.Key into found
                   from row in found.DefaultIfEmpty()
                   select new { Move = move, Name = row == null ? null : row.Name, Account = row == null ? null : row.AccountKey };
        await foreach (var one in rows.AsAsyncEnumerable())
        {
            yield return new KeptMove(one.Move.Key, one.Name, one.Account, one.Move.SeenAt, one.Move.ToMove());
        }
    }

    public async Task<ILookup<string, DealMove>> MovesAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> keys)
    {
        List<MoveRow> found = [];
        var source = await sources.OfAsync(db, program, SourceKinds.Opportunities);
        foreach (var some in keys.Chunk(AtOnce))
        {
            found.AddRange(await RecordTables.Moves(db, program, source).Where(row => some.Contains(row.Key)).ToListAsync());
        }

        return found.ToLookup(row => row.Key, row => new DealMove(row.SeenAt, row.ToMove()));
    }

    static KeptOpportunity Kept(OpportunityRow row) =>
        new(row.Key, row.AccountKey, row.Name, row.ToStand(), row.CreatedAt, row.SeenAt, row.GoneAt);

    async IAsyncEnumerable<TRow> WithinAsync<TRow>(
        AlignBotContext db, ProgramKey program, SourceKinds kind, Interval within, [EnumeratorCancellation] CancellationToken ct = default)
        where TRow : KeptRow
    {
        var (start, end) = (within.Start, within.End);
        await foreach (var row in (await CurrentAsync<TRow>(db, program, kind)).Where(row => row.At >= start && row.At < end)
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    async Task<IQueryable<TRow>> CurrentAsync<TRow>(AlignBotContext db, ProgramKey program, SourceKinds kind)
        where TRow : KeptRow =>
        RecordTables.Current<TRow>(db, await RecordTables.ReadingAsync(db, program, await sources.OfAsync(db, program, kind), kind));
}
