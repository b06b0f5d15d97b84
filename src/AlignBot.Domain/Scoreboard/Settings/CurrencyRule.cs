namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>How amounts come to be of one currency.</summary>
/// <param name="Reporting">The currency of the scoreboard, ISO 4217 in capitals.</param>
public sealed record CurrencyRule(string Reporting)
{
    /// <summary>What an amount without a currency is in. Null: nobody knows, and it is left out by name.</summary>
    public string? BlankMeans { get; init; }

    /// <summary>Of which day the rate is.</summary>
    public RateDay RateOf { get; init; } = RateDay.Close;

    /// <summary>As two readings are compared by it, and people may read it: 'EUR, rate of the close'.</summary>
    public string Text
    {
        get
        {
            var day = RateOf switch
            {
                RateDay.Creation => "rate of the creation",
                RateDay.Newest => "newest rate",
                _ => "rate of the close",
            };
            return BlankMeans is { } blank ? $"{Reporting}, {day}, without a currency read as {blank}" : $"{Reporting}, {day}";
        }
    }
}
