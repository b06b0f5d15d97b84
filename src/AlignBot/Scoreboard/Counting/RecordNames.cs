using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using NodaTime.Text;

namespace AlignBot.Scoreboard.Counting;

/// <summary>What accounts, deals and signals are called at the moment of a reading: kept with it, since they may be gone when somebody looks.</summary>
sealed class RecordNames(ScoredList? list)
{
    const int Longest = 120;

    readonly Dictionary<string, string> accounts = (list?.Accounts ?? []).DistinctBy(account => account.Key)
        .ToDictionary(account => account.Key, account => account.Listed.Name, StringComparer.Ordinal);

    readonly Dictionary<string, string> deals = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> signals = new(StringComparer.Ordinal);

    /// <summary>'Acme renewal (Acme), 40,000 EUR'.</summary>
    public void Add(KeptOpportunity deal, string? key)
    {
        var amount = deal.Stand.Amount is { } of ? string.Create(CultureInfo.InvariantCulture, $", {of:#,0.##} {deal.Stand.Currency}").TrimEnd() : "";
        var account = key is null ? null : accounts.GetValueOrDefault(key);
        var called = (deal.Name, account) switch
        {
            (null, null) => deal.Key,
            (null, { } its) => $"{its} ({deal.Key})",
            ({ } name, null) => name,
            ({ } name, { } its) when name.Contains(its, StringComparison.OrdinalIgnoreCase) => name,
            ({ } name, { } its) => $"{name} ({its})",
        };
        deals[deal.Key] = TextLimits.Cut($"{called}{amount}", Longest);
    }

    /// <summary>'Acme: intent on 2026-09-20'.</summary>
    public void Add(KeptSignal signal, string? key)
    {
        if (key is not null && accounts.TryGetValue(key, out var account))
        {
            signals[signal.Key] = TextLimits.Cut($"{account}: {signal.Kind} on {LocalDatePattern.Iso.Format((signal.DetectedAt ?? signal.SeenAt).InUtc().Date)}", Longest);
        }
    }

    /// <summary>Of all that is behind a measure.</summary>
    public ImmutableSortedDictionary<string, string> Of(MeasureReading measure)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var main = measure.Measure switch
        {
            MeasureKind.Coverage or MeasureKind.Engagement => accounts,
            MeasureKind.Lag => signals,
            _ => deals,
        };
        foreach (var id in measure.Behind.Concat(measure.NotBehind).Concat(measure.LeftOut.Select(left => left.Id))
            .Concat(measure.Lag?.Episodes.Select(episode => episode.SignalKey) ?? []))
        {
            Add(id, main.GetValueOrDefault(id) ?? accounts.GetValueOrDefault(id));
        }

        foreach (var id in measure.NoData.Concat(measure.Unpaired.Select(unpaired => unpaired.AccountKey))
            .Concat(measure.Lag?.Episodes.Select(episode => episode.AccountKey) ?? []))
        {
            Add(id, accounts.GetValueOrDefault(id));
        }

        return names.ToImmutable();

        void Add(string id, string? name)
        {
            if (name is not null && name != id)
            {
                names[id] = name;
            }
        }
    }
}
