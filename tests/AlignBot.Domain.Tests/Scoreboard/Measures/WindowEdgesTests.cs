using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>What lies just within a window and just outside of it.</summary>
public static class WindowEdgesTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public static void A_touch_counts_from_the_first_midnight_on(int ticks, bool counts)
    {
        // Thirty days before 1 October in Sydney the clocks have not gone forward yet; on 4 October they do.
        var story = With(Account("A", 1)).In("Australia/Sydney");
        story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(8, 31, 14) + Duration.FromTicks(ticks)));

        Assert.Equal(counts ? 1 : 0, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public static void And_to_the_last_moment_before_the_end(int ticks, bool counts)
    {
        var story = With(Account("A", 1)).In("Europe/London");
        story.Now = Utc(11, 1);
        story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 30, 23) + Duration.FromTicks(ticks)));

        Assert.Equal(counts ? 1 : 0, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
    }

    [Fact]
    public static void A_day_without_a_time_is_a_day_in_every_zone()
    {
        foreach (var zone in new[] { "Pacific/Kiritimati", "Etc/UTC", "Pacific/Pago_Pago" })
        {
            foreach (var (day, counts) in new[] { (new LocalDate(2026, 8, 31), 0m), (new LocalDate(2026, 9, 1), 1m),
                (new LocalDate(2026, 9, 30), 1m), (new LocalDate(2026, 10, 1), 0m) })
            {
                var story = With(Account("A", 1)).In(zone);
                story.Now = Utc(11, 1);
                story.Activities.Add(new Activity("a", "A", ActivitySide.Sales, "call") { On = day });

                Assert.Equal(counts, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
            }
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    [InlineData(90 * NodaConstants.TicksPerDay, true)]
    [InlineData((90 * NodaConstants.TicksPerDay) + 1, false)]
    public static void A_response_counts_up_to_the_deals_own_moment(long ticks, bool counts)
    {
        var story = With(Account("A", 1));
        var earliest = Utc(8, 1, 10) - Duration.FromDays(90);
        story.Activities.Add(By(ActivitySide.Buyer, "form", "A", earliest + Duration.FromTicks(ticks)));
        story.Deals.Add(new Opportunity("o", "A") { CreatedAt = Utc(8, 1, 10), Amount = 5, Currency = "EUR" });

        Assert.Equal(counts ? "5/5 = 100.0 %" : "0/5 = 0.0 %", Said(story.Read(MeasureKind.Influence).Total));
    }

    [Theory]
    [InlineData(8, 1, true)]
    [InlineData(8, 2, false)]
    [InlineData(5, 3, true)]
    [InlineData(5, 2, false)]
    public static void A_day_of_response_is_held_against_the_day_of_the_deal_where_the_scoreboard_is(int month, int day, bool counts)
    {
        // 14:30 UTC on 31 July is already 1 August in Sydney.
        var story = With(Account("A", 1)).In("Australia/Sydney");
        story.Activities.Add(new Activity("a", "A", ActivitySide.Buyer, "form") { On = new LocalDate(2026, month, day) });
        story.Deals.Add(new Opportunity("o", "A") { CreatedAt = Utc(7, 31, 14, 30), Amount = 5, Currency = "EUR" });

        Assert.Equal(counts ? 5 : 0, story.Read(MeasureKind.Influence).Total!.Value.Numerator);
    }
}
