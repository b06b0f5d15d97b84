using System.Collections.Concurrent;
using System.Globalization;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound.Events;
using NodaTime;

namespace AlignBot.People;

/// <summary>Puts what Slack says of people in order: it may deliver what happened first last.</summary>
/// <remarks>Kept nowhere: after a start, Slack is asked who is there, and what happened before that is older than its answer.</remarks>
sealed class RosterOrder(RosterComparisons comparisons)
{
    readonly ConcurrentDictionary<(ProgramKey Key, string User, string Kind), Instant> newest = new();

    /// <summary>Whether an event is news of a person. One that is not, or that Slack gives no time for, has Slack asked instead.</summary>
    /// <param name="key">The program.</param>
    /// <param name="user">Whom it is about.</param>
    /// <param name="kind">What about them: two kinds undo nothing of each other's.</param>
    /// <param name="e">The event.</param>
    /// <param name="envelope">What surrounds it.</param>
    public bool IsNews(ProgramKey key, string user, string kind, SlackEvent e, EventEnvelope envelope)
    {
        if (TimeOf(e, envelope) is not { } at)
        {
            comparisons.Soon(key);
            return true;
        }

        var isNews = at >= comparisons.AskedAt(key) && newest.AddOrUpdate((key, user, kind), at, (_, before) => Instant.Max(before, at)) == at;
        if (!isNews)
        {
            comparisons.Soon(key);
        }

        return isNews;
    }

    static Instant? TimeOf(SlackEvent e, EventEnvelope envelope) =>
        decimal.TryParse(e.EventTs, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? Instant.FromUnixTimeTicks((long)(seconds * NodaConstants.TicksPerSecond))
            : envelope.EventTime > 0 ? Instant.FromUnixTimeSeconds(envelope.EventTime) : null;
}
