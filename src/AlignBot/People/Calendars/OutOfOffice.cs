using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.People.Calendars;

/// <summary>Which events of a calendar say that its owner is out of office, and which days those are.</summary>
/// <remarks>Outlook marks them (X-MICROSOFT-CDO-BUSYSTATUS:OOF). Google and Apple leave the mark out of their .ics: there the title tells, in the words that
/// they put there themselves, and not where the event shows its owner as free: that is how the holidays of others are noted.</remarks>
static partial class OutOfOffice
{
    /// <summary>A weekend between is no day at work: what goes on after it is one absence.</summary>
    const int LongestGap = 4;

    public static bool Is(CalendarEventMarks marks) =>
        marks.BusyStatus is "OOF" || (marks is { IsTransparent: false, BusyStatus: null or "BUSY" } && Title().IsMatch(marks.Title));

    /// <summary>The days, and how many events could not be understood; null where the text is no calendar.</summary>
    public static (ImmutableArray<FoundDays> Days, int Unread)? In(ICalendarFiles files, string text, WorkingCalendar own, LocalDate today, UserId user)
    {
        if (files.Read(text, own, today, Is) is not { } read)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<FoundDays>();
        foreach (var one in read.Events)
        {
            var id = Digest(user, one.Id ?? $"{one.Days[0]}-{one.Days[^1]}");
            foreach (var (from, to) in Runs(one.Days, own))
            {
                // A date that was moved is still that date of what repeats.
                var date = one.Occurrence is { Length: >= 8 } moved ? moved[..8] : from.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
                found.Add(new FoundDays(one.Repeats || one.Occurrence is not null ? $"{id}/{date}" : id, from, to));
            }
        }

        return (found.ToImmutable(), read.Unread);
    }

    /// <summary>Days in a row, over days on which nobody works.</summary>
    static IEnumerable<(LocalDate From, LocalDate To)> Runs(ImmutableArray<LocalDate> days, WorkingCalendar own)
    {
        var (from, to) = (days[0], days[0]);
        foreach (var day in days.Skip(1))
        {
            if (Period.DaysBetween(to, day) > LongestGap || Enumerable.Range(1, Period.DaysBetween(to, day) - 1).Any(after => WorkingTime.IsWorkingDay(to.PlusDays(after), own)))
            {
                yield return (from, to);
                from = day;
            }

            to = day;
        }

        yield return (from, to);
    }

    /// <summary>An id may name people: of it stays what tells it from others.</summary>
    static string Digest(UserId user, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Value}\n{id}")))[..32];

    [GeneratedRegex(@"^\W*(out of (the )?office|ooo|oof|abwesend|außer haus|absent du bureau|fuera de la oficina|fora do escritório|afwezig|fuori sede)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();
}
