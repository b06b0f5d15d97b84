using AlignBot.People.Calendars;

namespace AlignBot.Tests.People.Calendars;

public static class FeedAddressTests
{
    [Theory]
    [InlineData(" https://calendar.google.com/calendar/ical/ana%40acme.com/private-0f1e/basic.ics ", "https://calendar.google.com/calendar/ical/ana%40acme.com/private-0f1e/basic.ics")]
    [InlineData("webcal://p01-calendarws.icloud.com/published/2/abc", "https://p01-calendarws.icloud.com/published/2/abc")]
    [InlineData("<https://outlook.office365.com/owa/calendar/x@acme.com/y/calendar.ics>", "https://outlook.office365.com/owa/calendar/x@acme.com/y/calendar.ics")]
    public static void As_people_paste_it(string typed, string address) => Assert.Equal(address, FeedAddress.Read(typed).Address?.AbsoluteUri);

    [Theory]
    [InlineData("", "Paste the address")]
    [InlineData(null, "Paste the address")]
    [InlineData("my calendar", "not an address")]
    [InlineData("/calendar.ics", "https://")]
    [InlineData("http://calendar.acme.com/secret.ics", "https://")]
    [InlineData("file:///etc/passwd", "https://")]
    [InlineData("ftp://calendar.acme.com/secret.ics", "https://")]
    [InlineData("https://ana:secret@dav.acme.com/ana.ics", "password")]
    [InlineData("https://calendar.google.com/calendar/u/0/r?cid=secret", "Secret address in iCal format")]
    public static void What_is_none_is_refused_in_a_sentence_that_does_not_repeat_it(string? typed, string says)
    {
        var (address, problem) = FeedAddress.Read(typed);

        Assert.Null(address);
        Assert.Contains(says, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret.ics", problem, StringComparison.Ordinal);
    }

    [Fact]
    public static void One_that_is_too_long_is_refused() => Assert.Contains("longer", FeedAddress.Read("https://acme.com/" + new string('a', 3000)).Problem, StringComparison.Ordinal);
}
