using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>The reading of leads that promises are held against.</summary>
/// <param name="TakenAt">When its complete reading was begun. Null: it could not be read, and says nothing.</param>
/// <param name="Now">Business time.</param>
/// <param name="Calendar">In which time is counted.</param>
public sealed record LeadReading(Instant? TakenAt, Instant Now, WorkingCalendar Calendar)
{
    /// <summary>A reading that is older than this says nothing of now: what it does not show may have been done since.</summary>
    public static Duration StaleAfter { get; } = Duration.FromDays(3);

    /// <summary>Nothing is found by it, and nothing withdrawn.</summary>
    public bool IsStale => TakenAt is not { } taken || Now - taken > StaleAfter;
}

/// <summary>What became of a promise.</summary>
public sealed record PromiseCount
{
    /// <summary>Done in time.</summary>
    public int Kept { get; init; }

    /// <summary>Still to be done, and not late when the source was read.</summary>
    public int Open { get; init; }

    /// <summary>Leads of which the source does not say from when it was owed.</summary>
    public int Unknown { get; init; }

    /// <summary>Not done by the time that it was due, in the order of that time.</summary>
    public ImmutableArray<SourceBreach> Breaches { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Holds leads against a promise.</summary>
public static class BreachCount
{
    /// <summary>How a lead stands.</summary>
    public enum LeadStanding
    {
        /// <summary>The promise is not about it.</summary>
        NotOwed,

        /// <summary>The source does not say from when it was owed.</summary>
        Unknown,

        /// <summary>Done in time.</summary>
        Kept,

        /// <summary>There is time left.</summary>
        Open,

        /// <summary>Too late.</summary>
        Late,
    }

    /// <summary>Counts all leads.</summary>
    public static PromiseCount Of(SourcePromise promise, IEnumerable<Lead> leads, LeadReading reading)
    {
        if (reading.IsStale)
        {
            return new PromiseCount();
        }

        var (kept, open, unknown, breaches) = (0, 0, 0, new Dictionary<string, SourceBreach>());
        foreach (var lead in leads)
        {
            var (how, breach) = Of(promise, lead, reading);
            kept += how is LeadStanding.Kept ? 1 : 0;
            open += how is LeadStanding.Open ? 1 : 0;
            unknown += how is LeadStanding.Unknown ? 1 : 0;
            if (breach is not null)
            {
                breaches[breach.Key] = breach;
            }
        }

        return new PromiseCount
        {
            Kept = kept,
            Open = open,
            Unknown = unknown,
            Breaches = [.. breaches.Values.OrderBy(breach => breach.DueAt).ThenBy(breach => breach.Key, StringComparer.Ordinal)],
        };
    }

    /// <summary>How one lead stands, and the breach where it is too late.</summary>
    public static (LeadStanding How, SourceBreach? Breach) Of(SourcePromise promise, Lead lead, LeadReading reading)
    {
        var taken = reading.TakenAt ?? Instant.MinValue;
        if (!IsOwed(promise.Kind, lead))
        {
            return (LeadStanding.NotOwed, null);
        }

        if (From(promise.Kind, lead, taken) is not { } from)
        {
            return (LeadStanding.Unknown, null);
        }

        if (from < promise.Since || from > taken)
        {
            return (LeadStanding.NotOwed, null);
        }

        var due = WorkingTime.AddWorked(from, promise.Within, reading.Calendar);
        var done = Done(promise.Kind, lead, taken);
        if (done <= due)
        {
            return (LeadStanding.Kept, null);
        }

        // A lead that was closed without anybody having turned to it: nobody knows whether that was before it was late.
        if (done is null && promise.Kind is PromiseKind.SpeedToLead && lead.IsDone)
        {
            return (LeadStanding.NotOwed, null);
        }

        return taken <= due
            ? (LeadStanding.Open, null)
            : (LeadStanding.Late, new SourceBreach(KeyOf(promise, lead, from), lead.Key, lead.AccountKey, from, due, done));
    }

    static bool IsOwed(PromiseKind kind, Lead lead) => kind switch
    {
        PromiseKind.FollowUp => !lead.IsDone && !lead.IsReturned && (lead.FirstTouchAt ?? lead.LastTouchAt) is not null,
        PromiseKind.ReasonForReturn => lead.IsReturned,
        _ => true,
    };

    static Instant? From(PromiseKind kind, Lead lead, Instant taken) => kind switch
    {
        // A source that tells of the first touch alone does not say whether there were others.
        PromiseKind.FollowUp => Known(lead.LastTouchAt, taken),
        PromiseKind.ReasonForReturn => string.IsNullOrWhiteSpace(lead.ReturnedReason) ? lead.ReturnedAt : lead.ReturnedAt ?? taken,
        _ => lead.AssignedAt ?? lead.CreatedAt,
    };

    /// <summary>A touch before the lead was given to anybody is one, and giving it back is turning to it.</summary>
    static Instant? Done(PromiseKind kind, Lead lead, Instant taken) => kind switch
    {
        PromiseKind.FollowUp => null,
        PromiseKind.ReasonForReturn => string.IsNullOrWhiteSpace(lead.ReturnedReason) ? null : lead.ReturnedAt ?? taken,
        _ => Earlier(Known(lead.FirstTouchAt, taken), lead.IsReturned ? Known(lead.ReturnedAt, taken) : null),
    };

    /// <summary>What is dated after the reading has not happened yet.</summary>
    static Instant? Known(Instant? at, Instant taken) => at <= taken ? at : null;

    static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other ?? one : one;

    /// <summary>Of a lead that is followed up again and again, each time is one.</summary>
    static string KeyOf(SourcePromise promise, Lead lead, Instant from) => promise.Kind is PromiseKind.FollowUp
        ? $"{promise.Clause}/{lead.Key}/{from.ToUnixTimeSeconds()}"
        : $"{promise.Clause}/{lead.Key}";
}
