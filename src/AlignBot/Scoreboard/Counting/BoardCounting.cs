using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Scoreboard.Counting;

/// <summary>Counts a period from the list and the records that are kept, outside of any transaction that writes.</summary>
sealed class BoardCounting(IListsOfTime lists, IRecordsOfAccounts records)
{
    /// <summary>The kinds of records, as sources and as the rules name them.</summary>
    static readonly (SourceKinds Kind, RecordKinds Counted)[] Kinds =
    [
        (SourceKinds.Opportunities, RecordKinds.Opportunities), (SourceKinds.Activities, RecordKinds.Activities), (SourceKinds.Signals, RecordKinds.Signals),
        (SourceKinds.Leads, RecordKinds.Leads),
    ];

    /// <summary>The oldest record that can matter: longer back nothing is kept.</summary>
    static readonly Duration Farthest = Duration.FromDays(822);

    /// <summary>The reading of a period.</summary>
    public async Task<CountedReading> CountAsync(
        AlignBotContext db, ProgramInfo program, Board board, ReadingPeriod period, Instant now, CancellationToken ct)
    {
        var ground = await GroundAsync(db, program);
        var (list, before) = (await ListAsync(db, program, ground, period.Days.Ends, ct), await ListAsync(db, program, ground, period.Days.Begins, ct));
        var basis = BasisOf(program, board, period, now, ground.Sources, list, before);
        var names = new RecordNames(list);
        var reading = await CountAsync(db, program, basis, names, ct);
        var behind = reading.Measures.Select(measure => new PackedBehind(
            measure.Measure, BoardTables.Packed(new MeasureBehind(measure, names.Of(measure)))));
        return new CountedReading(
            reading, [.. behind], reading.IsClosed && before is not null ? await CohortBeforeAsync(db, program, board, period, now, ground, list!, before, ct) : null);
    }

    /// <summary>The quarter before, over the accounts that are on the list in both: what a list that changed does not move.</summary>
    async Task<Reading?> CohortBeforeAsync(
        AlignBotContext db, ProgramInfo program, Board board, ReadingPeriod period, Instant now, Ground ground, ScoredList list, ScoredList before, CancellationToken ct)
    {
        var earlier = ReadingPeriod.Of(period.Quarter.Previous, period.ZoneId);
        var basis = BasisOf(program, board, earlier, now, ground.Sources, before, await ListAsync(db, program, ground, earlier.Days.Begins, ct)) with
        {
            Cohort = [.. list.Accounts.Select(account => account.Key)],
            Merged = list.Accounts.SelectMany(account => account.Listed.MergedFrom.Select(merged => (merged, account.Key)))
                .DistinctBy(pair => pair.merged).ToImmutableDictionary(pair => pair.merged, pair => pair.Key),
        };
        return await CountAsync(db, program, basis, names: null, ct);
    }

    static ReadingBasis BasisOf(
        ProgramInfo program, Board board, ReadingPeriod period, Instant now, ImmutableArray<SourceUsed> sources, ScoredList? list, ScoredList? before) => new()
        {
            Period = period,
            Settings = board.Settings!,
            Calendar = program.Calendar,
            Now = now,
            List = list,
            ListBefore = before,
            Sources = sources,
            Rates = new Domain.Scoreboard.Settings.ExchangeRates { Rates = board.Rates },
        };

