using AlignBot.Sources;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Where a reading's records come from. Closed.</summary>
abstract record RecordsFrom
{
    RecordsFrom()
    {
    }

    /// <summary>A source of the configuration.</summary>
    /// <param name="It">Opened.</param>
    /// <param name="Since">What is new since then; null for everything.</param>
    /// <param name="Run">The reading.</param>
    public sealed record Source(ISource It, Instant? Since, SourceRun Run) : RecordsFrom;

    /// <summary>A file that somebody handed in, and that is whole.</summary>
    public sealed record File(CsvReading It) : RecordsFrom;
}
