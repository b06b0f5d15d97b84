using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Drift;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Drift;

/// <summary>Reads every sign from what the features counted, and the pitfalls from what they know.</summary>
sealed class DriftReader(IEnumerable<IDriftPoints> points, IEnumerable<IPitfallFacts> facts)
{
    public async Task<DriftView> ReadAsync(AlignBotContext db, ProgramInfo program, Instant now, CancellationToken stop)
    {
        var (settings, today) = (program.Drift, now.InZone(program.Calendar.Zone).Date);
        var readings = new List<DriftReading>();
        var counted = points.ToLookup(one => one.Sign);
        foreach (var sign in Enum.GetValues<DriftSign>())
        {
            var (threshold, found) = (settings.Threshold(sign), new List<CountedSign>());
            foreach (var counter in counted[sign])
            {
                // As much time before is what the trend is read against.
                found.AddRange(await counter.OfAsync(db, program, today.PlusWeeks(-2 * threshold.Weeks), stop));
            }

            readings.AddRange(found.DefaultIfEmpty(new CountedSign(Of: null, [])).Select(one => DriftSigns.Read(sign, one.Of,
                one.Points, threshold, today)));
        }

        return new DriftView([.. readings], [.. counted.Select(one => one.Key)], await PitfallsAsync(new FindingsOf(db, program,
            CadenceHealth.QuarterBegan(now, program.Calendar.Zone), now)));
    }

    /// <summary>What pitfalls are read from.</summary>
    public async Task<PitfallFacts> PitfallsAsync(FindingsOf of)
    {
        var known = new PitfallFacts
        {
            HasExecutive = of.Program.Roster.Holder(Role.AccountableExecutive) is { } executive
            && of.Program.Roster.MayDecide(executive)
        };
        foreach (var one in facts)
        {
            known = await one.AddAsync(known, of);
        }

        return known;
    }
}

/// <summary>What the signs say now.</summary>
/// <param name="Readings">Of every sign at least one, in the order of the signs.</param>
/// <param name="Counted">Which signs some feature counts.</param>
/// <param name="Facts">What pitfalls are read from.</param>
sealed record DriftView(ImmutableArray<DriftReading> Readings, ImmutableArray<DriftSign> Counted, PitfallFacts Facts)
{
    /// <summary>What is worth a word.</summary>
    public IEnumerable<DriftReading> Shown => Readings.Where(one => one.IsShown);

    /// <summary>What was counted and is below its threshold.</summary>
    public IEnumerable<DriftReading> Quiet => Readings.Where(one => one is { IsShown: false, Value: not null });

    /// <summary>What there is too little of to say anything.</summary>
    public IEnumerable<DriftReading> Unknown => Readings.Where(one => one.Value is null);

    /// <summary>Those that the programme is in.</summary>
    public ImmutableArray<Pitfall> Pitfalls { get; } = Domain.Drift.Pitfalls.Of(Facts);
}