    async Task<Reading> CountAsync(
        AlignBotContext db, ProgramInfo program, ReadingBasis basis, RecordNames? names, CancellationToken ct)
    {
        var (count, settings, key) = (new ReadingCount(basis), basis.Settings, program.Key);
        var (until, isByQualified) = (Later(basis.Now, basis.Period.Days.Ends), settings.Conversion is Domain.Scoreboard.Settings.ConversionKind.QualifiedToOpportunity);
        var fromDeals = basis.Period.Earlier(settings.ConversionDays).Begins - Duration.FromDays(1);
        var fromSignals = isByQualified ? basis.Now - Farthest : basis.Period.Days.Begins - Duration.FromHours(settings.EpisodeHours + 1);
        var byDomain = ByDomain(basis.List);
        await foreach (var activity in records.ActivitiesAsync(db, key, new Interval(Midnight(basis.ActivitiesFrom), until)).WithCancellation(ct))
        {
            count.Add(activity.CountedFor(Account(activity.AccountKey)));
        }

        await foreach (var deal in records.OpportunitiesAsync(db, key, new Interval(fromDeals, until)).WithCancellation(ct))
        {
            // What its source has no more is as if it had never been.
            if (deal.GoneAt is null)
            {
                var account = Account(deal.AccountKey);
                names?.Add(deal, account);
                count.Add(deal.CountedFor(account));
            }
        }

        await foreach (var signal in records.SignalsAsync(db, key, new Interval(fromSignals, until)).WithCancellation(ct))
        {
            var account = Account(signal.AccountKey, signal.Domain);
            names?.Add(signal, account);
            count.Add(signal.CountedFor(account));
        }

        return count.Finish();

        string? Account(string? id, string? domain = null) => id is not null ? AccountKeys.Of(id)
            : domain is not null && AccountDomains.Of(domain) is { } normal ? byDomain.GetValueOrDefault(normal) : null;

        Instant Midnight(LocalDate day) => settings.Zone.AtStartOfDay(day).ToInstant();
    }

    /// <summary>Accounts by a domain that each alone has.</summary>
    static Dictionary<string, string> ByDomain(ScoredList? list) => (list?.Accounts ?? []).Where(account => account.Listed.Domain is not null)
        .GroupBy(account => account.Listed.Domain!, account => account.Key, StringComparer.Ordinal).Where(same => same.Count() == 1)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    async Task<ScoredList?> ListAsync(AlignBotContext db, ProgramInfo program, Ground ground, Instant before, CancellationToken ct) =>
        await lists.BeforeAsync(db, program, before, ct) is { } found
        ? new ScoredList(
            $"{found.Number}", found.TakenAt, [.. found.Accounts.Select(account => new ScoredAccount(account) { KnownFor = ground.KnownFor(found.Source, account) })])
        : null;

    /// <summary>Which source gives each kind, and which accounts those know that have another list than ours.</summary>
    async Task<Ground> GroundAsync(AlignBotContext db, ProgramInfo program)
    {
        var sources = ImmutableArray.CreateBuilder<SourceUsed>();
        List<(RecordKinds Kind, string Source, HashSet<string> Accounts)> known = [];
        var named = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (kind, counted) in Kinds)
        {
            // Files of which none was handed in are no source that could not be read: nobody gives that kind.
            var stand = await records.AsOfAsync(db, program.Key, kind);
            if (stand is { IsFromFiles: true, AsOf: null, Trouble: null })
            {
                continue;
            }

            sources.Add(new SourceUsed(
                counted, stand.IsFromFiles ? "files" : stand.Source, stand.AsOf, stand.AsOf is null ? stand.Trouble ?? "It has not been read yet." : null));
            if (!stand.IsFromFiles)
            {
                if (!named.TryGetValue(stand.Source, out var accounts))
                {
                    named[stand.Source] = accounts = await records.AccountsNamedAsync(db, program.Key, stand.Source);
                }

                known.Add((counted, stand.Source, accounts));
            }
        }

        return new Ground(sources.ToImmutable(), known);
    }

    static Instant Later(Instant one, Instant other) => one > other ? one : other;

    /// <param name="Sources">One for each kind that is given.</param>
    /// <param name="Known">The accounts that each source ever named.</param>
    sealed record Ground(ImmutableArray<SourceUsed> Sources, List<(RecordKinds Kind, string Source, HashSet<string> Accounts)> Known)
    {
        /// <summary>A source knows the accounts of its own list; of another list those that its records name, and files know what they say.</summary>
        public RecordKinds KnownFor(string listSource, ListedAccount account)
        {
            var known = RecordKinds.All;
            foreach (var (kind, source, accounts) in Known)
            {
                if (source != listSource && !accounts.Contains(account.Key) && !account.MergedFrom.Any(accounts.Contains))
                {
                    known &= ~kind;
                }
            }

            return known;
        }
    }
}
