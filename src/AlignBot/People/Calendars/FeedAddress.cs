using AlignBot.Engine.Wording;

namespace AlignBot.People.Calendars;

/// <summary>Reads the address of a calendar as people paste it.</summary>
static class FeedAddress
{
    public const int Longest = 2000;

    /// <summary>The address, or the sentence that says what is wrong with it. Neither repeats it.</summary>
    public static (Uri? Address, string? Problem) Read(string? typed)
    {
        var text = (typed ?? "").Trim().Trim('<', '>');
        if (text.Length == 0)
        {
            return (null, "Paste the address of your calendar.");
        }

        // Calendars hand out their addresses with a word of their own in front.
        text = text.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase) ? $"https://{text["webcal://".Length..]}"
            : text.StartsWith("webcals://", StringComparison.OrdinalIgnoreCase) ? $"https://{text["webcals://".Length..]}"
            : text;
        return text.Length > Longest ? (null, $"The address is longer than {Longest} characters; copy it once more.")
            : !Uri.TryCreate(text, UriKind.Absolute, out var address) ? (null, "That is not an address; it begins with https:// and ends in .ics as a rule.")
            : WhyNot(address) is { } why ? (null, why)
            : (address, null);
    }

    static string? WhyNot(Uri address) => address switch
    {
        { Scheme: not "https" } => "Only addresses that begin with https:// are read: the calendar would travel in the open.",
        { UserInfo.Length: > 0 } => "The address has a password in it. Take one that needs none: a secret or published address, which the calendar's settings show.",
        { IdnHost: "calendar.google.com", AbsolutePath: var path } when !path.Contains("/ical/", StringComparison.Ordinal) =>
            "That is a page, not the calendar. In Google Calendar take 'Secret address in iCal format': Settings, your calendar, Integrate calendar.",
        _ => null,
    };

    /// <summary>Where it is, for people; the rest of it is the secret.</summary>
    public static string HostOf(Uri address) => SlackMarkup.Plain(address.IdnHost);
}
