using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Records;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>What a reading changes about the findings of a promise.</summary>
/// <param name="New">Found now.</param>
/// <param name="Changed">Of which something was withdrawn or done; where nothing stands
/// any more, <see cref="BreachFinding.WithdrawnAt"/> is set.</param>
public sealed record BreachChanges(ImmutableArray<BreachFinding> New, ImmutableArray<BreachFinding> Changed);

/// <summary>Brings what was found to what a newer reading shows.</summary>
public static class BreachReconciling
{
    /// <summary>The findings that are new or changed.</summary>
    /// <param name="promise">The clause.</param>
    /// <param name="known">All findings of it that are kept, withdrawn ones among them.</param>
    /// <param name="leads">All leads of the reading.</param>
    /// <param name="reading">The reading. One that is stale changes nothing.</param>
    public static BreachChanges Of(
        SourcePromise promise, IReadOnlyCollection<BreachFinding> known, IReadOnlyCollection<Lead> leads, LeadReading reading)
    {
        if (reading.IsStale)
        {
            return new BreachChanges([], []);
        }

        var byKey = new Dictionary<string, Lead>();
        foreach (var lead in leads)
        {
            byKey[lead.Key] = lead;
        }

        var changed = known.Where(finding => finding.WithdrawnAt is null)
            .Select(finding => (Before: finding, After: Brought(finding, promise, byKey, reading)))
            .Where(pair => !pair.Before.Items.SequenceEqual(pair.After.Items))
            .Select(pair => pair.After);
        var standing = known.Where(finding => finding.WithdrawnAt is null).ToList();
        var keys = standing.SelectMany(finding => finding.Items).Select(item => item.Key).ToHashSet();
        var found = BreachCount.Of(promise, byKey.Values, reading).Breaches
            .Where(breach => !keys.Contains(breach.Key))
            .Where(breach => !standing.Any(finding => finding.Beyond > 0 && breach.DueAt <= finding.LastDueAt))
            .ToImmutableArray();
        ImmutableArray<BreachFinding> fresh = found.Length >= BreachFinding.MassFrom
            ? [One(promise, found, reading)]
            : [.. found.Select(breach => One(promise, [breach], reading))];
        return new BreachChanges(fresh, [.. changed]);
    }

    static BreachFinding Brought(BreachFinding finding, SourcePromise promise, Dictionary<string, Lead> leads, LeadReading reading)
    {
        ImmutableArray<SourceBreach> items =
        [
            .. finding.Items
                .Select(item => leads.TryGetValue(item.LeadKey, out var lead) ? Now(item, promise, lead, reading) : item)
                .OfType<SourceBreach>(),
        ];
        return finding with
        {
            Items = items,
            Corrected = finding.Corrected + finding.Items.Length - items.Length,
            WithdrawnAt = items.IsEmpty && finding.Beyond == 0 ? reading.Now : null,
        };
    }

    /// <summary>The breach as the newer reading shows it; null where it is none after
    /// all. A lead that the source has no more is left as it was.</summary>
    static SourceBreach? Now(SourceBreach item, SourcePromise promise, Lead lead, LeadReading reading)
    {
        if (promise.Kind is not PromiseKind.FollowUp)
        {
            return BreachCount.Of(promise, lead, reading) switch
            {
                (BreachCount.LeadStanding.Late, { } late) => late,
                (BreachCount.LeadStanding.Kept or BreachCount.LeadStanding.Open, _) => null,
                _ => item,
            };
        }

        // The source tells of the last touch alone: one after the due time is late, and one before it, written down later, was in time.
        if (lead.LastTouchAt is not { } last || last > reading.TakenAt || last <= item.From)
        {
            return item;
        }

        return last <= item.DueAt ? null : item with { DoneAt = item.DoneAt ?? last };
    }

    static BreachFinding One(SourcePromise promise, ImmutableArray<SourceBreach> breaches, LeadReading reading) => new()
    {
        Key = breaches.Length == 1 ? breaches[0].Key : $"{promise.Clause}/many/{reading.Now.ToUnixTimeSeconds()}",
        Clause = promise.Clause,
        Kind = promise.Kind,
        Side = promise.Side,
        FoundAt = reading.Now,
        Items = [.. breaches.Take(BreachFinding.MostItems)],
        Beyond = Math.Max(0, breaches.Length - BreachFinding.MostItems),
        LastDueAt = breaches[^1].DueAt,
    };
}
