using System.Globalization;
using System.Text;

namespace AlignBot.Slack.Blocks;

/// <summary>A mention of one person, channel or group. There is none of everybody: this library cannot write one.</summary>
public readonly record struct Mention
{
    readonly string? token;

    Mention(string prefix, string id)
    {
        if (id.Length == 0 || id.Any(c => !char.IsAsciiLetterOrDigit(c)))
        {
            throw new ArgumentException($"'{id}' is not a Slack id.", nameof(id));
        }

        token = $"<{prefix}{id}>";
    }

    /// <summary>Mentions a person, who is notified.</summary>
    public static Mention User(string id) => new("@", id);

    /// <summary>Links a channel by its name as the reader may see it.</summary>
    public static Mention Channel(string id) => new("#", id);

    /// <summary>Mentions a user group, whose members are notified.</summary>
    public static Mention UserGroup(string id) => new("!subteam^", id);

    /// <summary>The token.</summary>
    public override string ToString() => token ?? "";
}

/// <summary>A link with a label.</summary>
public readonly record struct Link
{
    readonly string? token;

    Link(string token) => this.token = token;

    /// <summary>A link; the label is escaped.</summary>
    /// <exception cref="ArgumentException">The address is not absolute, or of another scheme than http, https, mailto or slack.</exception>
    public static Link To(string url, string label)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto" or "slack"))
        {
            throw new ArgumentException($"'{url}' is not an address that Slack links.", nameof(url));
        }

        return new($"<{SlackText.Escape(uri.AbsoluteUri).Replace("|", "%7C", StringComparison.Ordinal)}|{Label(label)}>");
    }

    /// <summary>A link; the label is escaped.</summary>
    public static Link To(Uri url, string label) => To(url.OriginalString, label);

    /// <summary>The token.</summary>
    public override string ToString() => token ?? "";

    static string Label(string label) => SlackText.Escape(label).Replace('|', '/').ReplaceLineEndings(" ");
}

/// <summary>A moment that each reader sees in the zone of their own device.</summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#date-formatting</remarks>
public readonly record struct SlackDate
{
    readonly string? token;

    SlackDate(string token) => this.token = token;

    /// <summary>'Thursday 27 November, 15:00', with the fallback made of the local time and the zone's name.</summary>
    /// <param name="local">The moment, at the offset that the zone has then.</param>
    /// <param name="zone">The zone's name, shown where dates cannot be (mails, old clients).</param>
    /// <param name="format">Slack's format tokens.</param>
    public static SlackDate Of(DateTimeOffset local, string zone, string format = SlackDateFormat.DateAndTime) =>
        WithFallback(local, format, $"{local.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} ({zone})");

    /// <summary>A moment with a fallback of one's own. The fallback must name the zone: it is read where Slack cannot tell the reader's.</summary>
    public static SlackDate WithFallback(DateTimeOffset moment, string format, string fallback)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fallback);
        if (format.AsSpan().ContainsAny("^|<>") || !format.Contains('{', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{format}' is not a date format of Slack.", nameof(format));
        }

        var shown = new StringBuilder(SlackText.Escape(fallback)).Replace('|', '/').Replace('^', ' ');

        return new(string.Create(CultureInfo.InvariantCulture, $"<!date^{moment.ToUnixTimeSeconds()}^{format}|{shown}>"));
    }

    /// <summary>'in 2 days', kept up to date by the reader's client.</summary>
    public static SlackDate Ago(DateTimeOffset local, string zone) => Of(local, zone, SlackDateFormat.Ago);

    /// <summary>The token.</summary>
    public override string ToString() => token ?? "";
}

/// <summary>The date formats in use.</summary>
public static class SlackDateFormat
{
    /// <summary>'Thursday, November 27th at 3:00 PM', 'today' and 'tomorrow' where they hold.</summary>
    public const string DateAndTime = "{date_long_pretty} at {time}";

    /// <summary>'November 27th'.</summary>
    public const string Date = "{date_pretty}";

    /// <summary>'in 2 days'.</summary>
    public const string Ago = "{ago}";
}
