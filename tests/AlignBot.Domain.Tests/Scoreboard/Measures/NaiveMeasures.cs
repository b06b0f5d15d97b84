using System.Globalization;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>The five measures once more, as slowly and plainly as their definitions read: each figure walks through all records.</summary>
/// <remarks>Says each figure in a line, to be held against what the product says of the same world.</remarks>
sealed class NaiveMeasures(ReadingBasis basis, List<Activity> activities, List<Opportunity> deals, List<Signal> signals)
{
    readonly MeasureSettings settings = basis.Settings;
    readonly DateTimeZone tz = DateTimeZoneProviders.Tzdb[basis.Settings.ZoneId];
    readonly DateTimeZone crm = DateTimeZoneProviders.Tzdb[basis.Settings.SourceZoneId ?? basis.Settings.ZoneId];
    readonly List<string> said = [];

    Instant P0 => Midnight(basis.Period.From);

    Instant P1 => Midnight(basis.Period.Until);

    public List<string> Say()
    {
        var on = (basis.List?.Accounts ?? []).GroupBy(account => Survivor(account.Key))
            .ToDictionary(same => same.Key, same => same.OrderBy(one => one.Key != same.Key).ThenBy(one => one.Key, StringComparer.Ordinal)
                .First());
        var before = (basis.ListBefore?.Accounts ?? []).Select(account => Survivor(account.Key)).ToHashSet();
        List<(string Name, Func<string, bool> Has)> groups =
        [
            ("all", _ => true),
            .. new[] { 1, 2, 3 }.Select(tier => ($"tier {tier}", (Func<string, bool>)(key => on[key].Listed.Tier == tier))),
            ("no tier", key => on[key].Listed.Tier is null),
            ("both", before.Contains),
        ];
        groups.RemoveAll(group => (group.Name == "no tier" && !on.Keys.Any(group.Has))
            || (group.Name == "both" && basis.ListBefore is null));
        foreach (var (name, has) in groups)
        {
            var keys = on.Keys.Where(has).ToList();
            Line("coverage", name, keys.Count(IsTouched), keys.Count);
            Line("engagement", name, keys.Count(key => IsEngaged(key, on[key])), keys.Count);
            var made = MadeOnList(keys).ToList();
            var valued = made.Where(deal => Amount(deal) is not null).ToList();
            Line("influence", name, valued.Where(HasResponse).Sum(deal => Amount(deal)!.Value), valued.Sum(deal => Amount(deal)!.Value));
            Conversion(name, keys, before);
            var share = Episodes(keys).Where(one => one.Late is not null).ToList();
            Line("in time", name, share.Count(one => one.Late is false), share.Count);
            if (name == "all")
            {
                Line("by count", name, made.Count(HasResponse), made.Count);
                Line("list share", name, valued.Sum(deal => Amount(deal)!.Value), Once().Where(IsMade).Sum(deal => Amount(deal) ?? 0));
                Line("sourced", name, valued.Where(HasResponse).Where(ResponseCameFirst).Sum(deal => Amount(deal)!.Value),
                    valued.Sum(deal => Amount(deal)!.Value));
            }

            if (name != "both")
            {
                Lags(name, Episodes(keys).ToList());
            }
        }

        return said;
    }

    // Coverage and engagement.
    bool IsTouched(string key) =>
        Of(key).Any(one => one.Side != ActivitySide.Buyer && Rule(one)!.IsTouch && InLast(one, settings.TouchDays));

