using System.Globalization;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Wording;

/// <summary>Times as people read them, and the one place that writes them. No date goes without its weekday.</summary>
/// <remarks>Moments are Slack's date tokens: each reader sees them in the zone of their own device, so that none is named, and time left keeps itself
/// up to date. Files and fields take no tokens: there it is the program's zone, which is named once.</remarks>
public static class When
{
    const string Full = "{date_long} at {time}";

    /// <summary>'tomorrow at 3:00 PM' or 'Friday, November 27th at 3:00 PM' in the reader's zone; the fallback names the program's.</summary>
    public static SlackDate At(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id);

    /// <summary>'Friday, November 27th at 3:00 PM' in the reader's zone: a moment of the record, which keeps its date.</summary>
    public static SlackDate Recorded(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, Full);

    /// <summary>'3:00 PM' in the reader's zone: a moment of today.</summary>
    public static SlackDate Clock(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, "{time}");

    /// <summary>'9:00 AM' as the reader's device writes it: a time of every day, where they are.</summary>
    public static SlackDate Clock(LocalTime time, DateTimeZone zone, Instant now) =>
        Clock(now.InZone(zone).Date.At(time).InZoneLeniently(zone).ToInstant(), zone);

    /// <summary>'in 2 days', kept up to date by the reader's client.</summary>
    public static SlackDate Left(Instant moment, DateTimeZone zone) =>
        SlackDate.Ago(moment.InZone(zone).ToDateTimeOffset(), zone.Id);

    /// <summary>'Tuesday, November 24th' in the reader's zone.</summary>
    public static SlackDate Day(Instant moment, DateTimeZone zone) =>
        SlackDate.Of(moment.InZone(zone).ToDateTimeOffset(), zone.Id, "{date_long}");

    /// <summary>'by Friday, November 27th at 3:00 PM (in 2 days)'.</summary>
    public static Mrkdwn By(Instant moment, DateTimeZone zone) => Mrkdwn.Of($"by {At(moment, zone)} ({Left(moment, zone)})");

    /// <summary>'Due tomorrow at 3:00 PM (in 1 day)': a sentence of its own, or a line.</summary>
    public static Mrkdwn Due(Instant moment, DateTimeZone zone) => Mrkdwn.Of($"Due {At(moment, zone)} ({Left(moment, zone)})");

    /// <summary>A calendar date in plain words: 'Tue 2 Mar 2027'.</summary>
    public static string Date(LocalDate date) => date.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>A time of the day in plain words: '09:30'.</summary>
    public static string Time(LocalTime time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>A moment in plain words, for files: 'Tue 2 Mar 2027 09:30'. Whoever writes the file says of which zone.</summary>
    public static string Written(Instant moment, DateTimeZone zone) =>
        $"{Date(moment.InZone(zone).Date)} {Time(moment.InZone(zone).TimeOfDay)}";
}
