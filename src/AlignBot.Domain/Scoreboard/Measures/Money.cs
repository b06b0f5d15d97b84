using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Turns amounts into the reporting currency, or says why one can't be. No currency is taken for another.</summary>
sealed class Money
{
    /// <summary>More than this is no deal, in any currency: sums stay exact.</summary>
    public const decimal Most = 1_000_000_000_000_000m;

    const decimal HighestRate = 1_000_000_000m;

    readonly CurrencyRule rule;
    readonly MeasureSettings settings;
    readonly Dictionary<string, List<ExchangeRate>> rates;
    readonly string reporting;

    public Money(MeasureSettings settings, ExchangeRates rates)
    {
        this.settings = settings;
        rule = settings.Currency;
        reporting = Folded(rule.Reporting)!;
        this.rates = rates.Rates
            .Where(rate => rate.Rate is > 0 and <= HighestRate && Folded(rate.Currency) is not null)
            .GroupBy(rate => Folded(rate.Currency)!)
            .ToDictionary(
                same => same.Key, same => same.OrderBy(rate => rate.From ?? LocalDate.MinIsoValue).ThenBy(rate => rate.Rate).ToList());
    }

    /// <summary>The amount in the reporting currency, not rounded; else the reason.</summary>
    public (decimal Amount, LeftOutWhy? Why) Of(Opportunity deal)
    {
        if (deal.Amount is not { } amount)
        {
            return (0, LeftOutWhy.NoAmount);
        }

        if (amount < 0)
        {
            return (0, LeftOutWhy.NegativeAmount);
        }

        if ((Folded(deal.Currency) ?? Folded(rule.BlankMeans)) is not { } currency)
        {
            return (0, LeftOutWhy.NoCurrency);
        }

        if (amount > Most)
        {
            return (0, LeftOutWhy.AbsurdAmount);
        }

        return RateOf(currency, deal) is not { } rate ? (0, LeftOutWhy.NoRate)
            : amount * rate > Most ? (0, LeftOutWhy.AbsurdAmount)
            : (amount * rate, null);
    }

    decimal? RateOf(string currency, Opportunity deal)
    {
        if (currency == reporting)
        {
            return 1;
        }

        if (!rates.TryGetValue(currency, out var known))
        {
            return null;
        }

        if (rule.RateOf is RateDay.Newest)
        {
            return known[^1].Rate;
        }

        var created = deal.CreatedAt?.InZone(settings.Zone).Date;
        var day = rule.RateOf is RateDay.Creation ? created : deal.CloseDay(settings.SourceZone) ?? created;
        return known.LastOrDefault(rate => rate.From is not { } from || from <= day)?.Rate;
    }

    static string? Folded(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();
}
