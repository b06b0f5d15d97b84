using System.Diagnostics.Metrics;

namespace AlignBot.SourceReadings;

/// <summary>What the readings of sources measure of themselves: costs next to nothing until somebody listens.</summary>
static class ReadingTelemetry
{
    /// <summary>The name of its meter.</summary>
    public const string Name = "AlignBot.Sources";

    static readonly Meter Meter = new(Name);

    static readonly Histogram<double> Readings = Meter.CreateHistogram(
        "alignbot.source.reading.duration", "s", "A reading of a source, from its first question to its end; error.type is the kind of fault.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 5, 15, 60, 300, 900, 3600] });

    /// <summary>A reading has ended.</summary>
    /// <param name="source">Its name in the configuration.</param>
    /// <param name="fault">How it failed; null where it did not.</param>
    /// <param name="took">Since it began.</param>
    public static void Ended(string source, string? fault, TimeSpan took)
    {
        if (!Readings.Enabled)
        {
            return;
        }

        if (fault is null)
        {
            Readings.Record(took.TotalSeconds, new KeyValuePair<string, object?>("source", source));
        }
        else
        {
            Readings.Record(took.TotalSeconds, new("source", source), new("error.type", fault));
        }
    }
}
