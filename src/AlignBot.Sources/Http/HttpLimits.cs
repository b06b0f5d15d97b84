using NodaTime;

namespace AlignBot.Sources.Http;

/// <summary>How far a source's requests may go.</summary>
sealed record HttpLimits
{
    /// <summary>Of one request, from the first byte sent to the last one read.</summary>
    public Duration RequestTimeout { get; init; } = Duration.FromSeconds(150);

    /// <summary>The longest answer, unpacked.</summary>
    public int MaximumBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The first one and those after a failure.</summary>
    public int Tries { get; init; } = 5;

    public Duration ShortestWait { get; init; } = Duration.FromSeconds(1);

    public Duration LongestWait { get; init; } = Duration.FromSeconds(60);

    /// <summary>How much of the vendor's quota may be used by everybody together before the bot stops: it is the last who may starve the
    /// others.</summary>
    public decimal QuotaShare { get; init; } = 0.8m;

    /// <summary>How much of the vendor's quota one run may use.</summary>
    public decimal RunShare { get; init; } = 0.25m;

    /// <summary>Reads <c>RequestTimeout</c>, <c>QuotaShare</c> and <c>RunShare</c> where they are set.</summary>
    public static HttpLimits Read(SettingsReader settings)
    {
        var usual = new HttpLimits();
        return usual with
        {
            RequestTimeout = settings.Time("RequestTimeout", usual.RequestTimeout, Duration.FromSeconds(1), Duration.FromMinutes(10)),
            QuotaShare = settings.Share("QuotaShare", usual.QuotaShare),
            RunShare = settings.Share("RunShare", usual.RunShare),
        };
    }

    /// <summary>Before the try with this number: full jitter, in a window that doubles.</summary>
    public Duration WaitAfter(int tries, Func<double> jitter)
    {
        var window = Duration.Min(LongestWait, ShortestWait * Math.Pow(2, tries + 1));
        return ShortestWait + ((window - ShortestWait) * Math.Clamp(jitter(), 0, 1));
    }
}
