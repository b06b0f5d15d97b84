using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>What could not be read, or is not there, is no zero.</summary>
public static class MissingDataTests
{
    [Fact]
    public static void A_source_that_was_not_read_makes_a_measure_unknown_and_no_zero()
    {
        var story = WorkedExampleTests.Example();
        story.Sources =
        [
            new SourceUsed(RecordKinds.Activities, "crm", null, "The password has expired."),
            new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
        ];

        var reading = story.Read();

        Assert.Equal([MeasureState.Unknown, MeasureState.Unknown, MeasureState.Unknown, MeasureState.Known, MeasureState.Unknown],
            reading.Measures.Select(measure => measure.State));
        Assert.Null(reading.Of(MeasureKind.Coverage).Total);
        Assert.Empty(reading.Of(MeasureKind.Coverage).Behind);
        Assert.Equal<Unknown>([new Unknown(UnknownWhy.NotRead, RecordKinds.Activities, "The password has expired.")],
            reading.Of(MeasureKind.Coverage).Unknown);
        Assert.Equal<Unknown>(
            [new Unknown(UnknownWhy.NotRead, RecordKinds.Activities, "The password has expired."),
                new Unknown(UnknownWhy.NoSource, RecordKinds.Signals)],
            reading.Of(MeasureKind.Lag).Unknown);
    }

    [Fact]
    public static void Without_a_list_nothing_is_known()
    {
        var basis = WorkedExampleTests.Example().Basis with { List = null };

        Assert.All(new ReadingCount(basis).Finish().Measures, measure =>
            Assert.Equal((MeasureState.Unknown, UnknownWhy.NoList), (measure.State, measure.Unknown[0].Why)));
    }

    [Fact]
    public static void Of_an_empty_list_there_is_no_share()
    {
        Assert.All(new ScoreStory().Read().Measures, measure =>
            Assert.Equal((MeasureState.NotApplicable, "0/0 = n/a"), (measure.State, Said(measure.Total))));
    }

    [Theory]
    [InlineData(1, MeasureState.Known)]
    [InlineData(2, MeasureState.NotReliable)]
    public static void With_more_than_a_fifth_without_data_a_measure_is_not_reliable(int unknown, MeasureState standing)
    {
        var story = WorkedExampleTests.Example();
        for (var at = 0; at < unknown; at++)
        {
            story.Accounts[at] = story.Accounts[at] with { KnownFor = RecordKinds.All & ~RecordKinds.Activities };
        }

        var coverage = story.Read(MeasureKind.Coverage);

        Assert.Equal((standing, unknown, 5m), (coverage.State, coverage.NoData.Length, coverage.Total!.Value.Denominator));
        Assert.Equal(MeasureState.Known, story.Read(MeasureKind.Conversion).State);
    }

    [Fact]
    public static void As_of_is_when_the_oldest_source_was_read()
    {
        var story = WorkedExampleTests.Example();
        story.Sources =
        [
            new SourceUsed(RecordKinds.Activities, "crm", Utc(10, 1)),
            new SourceUsed(RecordKinds.Activities, "ads", Utc(9, 29)),
            new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
        ];

        var reading = story.Read();

        Assert.Equal((Utc(9, 29), Utc(9, 30, 23)), (reading.Of(MeasureKind.Coverage).AsOf!.Value,
            reading.Of(MeasureKind.Conversion).AsOf!.Value));
        Assert.False(reading.IsClosed);
    }
}
