using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Signs of interest that stand in properties of companies: filled by a form, an enrichment, an intent tool.</summary>
sealed class HubSpotSignals(HubSpotClient client)
{
    public async IAsyncEnumerable<SourceSignal> ReadAsync(Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var portal = await HubSpotPortal.ReadAsync(client, run, cancel);
        var fields = client.Options.Fields;
        await new HubSpotProperties(client, HubSpotCompanies.Type).DemandAsync(
            client.Options.Signals.SelectMany(signal => signal.Mapped).Concat(fields.Mapped.Where(one => one.Name == fields.Flag)), run,
                cancel);
        ImmutableArray<string> asked = [.. client.Options.Signals.SelectMany(signal => new[] { signal.Property, signal.At })
            .Concat([fields.Domain, fields.Flag, HubSpotFields.Merged]).OfType<string>().Distinct(StringComparer.Ordinal)];
        await foreach (var page in new HubSpotCompanies(client).ReadAsync(asked, run, cancel))
        {
            foreach (var signal in page.SelectMany(row => client.Options.Signals.Select(kind =>
                SignalOf(row, kind, fields.Domain, portal.Zone))).OfType<SourceSignal>())
            {
                // What has no moment is a state and not an event: it is always given.
                if (since is null || signal.DetectedAt is null || signal.DetectedAt >= since)
                {
                    yield return signal;
                }
            }
        }
    }

    /// <summary>Null when the property says nothing, no, or less than the minimum.</summary>
    static SourceSignal? SignalOf(HubSpotRow row, HubSpotSignalOptions options, string? domain, DateTimeZone zone)
    {
        if (row[options.Property] is not { } value || value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var moment = Begin(value, zone);
        var strength = moment is null ? HubSpotValues.Number(value) : null;
        if (strength < options.Minimum)
        {
            return null;
        }
        var at = Begin(row[options.At], zone) ?? moment;
        return new SourceSignal(
            $"{row.Id}:{options.Kind}{(at is { } known ? $":{known.ToUnixTimeMilliseconds()}" : "")}", row.Id, options.Kind)
        {
            Domain = row[domain],
            Strength = strength,
            DetectedAt = at,
        };
    }

    /// <summary>The moment, or the beginning of a day that has none.</summary>
    static Instant? Begin(string? value, DateTimeZone zone) =>
        HubSpotValues.Moment(value) ?? (HubSpotValues.Day(value, zone) is { } day ? zone.AtStartOfDay(day).ToInstant() : null);
}
