using NodaTime;

namespace AlignBot.Engine.Budgets;

/// <summary>So many at once; used up, they come back one by one, all of them within a time. A rule, without a clock.</summary>
/// <param name="Number">How many at once; at least one.</param>
/// <param name="Within">In which time all of them come back; more than nothing.</param>
public readonly record struct Allowance(long Number, Duration Within)
{
    /// <summary>One more.</summary>
    /// <param name="wholeAt">When all would be there again, as the last one that was taken left it; any instant that is past where none was.</param>
    /// <param name="now">Real time. A clock that was put back makes nobody wait longer than for one.</param>
    /// <returns>How long until there is one, zero where it was taken; and when all are there again.</returns>
    public (Duration Wait, Instant WholeAt) Take(Instant wholeAt, Instant now)
    {
        var last = now + Within;
        var next = Instant.Min(Instant.Max(wholeAt, now), last) + Duration.FromTicks(Math.Ceiling(Within.TotalTicks / Number));
        return next <= last ? (Duration.Zero, next) : (next - last, Instant.Min(wholeAt, last));
    }
}
