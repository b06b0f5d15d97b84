using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>What people type after <c>/meeting move</c>: a day and a time in either order, and a reason.</summary>
static class TimeText
{
    public const string Usage = "`/meeting move` takes a day, a time and a reason, for example: `/meeting move Thu 10:00 the board meets on Tuesday`, or `/meeting move 9 Dec 2:30pm ...`";

    /// <summary>The moment and what follows it, or one sentence that says what is wrong.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">Business time.</param>
    /// <param name="startsAt">When the meeting is now: without a day it stays on its own.</param>
    /// <param name="zone">In which the meeting's time is meant.</param>
    public static (Instant At, string Reason, string? Problem) Parse(string text, Instant now, Instant startsAt, DateTimeZone zone)
    {
        var words = Split(text);
        var today = now.InZone(zone).Date;
        var (date, used, problem) = TypedDate.Read(words, today);
        if (problem is not null)
        {
            return (default, "", problem);
        }

        var (time, took, wrong) = TypedTime.Read(words.AsSpan(used));
        if (time is not { } clock)
        {
            return (default, "", wrong ?? (words.Length <= used ? "The time is missing." : $"'{words[used]}' is not a {(used == 0 ? "day or a " : "")}time; write it as 09:30."));
        }

        var rest = words.AsSpan(used + took);
        if (IsSpan(rest))
        {
            return (default, "", "Write when it begins: how long it takes stays as it is.");
        }

        var typedZone = zone;
        if (rest.Length > 0)
        {
            var (found, unclear) = TypedTime.Zone(rest[0], zone, now);
            if (unclear is not null)
            {
                return (default, "", unclear);
            }

            typedZone = found ?? zone;
            rest = found is null ? rest : rest[1..];
        }

        if (date is null && TypedDate.Read(rest, today) is { Date: not null } later)
        {
            // '10:00 Thu', '3pm tomorrow'.
            date = later.Date;
            rest = rest[later.Used..];
        }

        var at = Occurrences.Resolve(date ?? startsAt.InZone(typedZone).Date, clock, typedZone);
        if (at <= now && date == today && used <= 2 && words.Length > 0 && TypedDate.Weekday(words[0].TrimEnd(',')) is not null)
        {
            at = Occurrences.Resolve(today.PlusWeeks(1), clock, typedZone); // 'Thu 10:00' on a Thursday afternoon
        }

        return (at, string.Join(' ', rest!), null);
    }

    /// <summary>'2026-12-09T10:00' is two words.</summary>
    static string[] Split(string text) =>
    [
        .. text.Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((word, index) => index == 0 && word.Length > 11 && word[10] is 'T' or 't' && char.IsAsciiDigit(word[0]) ? Stamp(word) : [word]),
    ];

    static string[] Stamp(string word)
    {
        var (day, time) = (word[..10], word[11..]);
        var at = time.IndexOfAny(['Z', '+', '-']);
        var (clock, zone) = at < 0 ? (time, "") : (time[..at], time[at..]);
        clock = clock.Split(':') is [var hour, var minute, _] ? $"{hour}:{minute}" : clock;
        return zone.Length == 0 ? [day, clock] : [day, clock, zone];
    }

    static bool IsSpan(ReadOnlySpan<string> rest) =>
        rest.Length > 1 && rest[0] is "-" or "–" or "—" or "to" or "until" && TypedTime.Read(rest[1..]) is { Time: not null };
}
