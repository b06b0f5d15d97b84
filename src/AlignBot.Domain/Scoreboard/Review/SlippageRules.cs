using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>Finds close dates and amounts that slipped.</summary>
static class SlippageRules
{
    /// <summary>From so many deals on that were changed alike at once it is one edit of many: nobody reconsidered each.</summary>
    public const int MassFrom = 5;

    public static IEnumerable<SlippageLine> Of(DealTrack before, DealTrack now, string account, int? tier, LocalDate today)
    {
        var (was, deal) = (before.Deal, now.Deal);
        if (deal.State is not OpportunityState.Open)
        {
            yield break;
        }

        SlippageLine Line(SlippageKind kind) =>
            new() { Kind = kind, DealKeys = [deal.Key], AccountKey = account, Name = deal.Name, Tier = tier };

        if (was.State is OpportunityState.Open && was.CloseDate is { } from && deal.CloseDate is { } to && from != to)
        {
            var days = Period.DaysBetween(from, to);
            yield return Line(days > 0 ? SlippageKind.Pushed : SlippageKind.PulledIn) with
            {
                From = from,
                To = to,
                Days = Math.Abs(days),
                Times = days > 0 ? now.Pushed : now.PulledIn,
            };
        }

        if (deal.CloseDate < today)
        {
            yield return Line(SlippageKind.Overdue) with
            {
                To = deal.CloseDate,
                Days = Period.DaysBetween(deal.CloseDate.Value, today),
                Times = now.Pushed,
            };
        }

        var isSameCurrency = string.Equals(was.Currency?.Trim(), deal.Currency?.Trim(), StringComparison.OrdinalIgnoreCase);
        if (was.Amount != deal.Amount || (deal.Amount is not null && !isSameCurrency))
        {
            yield return Line(SlippageKind.Amount) with { AmountFrom = was.Amount, AmountTo = deal.Amount, Currency = deal.Currency };
        }
    }

    /// <summary>The lines in the order in which they are read, each mass edit as one.</summary>
    public static List<SlippageLine> Together(List<SlippageLine> lines)
    {
        var (masses, rest) = (new List<SlippageLine>(), lines);
        foreach (var alike in new Func<SlippageLine, object?>[] { line => TargetOf(line), line => DaysOf(line), line => FactorOf(line) })
        {
            var groups = rest.Where(line => alike(line) is not null).GroupBy(line => (line.Kind, alike(line)))
                .Where(same => same.Count() >= MassFrom).ToList();
            masses.AddRange(groups.Select(same => One([.. same])));
            var taken = groups.SelectMany(same => same).ToHashSet(ReferenceEqualityComparer.Instance);
            rest = [.. rest.Where(line => !taken.Contains(line))];
        }

        return
        [
            .. masses.OrderByDescending(line => line.DealKeys.Length).ThenBy(line => line.Kind),
            .. rest.OrderBy(line => line.Tier ?? 4).ThenBy(line => line.Kind)
                .ThenByDescending(line => line.Times).ThenByDescending(line => line.Days)
                .ThenBy(line => line.DealKeys[0], StringComparer.Ordinal),
        ];
    }

    static LocalDate? TargetOf(SlippageLine line) => line.Kind is SlippageKind.Pushed or SlippageKind.PulledIn ? line.To : null;

    static int? DaysOf(SlippageLine line) => line.Kind is SlippageKind.Pushed or SlippageKind.PulledIn ? line.Days : null;

    /// <summary>Prices that all rose by so many percent.</summary>
    static decimal? FactorOf(SlippageLine line) =>
        line is { Kind: SlippageKind.Amount, AmountFrom: >= 0.01m and var from, AmountTo: > 0 and <= Money.Most and var to }
            ? decimal.Round(to / from, 4)
            : null;

    static SlippageLine One(ImmutableArray<SlippageLine> lines)
    {
        var first = lines[0];
        return new SlippageLine
        {
            Kind = first.Kind,
            DealKeys = [.. lines.Select(line => line.DealKeys[0]).Order(StringComparer.Ordinal)],
            To = lines.All(line => line.To == first.To) ? first.To : null,
            Days = lines.All(line => line.Days == first.Days) ? first.Days : null,
            From = lines.All(line => line.From == first.From) ? first.From : null,
        };
    }
}
