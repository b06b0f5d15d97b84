using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Wording;

/// <summary>Moments as Slack's date tokens: each reader sees their own zone, and time left keeps itself up to date.</summary>
public static class When
{
    const string Short = "{date_short_pretty} at {time}";
    const string Full = "{date_short} at {time}";

    /// <summary>'tomorrow at 3:00 PM' or 'Nov 27 at 3:00 PM' in the reader's zone; the fallback names the program's.</summary>
    public static SlackDate At(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, Short);

    /// <summary>'Nov 27, 2026 at 3:00 PM' in the reader's zone: a moment of the record, which keeps its date and year.</summary>
    public static SlackDate Recorded(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, Full);

    /// <summary>'3:00 PM' in the reader's zone: a moment of today.</summary>
    public static SlackDate Clock(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, "{time}");

    /// <summary>'in 2 days', kept up to date by the reader's client.</summary>
    public static SlackDate Left(Instant moment, DateTimeZone zone) =>
        SlackDate.Ago(moment.InZone(zone).ToDateTimeOffset(), zone.Id);

    /// <summary>'Nov 24, 2026' in the reader's zone.</summary>
    public static SlackDate Day(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, "{date_short}");

    /// <summary>'by Nov 27 at 3:00 PM (in 2 days)'.</summary>
    public static Mrkdwn By(Instant moment, DateTimeZone zone) => Mrkdwn.Of($"by {At(moment, zone)} ({Left(moment, zone)})");

    /// <summary>A calendar date in plain words: 'Mon 2 Mar 2027'.</summary>
    public static string Date(LocalDate date) => date.ToString("ddd d MMM uuuu", System.Globalization.CultureInfo.InvariantCulture);
}
