using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Records;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Counts what a reading has, while it is written.</summary>
sealed class IntakeTally<TRow>(Shelf<TRow> shelf, ReadingOf of)
    where TRow : KeptRow
{
    /// <summary>Ids and moves that are named; the rest is counted.</summary>
    const int Named = 10;

    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    readonly Dictionary<OpportunityField, int> moved = [];
    readonly List<(string Opportunity, OpportunityMove Move)> pushed = [];
    int fresh;
    int changed;
    int gone;
    int back;
    int alike;
    int offList;
    int old;

    /// <summary>Under which its rows stand.</summary>
    public Guid Reading { get; } = ReadingIds.New();

    public int Read => seen.Count;

    /// <summary>Counts it; false where it took place so long ago that it is not kept.</summary>
    /// <exception cref="SourceException">It is there already, or there are too many.</exception>
    public bool IsKept(TRow row)
    {
        if (!seen.Add(row.Key))
        {
            throw new SourceException(
                SourceFaultKind.Incomplete, $"{row.Key} is in the {RecordWords.Of(shelf.Kind)} twice. Nothing was taken over; mend it "
                    + $"at the source, and it is read again.");
        }

        if (seen.Count > ListLimits.RecordsOfKind)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"There are more than {RecordWords.Count(shelf.Kind, ListLimits.RecordsOfKind)}, which is as much as is kept. Give "
                    + $"the source a filter, or hand in less.");
        }

        if (!shelf.IsStanding && row.At < of.At - Duration.FromDays(ListLimits.RecordDays))
        {
            old++;
            return false;
        }

        if (of.Accounts.Find(row.AccountKey, DomainOf(row)) is null)
        {
            offList++;
            if (row.AccountKey is { } key && unknown.Count < Named)
            {
                unknown.Add(key);
            }
        }

        return true;
    }

    /// <summary>Whether it is not as it was, so that it is written.</summary>
    public bool IsOtherwise(TRow row, TRow? before)
    {
        row.SeenAt = before?.SeenAt ?? of.At;
        if (before is null)
        {
            fresh++;
            return true;
        }

        if (before.Print == row.Print && before.GoneAt is null)
        {
            alike++;
            return false;
        }

        changed++;
        back += before.GoneAt is null ? 0 : 1;
        foreach (var move in shelf.Moves(before, row))
        {
            moved[move.Field] = moved.GetValueOrDefault(move.Field) + 1;
            if (move.DaysPushed > 0)
            {
                pushed.Add((row is OpportunityRow { Name: { } name } ? name : row.Key, move));
                Shorten();
            }
        }

        return true;
    }

    /// <summary>Whether the reading has not what was there, so that it is written as gone.</summary>
    public bool IsMissing(TRow there)
    {
        if (seen.Contains(there.Key))
        {
            return false;
        }

        there.GoneAt = of.At;
        gone++;
        return true;
    }

    public Intake End() => new(
        Reading, of.Before?.Number ?? 0, Read, fresh + changed + gone, fresh, changed, gone, offList,
        shelf.IsStanding ? RecordGuard.WhyAsk(alike + changed - back + gone, Read, gone) : null)
    {
        Old = old,
        Unknown = [.. unknown.Order(StringComparer.Ordinal)],
        Moved = moved.ToImmutableSortedDictionary(),
        Pushed = [.. pushed.OrderByDescending(one => one.Move.DaysPushed).Take(Named)],
    };

    /// <summary>Keeps the furthest, however many there are.</summary>
    void Shorten()
    {
        if (pushed.Count >= Named * 20)
        {
            pushed.Sort((one, other) => other.Move.DaysPushed!.Value.CompareTo(one.Move.DaysPushed!.Value));
            pushed.RemoveRange(Named, pushed.Count - Named);
        }
    }

    static string? DomainOf(TRow row) => row switch
    {
        LeadRow lead => lead.Domain,
        SignalRow signal => signal.Domain,
        _ => null,
    };
}
