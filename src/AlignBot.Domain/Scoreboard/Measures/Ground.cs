using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>What a measure stands on: whether its sources were read, and how much of the list they know.</summary>
sealed class Ground(ReadingBasis basis, ListIndex list)
{
    /// <summary>The measure as far as that alone says what it is.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="needs">The kinds of records that it rests on.</param>
    /// <param name="knows">Whether an account has data; null where its kinds of records say so.</param>
    public MeasureReading Of(MeasureKind measure, RecordKinds needs, Func<ScoredAccount, bool>? knows = null)
    {
        knows ??= account => (account.KnownFor & needs) == needs;
        var unknown = Missing(needs).ToImmutableArray();
        ImmutableArray<string> noData = unknown.IsEmpty ? [.. list.KeysWhere(at => !knows(list[at]))] : [];
        return new MeasureReading
        {
            Measure = measure,
            Unknown = unknown,
            State = !unknown.IsEmpty ? MeasureState.Unknown
                : noData.Length * 100 > (long)basis.Settings.MostUnknownPercent * list.Count ? MeasureState.NotReliable
                : MeasureState.Known,
            AsOf = unknown.IsEmpty ? AsOf(needs) : null,
            NoData = noData,
        };
    }

    /// <summary>When the oldest of the sources was read, the list among them.</summary>
    public Instant? AsOf(RecordKinds needs) => Used(needs).Select(source => source.TakenAt).Append(basis.List?.TakenAt).Min();

    /// <summary>What the sources can tell of ends here: that of which one knows later than another would look unanswered.</summary>
    public Instant Horizon(RecordKinds needs) => Used(needs).Select(source => source.TakenAt).OfType<Instant>().Append(basis.Now).Min();

    IEnumerable<Unknown> Missing(RecordKinds needs)
    {
        if (basis.List is null)
        {
            yield return new Unknown(UnknownWhy.NoList);
        }

        var single = Enum.GetValues<RecordKinds>().Where(kind => kind is not (RecordKinds.None or RecordKinds.All));
        foreach (var kind in single.Where(kind => needs.HasFlag(kind)))
        {
            var sources = Used(kind).ToList();
            if (sources.Count == 0)
            {
                yield return new Unknown(UnknownWhy.NoSource, kind);
            }

            foreach (var source in sources.Where(source => source.TakenAt is null))
            {
                yield return new Unknown(UnknownWhy.NotRead, kind, source.Trouble);
            }
        }
    }

    IEnumerable<SourceUsed> Used(RecordKinds needs) => basis.Sources.Where(source => (source.Kind & needs) != RecordKinds.None);
}

/// <summary>Puts what was counted on its ground.</summary>
static class GroundWords
{
    /// <summary>The measure with its figures; without any where a source is missing.</summary>
    public static MeasureReading With(this MeasureReading ground, Tally tally, Func<MeasureReading, MeasureReading> more)
    {
        if (ground.State is MeasureState.Unknown)
        {
            return ground;
        }

        return more(ground with
        {
            State = tally.Whole.Denominator > 0 ? ground.State : MeasureState.NotApplicable,
            Total = tally.Whole,
            Tiers = tally.Tiers(),
            ConstantCohort = tally.ConstantCohort,
        });
    }
}
