using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>What one unit of a currency is in the reporting currency.</summary>
/// <param name="Currency">ISO 4217, compared without case.</param>
/// <param name="Rate">Above zero; any other is none.</param>
/// <param name="From">The first day on which it holds, until the next one's; null: since ever.</param>
public sealed record ExchangeRate(string Currency, decimal Rate, LocalDate? From = null);

/// <summary>The rates to the reporting currency, as they were when a reading was made.</summary>
public sealed record ExchangeRates
{
    /// <summary>None: only amounts of the reporting currency can be added up.</summary>
    public static ExchangeRates None { get; } = new();

    /// <summary>In any order.</summary>
    public ImmutableArray<ExchangeRate> Rates { get; init => field = value.OrEmpty(); } = [];
}
