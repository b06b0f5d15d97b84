using AlignBot.Engine.Wording;

namespace AlignBot.Engine.Tests.Wording;

public sealed class WhenTests
{
    static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    static readonly Instant Friday = Instant.FromUtc(2026, 11, 27, 15, 0);

    [Fact]
    public void No_date_goes_without_its_weekday()
    {
        const string fallback = "|Fri 27 Nov 2026 15:00 (Europe/London)>";

        Assert.Equal($"<!date^1795791600^{{date_long_pretty}} at {{time}}{fallback}", When.At(Friday, London).ToString());
        Assert.Equal($"<!date^1795791600^{{date_long}} at {{time}}{fallback}", When.Recorded(Friday, London).ToString());
        Assert.Equal($"<!date^1795791600^{{date_long}}{fallback}", When.Day(Friday, London).ToString());
        Assert.Equal("Fri 27 Nov 2026", When.Date(new LocalDate(2026, 11, 27)));
    }

    [Fact]
    public void A_file_reads_the_same_without_Slack() => Assert.Equal("Fri 27 Nov 2026 15:00", When.Written(Friday, London));
}
