using AlignBot.Domain.Cadence;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence;

/// <summary>Phrases about a series.</summary>
static class SeriesWords
{
    /// <summary>'every Tuesday at 09:30 (Europe/London), 15 minutes'.</summary>
    public static string When(MeetingSeries series) => $"{Times(series)}, {MeetingWords.Length(series.Minutes)}";

    /// <summary>'every Tuesday at 09:30 (Europe/London)'.</summary>
    public static string Times(MeetingSeries series) =>
        $"{RecurrenceText.Say(series.Recurrence)} at {Engine.Wording.When.Time(series.At)} ({series.ZoneId})";

    /// <summary>'Next: Tue 1 Dec, Tue 8 Dec, Wed 30 Dec (not Tue 29 Dec: Boxing Day)'.</summary>
    public static Mrkdwn Next(IReadOnlyList<Occurrence> next, MeetingSeries series) => Mrkdwn.Of($"{NextDates(next, series)}");

    /// <summary>The same as plain words.</summary>
    public static string NextDates(IReadOnlyList<Occurrence> next, MeetingSeries series) => next.Count == 0
        ? "It would not take place."
        : $"Next: {string.Join(", ", next.Select(occurrence => Say(occurrence, series)))}";

    static string Say(Occurrence occurrence, MeetingSeries series)
    {
        var local = occurrence.StartsAt.InZone(series.Zone).LocalDateTime;
        var time = local.TimeOfDay == series.At ? "" : $" {Engine.Wording.When.Time(local.TimeOfDay)}";
        var moved = occurrence.Date == occurrence.Nominal ? "" : $" (for {Engine.Wording.When.Date(occurrence.Nominal)}{(occurrence.Holiday is { } holiday ? $", {holiday}" : "")})";
        return $"{Engine.Wording.When.Date(local.Date)}{time}{moved}";
    }

    public static string Say(HolidayRule rule) => rule switch
    {
        HolidayRule.Skip => "skip it",
        HolidayRule.PreviousWorkingDay => "the working day before",
        _ => "the working day after",
    };
}
