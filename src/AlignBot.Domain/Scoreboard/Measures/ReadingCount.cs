using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Counts a reading from records that come one at a time, in any order; a record that comes twice counts once.</summary>
/// <remarks>Of an activity or a signal only its moment is kept, where a measure needs it; deals are kept as they are.</remarks>
public sealed class ReadingCount
{
    /// <summary>So many kinds of activities that the settings do not name are told of.</summary>
    public const int MostUnnamed = 20;

    readonly ReadingBasis basis;
    readonly ListIndex list;
    readonly Ground ground;
    readonly ActivityRules rules;
    readonly Money money;
    readonly CoverageCount coverage;
    readonly EngagementCount engagement;
    readonly InfluenceCount influence;
    readonly ConversionCount conversion;
    readonly LagCount lag;
    readonly Deals deals = new();
    readonly Dictionary<string, int> unnamed = new(StringComparer.OrdinalIgnoreCase);
    readonly LocalDate today;
    (int NotCompleted, int NoTime, int InTheFuture, int NotOnTheList) ignored;

    /// <summary>A reading of which nothing has come yet.</summary>
    /// <exception cref="ArgumentException">The basis is not of one piece: a list that is not of its time, or two zones.</exception>
    public ReadingCount(ReadingBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        if (basis.Period.ZoneId != basis.Settings.ZoneId)
        {
            throw new ArgumentException($"The period is of {basis.Period.ZoneId}, the settings of {basis.Settings.ZoneId}.", nameof(basis));
        }

        if (basis.List?.TakenAt >= basis.Period.Days.Ends || basis.ListBefore?.TakenAt >= basis.Period.Days.Begins)
        {
            throw new ArgumentException("A list counts for a period that ends, or begins, after the list was taken.", nameof(basis));
        }

        this.basis = basis;
        list = new ListIndex(basis);
        ground = new Ground(basis, list);
        rules = new ActivityRules(basis.Settings);
        money = new Money(basis.Settings, basis.Rates);
        coverage = new CoverageCount(basis, list);
        engagement = new EngagementCount(basis, list);
        influence = new InfluenceCount(basis, list, money);
        conversion = new ConversionCount(basis, list, money);
        lag = new LagCount(basis, list, ground);
        today = basis.Now.InZone(basis.Settings.Zone).Date;
    }

    /// <summary>Takes an activity.</summary>
    public void Add(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (list.Find(activity.AccountKey) is not (>= 0 and var account))
        {
            ignored.NotOnTheList++;
        }
        else if (!activity.IsCompleted)
        {
            ignored.NotCompleted++;
        }
        else if (activity is { At: null, On: null })
        {
            ignored.NoTime++;
        }
        else if (activity.At is { } at ? at > basis.Now : activity.On > today)
        {
            ignored.InTheFuture++;
        }
        else if (rules.Of(activity) is { } rule)
        {
            coverage.Add(account, activity, rule);
            engagement.Add(account, activity, rule);
            influence.Add(account, activity, rule);
            lag.Add(account, activity, rule);
        }
        else
        {
            var kind = activity.Kind.Trim().ToLowerInvariant();
            unnamed[kind] = unnamed.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>Takes a deal, on the list or not.</summary>
    public void Add(Opportunity deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        deals.Add(deal);
    }

    /// <summary>Takes a signal.</summary>
    public void Add(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (list.Find(signal.AccountKey) is not (>= 0 and var account))
        {
            ignored.NotOnTheList++;
            return;
        }

        conversion.Add(account, signal);
        ignored.InTheFuture += lag.Add(account, signal) ? 0 : 1;
    }

    /// <summary>The reading, once all records have come.</summary>
    public Reading Finish()
    {
        var all = deals.All;
        return new Reading
        {
            Period = basis.Period,
            ReadAt = basis.Now,
            DefinitionVersion = basis.Settings.DefinitionVersion,
            WeightsVersion = basis.Settings.WeightsVersion,
            CurrencyRule = basis.Settings.Currency.Text,
            List = basis.List is { } used ? new ListUsed(used.Id, used.TakenAt, list.Count) : null,
            Sources = basis.Sources,
            Measures =
            [
                coverage.Finish(ground), engagement.Finish(ground), influence.Finish(ground, all), conversion.Finish(ground, all),
                lag.Finish(ground),
            ],
            Left = basis.ListBefore is null || basis.List is null ? null : Left(all),
            Ignored = new Ignored
            {
                NotCompleted = ignored.NotCompleted,
                NoTime = ignored.NoTime,
                InTheFuture = ignored.InTheFuture,
                NotOnTheList = ignored.NotOnTheList,
                UnnamedKinds =
                [
                    .. unnamed.Select(pair => new UnnamedKind(pair.Key, pair.Value))
                        .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Kind, StringComparer.Ordinal).Take(MostUnnamed),
                ],
            },
        };
    }

    LeftTheList Left(List<Opportunity> all)
    {
        var days = basis.Period.Days;
        var theirs = all.Where(deal => list.HasLeft(deal.AccountKey) && IsOfThePeriod(deal)).ToList();
        return new LeftTheList([.. list.Left], [.. theirs.Select(deal => deal.Key)], theirs.Sum(deal => money.Of(deal).Amount));

        bool IsOfThePeriod(Opportunity deal) => (deal.CreatedAt is { } created && days.Contains(created))
            || (deal.State is not OpportunityState.Open && deal.CloseDay(basis.Settings.SourceZone) is { } day && days.Contains(day));
    }
}
