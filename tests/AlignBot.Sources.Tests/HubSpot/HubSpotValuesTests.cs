using AlignBot.Sources.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotValuesTests
{
    [Theory]
    [InlineData("2026-10-01T01:09:00Z", 1790816940000)]
    [InlineData("2026-10-01T01:09:00.123Z", 1790816940123)]
    [InlineData("2026-10-01T03:09:00+02:00", 1790816940000)]
    [InlineData("1790816940000", 1790816940000)]
    [InlineData("-2208988800000", -2208988800000)]
    public void A_moment_is_read_in_each_of_its_forms(string text, long milliseconds) =>
        Assert.Equal(Instant.FromUnixTimeMilliseconds(milliseconds), HubSpotValues.Moment(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-10-01")]
    [InlineData("yesterday")]
    [InlineData("5/12/25")]
    [InlineData("2026")]
    [InlineData("1790816940")]
    [InlineData("99999999999999999")]
    [InlineData("9223372036854775807")]
    public void What_is_no_moment_is_none(string? text) => Assert.Null(HubSpotValues.Moment(text));

    [Theory]
    [InlineData("2026-01-31", "Pacific/Auckland", 2026, 1, 31)]
    [InlineData("2026-01-31", "America/Los_Angeles", 2026, 1, 31)]
    [InlineData("2026-03-31T22:30:00Z", "Europe/Berlin", 2026, 4, 1)]
    [InlineData("2026-03-29T00:59:59Z", "Europe/Berlin", 2026, 3, 29)]
    [InlineData("2026-10-24T22:00:00Z", "Europe/Berlin", 2026, 10, 25)]
    [InlineData("2026-10-24T21:59:59Z", "Europe/Berlin", 2026, 10, 24)]
    [InlineData("2026-10-25T23:00:00Z", "Europe/Berlin", 2026, 10, 26)]
    public void A_day_is_moved_only_where_it_has_a_time(string text, string zone, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), HubSpotValues.Day(text, DateTimeZoneProviders.Tzdb[zone]));

    [Theory]
    [InlineData("1200.5", "1200.5")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1,200", null)]
    [InlineData("", null)]
    [InlineData("NaN", null)]
    [InlineData("1e400", null)]
    public void A_number_is_read_without_becoming_a_float(string text, string? expected) =>
        Assert.Equal(
            expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            HubSpotValues.Number(text));

    [Fact]
    public void A_multiple_choice_is_cut_at_its_semicolons() =>
        Assert.Equal<string>(["8100", "8101"], HubSpotValues.Several(" 8100; 8101;;"));

    [Fact]
    public void Ids_are_kept_letter_for_letter()
    {
        var seen = new SeenIds();

        Assert.True(seen.Add("42"));
        Assert.True(seen.Add("042"));
        Assert.True(seen.Add("9223372036854775808"));
        Assert.False(seen.Add("42"));
        Assert.False(seen.Add("042"));
        Assert.Equal(3, seen.Count);
    }
}
