using System.Collections.Immutable;
using AlignBot.Domain;

namespace AlignBot.Cadence.Series;

/// <summary>What became of a series.</summary>
enum SeriesDeed
{
    Made,
    Changed,
    Paused,
    Resumed,
    Ended,
}

/// <summary>What the channel is told of series, and who did it; null for the program file. A snapshot: what was said stays as it was said.</summary>
sealed record SeriesNotice(SeriesDeed Deed, ImmutableArray<SeriesNews> Series, UserId? By);

/// <summary>One series in such a post.</summary>
/// <param name="Name">As it is called now.</param>
/// <param name="When">'every Tuesday at 09:30 (Europe/London), 15 minutes'.</param>
/// <param name="Changes">What is different, a sentence each; of a changed one alone.</param>
/// <param name="Next">The dates to come, in words; empty where there are none.</param>
sealed record SeriesNews(string Name, string When, ImmutableArray<string> Changes, string Next);
