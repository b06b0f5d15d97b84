using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Conversion, by the way of counting that the settings choose.</summary>
sealed class ConversionCount(ReadingBasis basis, ListIndex list, Money money)
{
    readonly MeasureSettings settings = basis.Settings;
    readonly DaySpan period = basis.Period.Days;
    readonly HashSet<string> qualifying =
        new(basis.Settings.QualifyingSignals.Select(kind => kind.Trim()), StringComparer.OrdinalIgnoreCase);
    readonly Instant?[] qualified = [.. Enumerable.Range(0, list.Count).Select(at => list[at].QualifiedAt)];

    /// <summary>A signal may say that an account qualified; the first time counts.</summary>
    public void Add(int account, Signal signal)
    {
        var at = settings.SignalTime is SignalTime.Detected ? signal.DetectedAt : signal.FirstSeenAt;
        if (at is not null && qualifying.Contains(signal.Kind.Trim()) && !(qualified[account] <= at))
        {
            qualified[account] = at;
        }
    }

    public MeasureReading Finish(Ground ground, List<Opportunity> deals) => settings.Conversion switch
    {
        ConversionKind.ListToOpportunity => FromTheList(ground, deals),
        ConversionKind.QualifiedToOpportunity => FromQualified(ground, deals),
        _ => WinRate(ground, deals),
    };

    MeasureReading WinRate(Ground ground, List<Opportunity> deals)
    {
        var (byCount, byValue, leftOut) = (new Tally(list), new Tally(list), new List<LeftOut>());
        var (behind, notBehind) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        var today = basis.Now.InZone(settings.SourceZone).Date;
        foreach (var deal in deals.Where(deal => deal.State is not OpportunityState.Open))
        {
            var account = list.Find(deal.AccountKey);
            if (account < 0)
            {
                continue;
            }

            if (deal.CloseDay(settings.SourceZone) is not { } day)
            {
                leftOut.Add(new LeftOut(deal.Key, LeftOutWhy.NoCloseDay));
                continue;
            }

            if (!period.Contains(day))
            {
                continue;
            }

            if (day > today)
            {
                leftOut.Add(new LeftOut(deal.Key, LeftOutWhy.InTheFuture));
                continue;
            }

            var isWon = deal.State is OpportunityState.Won;
            byCount.Add(account, isWon);
            (isWon ? behind : notBehind).Add(deal.Key);
            var (amount, why) = money.Of(deal);
            if (why is { } reason)
            {
                leftOut.Add(new LeftOut(deal.Key, reason));
            }
            else
            {
                byValue.Add(account, isWon, amount);
            }
        }

        return ground.Of(MeasureKind.Conversion, RecordKinds.Opportunities).With(byCount, reading => reading with
        {
            Beside = [new BesideRatio(BesideKind.ByValue, byValue.Whole)],
            Behind = behind.ToImmutable(),
            NotBehind = notBehind.ToImmutable(),
            LeftOut = [.. leftOut],
        });
    }

    MeasureReading FromTheList(Ground ground, List<Opportunity> deals)
    {
        var (had, got, leftOut) = (new bool[list.Count], new bool[list.Count], new List<LeftOut>());
        foreach (var deal in deals)
        {
            if (list.Find(deal.AccountKey) is not (>= 0 and var account))
            {
                continue;
            }

            if (deal.CreatedAt is not { } created)
            {
                leftOut.Add(new LeftOut(deal.Key, LeftOutWhy.NoTime));
                continue;
            }

            had[account] |= created < period.Begins
                && (deal.State is OpportunityState.Open || deal.CloseDay(settings.SourceZone) >= period.First);
            got[account] |= period.Contains(created) && created <= basis.Now;
        }

        var reading = OfAccounts(ground, RecordKinds.Opportunities, at => list.WasThere(at) && !had[at], at => got[at]);
        if (reading.State is MeasureState.Unknown)
        {
            return reading;
        }

        return basis.ListBefore is not null
            ? reading with { LeftOut = [.. leftOut] }
            : new MeasureReading
            {
                Measure = MeasureKind.Conversion,
                State = MeasureState.Unknown,
                Unknown = [new Unknown(UnknownWhy.NoListBefore)],
            };
    }

    MeasureReading FromQualified(Ground ground, List<Opportunity> deals)
    {
        var (cohort, inTime, leftOut) = (basis.Period.Earlier(settings.ConversionDays), new bool[list.Count], new List<LeftOut>());
        foreach (var deal in deals)
        {
            if (list.Find(deal.AccountKey) is not (>= 0 and var account))
            {
                continue;
            }

            if (deal.CreatedAt is not { } created)
            {
                leftOut.Add(new LeftOut(deal.Key, LeftOutWhy.NoTime));
                continue;
            }

            inTime[account] |= qualified[account] is { } since && created <= basis.Now && created >= since
                && created <= since + Duration.FromDays(settings.ConversionDays);
        }

        var needs = settings.QualifyingSignals.IsEmpty ? RecordKinds.Opportunities : RecordKinds.Opportunities | RecordKinds.Signals;
        var reading = OfAccounts(ground, needs, at => qualified[at] is { } since && cohort.Contains(since), at => inTime[at]);
        return reading.State is MeasureState.Unknown ? reading : reading with { LeftOut = [.. leftOut] };
    }

    MeasureReading OfAccounts(Ground ground, RecordKinds needs, Func<int, bool> isMember, Func<int, bool> counts)
    {
        var tally = new Tally(list);
        foreach (var at in Enumerable.Range(0, list.Count).Where(isMember))
        {
            tally.Add(at, counts(at));
        }

        return ground.Of(MeasureKind.Conversion, needs).With(tally, reading => reading with
        {
            Behind = [.. list.KeysWhere(at => isMember(at) && counts(at))],
            NotBehind = [.. list.KeysWhere(at => isMember(at) && !counts(at))],
        });
    }
}
