using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.Signals;

/// <summary>How many requests a vendor of signals got, for its quota.</summary>
/// <param name="Last">When the last one was made, in milliseconds since 1970; 0 for never.</param>
/// <param name="Day">The day UTC of the last one, as 2026-12-01; null for never.</param>
/// <param name="Today">How many were made on that day.</param>
/// <param name="ThisMonth">How many were made in that day's month.</param>
sealed record SignalUsage(long Last, string? Day, int Today, int ThisMonth)
{
    public static readonly SignalUsage None = new(0, null, 0, 0);

    /// <summary>With so many requests more.</summary>
    public SignalUsage Plus(long calls, Instant now)
    {
        var here = At(now);
        return calls <= 0 ? this
            : here with { Last = now.ToUnixTimeMilliseconds(), Today = here.Today + (int)calls, ThisMonth = here.ThisMonth + (int)calls };
    }

    /// <summary>Whether another request may be made now.</summary>
    public SignalTurn Turn(SignalLimits limits, Instant now)
    {
        var here = At(now);
        if (here.ThisMonth >= limits.PerMonth)
        {
            return new SignalTurn.Spent("month", limits.PerMonth.Value, NextMonth(now));
        }

        if (here.Today >= limits.PerDay)
        {
            return new SignalTurn.Spent("day", limits.PerDay.Value, NextDay(now));
        }

        // A clock that was set back makes nobody wait for longer than between any two.
        var wait = Duration.Min(limits.Apart, Instant.FromUnixTimeMilliseconds(Last) + limits.Apart - now);
        // Whole milliseconds are what a wait has: the rest of one would be waited for again and again.
        return wait > Duration.Zero ? new SignalTurn.Wait(Duration.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)))
            : new SignalTurn.Go();
    }

    /// <summary>As the quota has it at that moment: another day or month begins with none.</summary>
    public SignalUsage At(Instant now) => DayOf(now) is var day && day == Day ? this
        : this with { Day = day, Today = 0, ThisMonth = Day is not null && day[..7] == Day[..7] ? ThisMonth : 0 };

    /// <summary>What of the quota is used, to be shown. Null where it has no end.</summary>
    public SourceQuota? Quota(SignalLimits limits, Instant now) => limits switch
    {
        { PerMonth: { } most } => new SourceQuota(At(now).ThisMonth, most, NextMonth(now)),
        { PerDay: { } most } => new SourceQuota(At(now).Today, most, NextDay(now)),
        _ => null,
    };

    static Instant NextMonth(Instant now) => Begin(now.InUtc().Date.With(DateAdjusters.StartOfMonth).PlusMonths(1));

    static Instant NextDay(Instant now) => Begin(now.InUtc().Date.PlusDays(1));

    static Instant Begin(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    static string DayOf(Instant now) => LocalDatePattern.Iso.Format(now.InUtc().Date);
}

/// <summary>Whether another request may be made. Closed.</summary>
abstract record SignalTurn
{
    SignalTurn()
    {
    }

    public sealed record Go : SignalTurn;

    /// <summary>A little later.</summary>
    public sealed record Wait(Duration For) : SignalTurn;

    /// <summary>Not before then.</summary>
    /// <param name="Of">'day' or 'month'.</param>
    /// <param name="Most">How many it has.</param>
    /// <param name="Until">When the next one begins.</param>
    public sealed record Spent(string Of, int Most, Instant Until) : SignalTurn;
}
