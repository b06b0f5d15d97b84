using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Tests.Scoreboard.Measures;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Readings;

/// <summary>What was read stays as it was read.</summary>
public static class ReadingVersionsTests
{
    [Fact]
    public static void The_first_reading_of_a_period_is_version_one() =>
        Assert.Equal(1, ReadingVersions.Next([], WorkedExampleTests.Example().Read())!.Version);

    [Fact]
    public static void A_later_reading_that_says_the_same_is_not_kept()
    {
        var story = WorkedExampleTests.Example();
        var first = story.Read();
        story.Now = Utc(10, 5);

        Assert.Null(ReadingVersions.Next([first], story.Read()));
    }

    [Fact]
    public static void A_late_correction_stands_beside_what_it_corrects()
    {
        var story = WorkedExampleTests.Example();
        var first = ReadingVersions.Next([], story.Read())!;
        story.Now = Utc(10, 5);
        story.Deals.Add(new Opportunity("late", "E")
        {
            State = OpportunityState.Lost,
            CloseDate = new LocalDate(2026, 9, 30),
            CreatedAt = Utc(1, 1)
        });

        var second = ReadingVersions.Next([first], story.Read())!;

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal<Correction>(
            [new Correction(MeasureKind.Conversion, new Ratio(2, 3), new Ratio(2, 4), MeasureState.Known, MeasureState.Known)],
                ReadingVersions.Between(first, second));
    }

    [Fact]
    public static void The_same_figure_of_other_accounts_is_another_reading()
    {
        var story = WorkedExampleTests.Example();
        var first = story.Read();
        story.Activities.RemoveAll(one => one.AccountKey == "D");
        story.Activities.Add(By(ActivitySide.Sales, "email", "E", Utc(9, 25, 9)));

        var second = ReadingVersions.Next([first], story.Read());

        Assert.Equal(first.Of(MeasureKind.Coverage).Total, second!.Of(MeasureKind.Coverage).Total);
    }

    [Fact]
    public static void Readings_of_two_periods_are_not_versions_of_each_other()
    {
        var first = WorkedExampleTests.Example().Read();

        Assert.Throws<ArgumentException>(() => ReadingVersions.Next([first],
            first with { Period = first.Period with { Until = new LocalDate(2026, 9, 1) } }));
    }

    [Fact]
    public static void Other_weights_ask_for_the_last_quarter_to_be_counted_again()
    {
        var story = WorkedExampleTests.Example();
        var reading = story.Read();

        Assert.False(ReadingVersions.IsWeighedOtherwise(reading, story.Settings with { TouchDays = 60 }));
        Assert.True(ReadingVersions.IsWeighedOtherwise(reading, story.Settings with { EngagedFrom = 11 }));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public static void A_quarter_is_closed_once_every_source_was_read_after_its_end(int ticks, bool closed)
    {
        var story = WorkedExampleTests.Example();
        story.Now = Utc(10, 1) + Duration.FromTicks(ticks);

        Assert.Equal(closed, story.Read().IsClosed);
    }
}