    bool IsEngaged(string key, ScoredAccount account)
    {
        if (settings.Engagement == EngagementSource.VendorScore)
        {
            return account.VendorScore >= settings.EngagedFrom;
        }

        var tier = account.Listed.Tier is { } rank && settings.TierWeights.TryGetValue(rank, out var weight) ? weight : 1;
        return Of(key).Where(one => one.Side == ActivitySide.Buyer && InLast(one, settings.PointDays))
            .GroupBy(one => (one.Kind.Trim().ToLowerInvariant(), (one.Person ?? "-").ToLowerInvariant(), one.At?.InUtc()
                .ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture) ?? "day " + one.On))
            .Select(same => same.Where(one => one.At == same.Min(other => other.At))
                .Max(one => Rule(one)!.Points * (one.PersonRole is "cfo" ? 3 : 1)))
            .Sum(points => points * tier) >= settings.EngagedFrom;
    }

    bool InLast(Activity one, int days) => one.At is { } at
        ? at >= Midnight(basis.Period.Until.PlusDays(-days)) && at < P1
        : one.On >= basis.Period.Until.PlusDays(-days) && one.On < basis.Period.Until;

    /// <summary>What happened to an account: done, in the past, and of a kind that has a rule.</summary>
    IEnumerable<Activity> Of(string key) => activities.Where(one =>
        one.AccountKey is { } account && Survivor(account) == key && one.IsCompleted
        && (one.At is { } at ? at <= basis.Now : one.On is { } on && on <= basis.Now.InZone(tz).Date)
        && Rule(one) is not null);

    ActivityRule? Rule(Activity one) => settings.Activities.FirstOrDefault(rule => Same(rule.Kind, one.Kind) && rule.Side == one.Side)
        ?? settings.Activities.FirstOrDefault(rule => Same(rule.Kind, one.Kind) && rule.Side is null);

    // Influence.
    IEnumerable<Opportunity> Once() => deals.DistinctBy(deal => deal.Key);

    bool IsMade(Opportunity deal) => deal.CreatedAt >= P0 && deal.CreatedAt < P1 && deal.CreatedAt <= basis.Now;

    IEnumerable<Opportunity> MadeOnList(List<string> keys) =>
        Once().Where(deal => IsMade(deal) && deal.AccountKey is { } account && keys.Contains(Survivor(account)));

    List<Activity> LookBack(Opportunity deal, Func<Activity, bool> what)
    {
        var (created, window) = (deal.CreatedAt!.Value, Duration.FromDays(settings.ResponseDays));
        var day = created.InZone(tz).Date;
        return [.. Of(Survivor(deal.AccountKey!)).Where(what).Where(one => one.At is { } at
            ? at >= created - window && at <= created
            : one.On >= day.PlusDays(-settings.ResponseDays) && one.On <= day)];
    }

    bool HasResponse(Opportunity deal) => LookBack(deal, one => Rule(one)!.IsResponse).Count > 0;

    bool ResponseCameFirst(Opportunity deal) => LookBack(deal, one => Rule(one)!.IsResponse).Any(response =>
        LookBack(deal, one => Rule(one)!.IsTouch && one.Side == ActivitySide.Sales)
            .TrueForAll(touch => response.At is { } at && touch.At is { } other ? at < other : DayOf(response) < DayOf(touch)));

    LocalDate DayOf(Activity one) => one.At?.InZone(tz).Date ?? one.On!.Value;

    decimal? Amount(Opportunity deal)
    {
        if (deal.Amount is not >= 0)
        {
            return null;
        }

        var currency = string.IsNullOrWhiteSpace(deal.Currency) ? settings.Currency.BlankMeans : deal.Currency;
        if (currency is null)
        {
            return null;
        }

        if (Same(currency, settings.Currency.Reporting))
        {
            return deal.Amount;
        }

        var day = CloseDay(deal) ?? deal.CreatedAt?.InZone(tz).Date;
        var rates = basis.Rates.Rates.Where(rate => Same(rate.Currency, currency) && (rate.From is null || rate.From <= day)).ToList();
        return rates.Count == 0 ? null : deal.Amount * rates.OrderBy(rate => rate.From ?? LocalDate.MinIsoValue).Last().Rate;
    }

    LocalDate? CloseDay(Opportunity deal) => deal.CloseDate ?? deal.ClosedAt?.InZone(crm).Date;

    // Conversion.
    void Conversion(string name, List<string> keys, HashSet<string> before)
    {
        var theirs = Once().Where(deal => deal.AccountKey is { } account && keys.Contains(Survivor(account))).ToList();
        if (settings.Conversion == ConversionKind.WinRate)
        {
            var closed = theirs.Where(deal => deal.State != OpportunityState.Open && CloseDay(deal) is { } day
                && day >= basis.Period.From && day < basis.Period.Until && day <= basis.Now.InZone(crm).Date).ToList();
            Line("conversion", name, closed.Count(deal => deal.State == OpportunityState.Won), closed.Count);
            if (name == "all")
            {
                Line("by value", name, closed.Where(deal => deal.State == OpportunityState.Won).Sum(deal => Amount(deal) ?? 0),
                    closed.Sum(deal => Amount(deal) ?? 0));
            }
        }
        else if (settings.Conversion == ConversionKind.ListToOpportunity)
        {
            if (basis.ListBefore is not null)
            {
                var cohort = keys.Where(key => before.Contains(key) && !Theirs(key)
                    .Any(deal => deal.CreatedAt < P0 && (deal.State == OpportunityState.Open || CloseDay(deal) >= basis.Period.From)))
                    .ToList();
                Line("conversion", name, cohort.Count(key => Theirs(key).Any(IsMade)), cohort.Count);
            }
        }
        else
        {
            var (from, until) = (Midnight(basis.Period.From.PlusDays(-settings.ConversionDays)),
                Midnight(basis.Period.Until.PlusDays(-settings.ConversionDays)));
            var cohort = keys.Select(key => (key,
                Since: signals.Where(one => one.AccountKey is { } account && Survivor(account) == key
                && settings.QualifyingSignals.Any(kind => Same(kind, one.Kind))).Min(one => one.DetectedAt)))
                .Where(one => one.Since >= from && one.Since < until).ToList();
            Line("conversion", name, cohort.Count(one => Theirs(one.key)
                .Any(deal => deal.CreatedAt >= one.Since && deal.CreatedAt <= one.Since + Duration.FromDays(settings.ConversionDays)
                && deal.CreatedAt <= basis.Now)), cohort.Count);
        }

        IEnumerable<Opportunity> Theirs(string key) => theirs.Where(deal => Survivor(deal.AccountKey!) == key);
    }

    // Lag.
    IEnumerable<(Instant At, Instant? Answered, bool? Late, Duration Age)> Episodes(List<string> keys)
    {
        var end = new[] { basis.Now }.Concat(basis.Sources.Where(source => source.Kind is RecordKinds.Activities or RecordKinds.Signals)
            .Select(source => source.TakenAt!.Value)).Min();
        foreach (var same in signals
            .Where(one => one.AccountKey is { } account && keys.Contains(Survivor(account))
                && settings.Signals.Any(kind => Same(kind, one.Kind)) && one.DetectedAt >= P0 && one.DetectedAt < P1
                && one.DetectedAt <= end)
            .GroupBy(one => (Survivor(one.AccountKey!), one.Kind.Trim().ToLowerInvariant())))
        {
            var left = same.Select(one => one.DetectedAt!.Value).Order().ToList();
            while (left.Count > 0)
            {
                var at = left[0];
                left.RemoveAll(other => other <= at + Duration.FromHours(settings.EpisodeHours));
                var answers = Of(same.Key.Item1).Where(one => one.Side == ActivitySide.Sales && one.IsHuman != false && Rule(one)!.IsAction)
                    .Select(one => one.At ?? EndOfBusiness(one.On!.Value)).Where(moment => moment >= at && moment <= end).ToList();
                Instant? answered = answers.Count == 0 ? null : answers.Min();
                var tier = basis.List!.Accounts.Where(account => Survivor(account.Key) == same.Key.Item1)
                    .OrderBy(one => one.Key != same.Key.Item1).ThenBy(one => one.Key, StringComparer.Ordinal).First().Listed.Tier;
                var worked = WorkingTime.Between(at, answered ?? end, basis.Calendar);
                bool? late = tier is null || !settings.SlaHours.TryGetValue(tier.Value, out var hours) ? null
                    : answered is null ? (worked < Duration.FromHours(hours) ? null : true)
                    : worked > Duration.FromHours(hours);
                yield return (at, answered, late, WorkingTime.Between(at, answered ?? (end < P1 ? end : P1), basis.Calendar));
            }
        }
    }

    Instant EndOfBusiness(LocalDate day)
    {
        var (begins, ends) = (day.AtStartOfDayInZone(basis.Calendar.Zone).ToInstant(), day.PlusDays(1)
            .AtStartOfDayInZone(basis.Calendar.Zone).ToInstant());
        var last = ends;
        while (last > begins && !WorkingTime.IsWorking(last - Duration.FromMinutes(15), basis.Calendar))
        {
            last -= Duration.FromMinutes(15);
        }

        return last <= begins ? ends : last - Duration.FromMinutes(15);
    }

    void Lags(string name, List<(Instant At, Instant? Answered, bool? Late, Duration Age)> episodes)
    {
        var lags = episodes.Select(one => one.Answered is null ? double.PositiveInfinity : one.Age.TotalMilliseconds).Order().ToList();
        var oldest = episodes.Where(one => one.Answered is null).Select(one => one.Age.TotalMilliseconds).DefaultIfEmpty(-1).Max();
        var unanswered = lags.Count(double.IsPositiveInfinity);
        said.Add($"lag {name}: n {lags.Count}, median {Rank(0.5)}, p90 {Rank(0.9)}, unanswered {unanswered}, oldest {oldest}");

        string Rank(double p) => lags.Count == 0 ? "n/a" : lags[(int)Math.Ceiling((decimal)p * lags.Count) - 1] is var lag
            && double.IsPositiveInfinity(lag) ? "not reached" : lag.ToString(CultureInfo.InvariantCulture);
    }

    // What all of them need.
    string Survivor(string key)
    {
        var all = (basis.List?.Accounts ?? []).Concat(basis.ListBefore?.Accounts ?? []).ToList();
        while (all.Find(account => account.Listed.MergedFrom.Contains(key)) is { } into)
        {
            key = into.Key;
        }

        return key;
    }

    Instant Midnight(LocalDate day) => day.AtStartOfDayInZone(tz).ToInstant();

    static bool Same(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    void Line(string what, string of, decimal numerator, decimal denominator) =>
        said.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {of}: {numerator:0.######}/{denominator:0.######}"));
}
