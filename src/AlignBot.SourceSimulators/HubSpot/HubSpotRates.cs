using System.Globalization;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>How many requests an app, the search and a day allow, and what the headers say of it.</summary>
public sealed class HubSpotRates(TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    readonly Queue<DateTimeOffset> recent = new();
    readonly Queue<DateTimeOffset> searches = new();

    /// <summary>In ten seconds: 100 for small accounts, 190 for others.</summary>
    public int PerTenSeconds { get; set; } = 190;

    /// <summary>Of all apps of the account together.</summary>
    public int SearchesPerSecond { get; set; } = 5;

    public long Daily { get; set; } = 650_000;

    /// <summary>By everybody who uses the account's quota.</summary>
    public long DailyUsed { get; set; }

    internal HubSpotReply? Count(bool search)
    {
        var now = time.GetUtcNow();
        if (DailyUsed >= Daily)
        {
            return HubSpotErrors.Limited("DAILY");
        }
        DailyUsed++;
        if (search && !Fits(searches, now, TimeSpan.FromSeconds(1), SearchesPerSecond))
        {
            return HubSpotErrors.Limited("SECONDLY");
        }
        return Fits(recent, now, Window, PerTenSeconds) ? null : HubSpotErrors.Limited("TEN_SECONDLY_ROLLING");
    }

    /// <summary>The search gives none; a granted token is told nothing of the day.</summary>
    internal void Tell(HubSpotReply reply, bool search, bool granted)
    {
        reply.Headers["X-HubSpot-Correlation-Id"] = HubSpotErrors.CorrelationId;
        if (search)
        {
            return;
        }
        reply.Headers["X-HubSpot-RateLimit-Max"] = Text(PerTenSeconds);
        reply.Headers["X-HubSpot-RateLimit-Remaining"] = Text(Math.Max(0, PerTenSeconds - recent.Count));
        reply.Headers["X-HubSpot-RateLimit-Interval-Milliseconds"] = Text((long)Window.TotalMilliseconds);
        if (!granted)
        {
            reply.Headers["X-HubSpot-RateLimit-Daily"] = Text(Daily);
            reply.Headers["X-HubSpot-RateLimit-Daily-Remaining"] = Text(Math.Max(0, Daily - DailyUsed));
        }
    }

    static bool Fits(Queue<DateTimeOffset> made, DateTimeOffset now, TimeSpan window, int most)
    {
        while (made.TryPeek(out var first) && now - first >= window)
        {
            made.Dequeue();
        }
        if (made.Count >= most)
        {
            return false;
        }
        made.Enqueue(now);
        return true;
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
