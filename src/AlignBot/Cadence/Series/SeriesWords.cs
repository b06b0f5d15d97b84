using AlignBot.Domain.Cadence.Series;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Series;

/// <summary>Phrases about a series.</summary>
static class SeriesWords
{
    /// <summary>'every Tuesday at 09:30 (Europe/London), 15 minutes'.</summary>
    public static string When(MeetingSeries series) => $"{Times(series)}, {MeetingWords.Length(series.Minutes)}";

    /// <summary>'every Tuesday at 09:30 (Europe/London)'.</summary>
    public static string Times(MeetingSeries series) => series is { IsOnce: true, StartsOn: { } on }
        ? $"on {Engine.Wording.When.Date(on)} at {Engine.Wording.When.Time(series.At)} ({series.ZoneId})"
        : $"{RecurrenceText.Say(series.Recurrence)} at {Engine.Wording.When.Time(series.At)} ({series.ZoneId})";

    /// <summary>'Next: Tue 1 Dec, Tue 8 Dec, Wed 30 Dec (not Tue 29 Dec: Boxing Day)'.</summary>
    public static Mrkdwn Next(IReadOnlyList<Occurrence> next, MeetingSeries series) => Mrkdwn.Of($"{NextDates(next, series)}");

    /// <summary>The same as plain words.</summary>
    public static string NextDates(IReadOnlyList<Occurrence> next, MeetingSeries series) => next.Count == 0
        ? "It would not take place."
        : $"Next: {string.Join(", ", next.Select(occurrence => Say(occurrence, series)))}";

    /// <summary>'Pipeline review is saved. Quarterly planning takes place at the same time on Thu 1 Apr 2027 09:00 (at 09:30).' Empty where nothing clashes.</summary>
    public static Mrkdwn Clashes(IReadOnlyList<SeriesClash> clashes, MeetingSeries series)
    {
        const int most = 5;
        if (clashes.Count == 0)
        {
            return Mrkdwn.Empty;
        }

        var lines = clashes.Take(most).Select(clash => Mrkdwn.Of($"\n•  {Engine.Wording.When.Written(clash.StartsAt, series.Zone)}: *{clash.Other}* is at {Engine.Wording.When.Time(clash.OtherStartsAt.InZone(series.Zone).TimeOfDay)}"));
        return (Mrkdwn.Of($"*{series.Name}* is saved. In the year to come {MeetingWords.Count(clashes.Count, "meeting")} of it {(clashes.Count == 1 ? "lies" : "lie")} on top of another:")
            + Mrkdwn.Join("", lines) + (clashes.Count > most ? Mrkdwn.Of($"\nand {clashes.Count - most} more") : Mrkdwn.Empty)
            + Mrkdwn.Of($"\nChange one of them with `/meeting series`, or move that meeting with `/meeting move` when it comes.")).Shortened(3000);
    }

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
