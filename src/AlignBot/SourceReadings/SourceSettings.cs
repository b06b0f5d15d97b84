using System.Globalization;
using AlignBot.Domain.Time;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>How often each source is read, and how long that may take: <c>Sources:{name}:Refresh</c>,
/// <c>Sources:{name}:LongestMinutes</c>.</summary>
sealed class SourceSettings(IConfiguration configuration)
{
    /// <summary>A working day: the list's owners read it in the morning.</summary>
    static readonly Window Usual = Window.Of("1wd");

    static readonly Duration Soon = Duration.FromMinutes(15);

    /// <summary>When it is read next.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="fault">Why it could not be read; null where it was.</param>
    /// <param name="now">Business time.</param>
    /// <param name="realNow">Real time, in which a vendor says when to come again.</param>
    /// <param name="calendar">The program's.</param>
    public Instant Next(string source, SourceFault? fault, Instant now, Instant realNow, WorkingCalendar calendar)
    {
        var usual = WorkingTime.DeadlineAtWork(now, Refresh(source), calendar).At;
        return fault switch
        {
            { Until: { } until } => Instant.Max(now + Duration.FromMinutes(1), Instant.Min(usual, now + (until - realNow))),
            { Kind: SourceFaultKind.Transient or SourceFaultKind.Throttled or SourceFaultKind.Incomplete } =>
                Instant.Min(usual, now + Soon),
            _ => usual,
        };
    }

    public Duration LongestReading(string source) =>
        Duration.FromMinutes(
            int.TryParse(configuration[$"Sources:{source}:LongestMinutes"], NumberStyles.None, CultureInfo.InvariantCulture,
                out var minutes) && minutes > 0 ? minutes : 30);

    Window Refresh(string source) =>
        configuration[$"Sources:{source}:Refresh"] is { Length: > 0 } said && Window.TryParse(said, out var window, out _) ? window : Usual;
}
