using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>Signals, and what answers them.</summary>
public static class SignalsTests
{
    static LagFigure Lag(Action<ScoreStory> with)
    {
        var story = With(Account("A", 1));
        story.Signals.Add(new Signal("s", "A", "intent") { DetectedAt = Utc(9, 21, 10) });
        with(story);
        return story.Read(MeasureKind.Lag).Lag!.Total;
    }

    [Fact]
    public static void An_action_at_the_same_moment_is_no_lag_and_one_before_is_none()
    {
        Assert.Equal(Duration.Zero, Lag(story => story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 10)))).Median);
        Assert.Null(Lag(story => story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 10) - Duration.FromTicks(1)))).Median);
    }

    [Fact]
    public static void What_a_machine_or_marketing_or_the_account_did_answers_nothing()
    {
        Assert.Equal(1, Lag(story => story.Activities.AddRange(
        [
            By(ActivitySide.Sales, "email", "A", Utc(9, 21, 11)) with { IsHuman = false },
            By(ActivitySide.Marketing, "email", "A", Utc(9, 21, 11)),
            By(ActivitySide.Buyer, "email", "A", Utc(9, 21, 11)),
            By(ActivitySide.Sales, "call", "A", Utc(9, 21, 11)) with { IsCompleted = false },
        ])).Unanswered);
    }

    [Fact]
    public static void A_day_without_a_time_counts_at_the_end_of_its_work()
    {
        Assert.Equal(Duration.FromHours(7), Lag(story =>
            story.Activities.Add(new Activity("a", "A", ActivitySide.Sales, "call") { On = new LocalDate(2026, 9, 21) })).Median);
    }

    [Fact]
    public static void Signals_of_a_kind_within_a_day_of_the_first_are_one()
    {
        Assert.Equal(2, Lag(story => story.Signals.AddRange(
        [
            new Signal("s2", "A", "Intent") { DetectedAt = Utc(9, 22, 10) },
            new Signal("s3", "A", "intent") { DetectedAt = Utc(9, 22, 10) + Duration.FromTicks(1) },
        ])).Count);
    }

    [Fact]
    public static void One_action_answers_all_that_are_open()
    {
        var lag = Lag(story =>
        {
            story.Settings = story.Settings with { Signals = ["intent", "demo"] };
            story.Signals.Add(new Signal("s2", "A", "demo") { DetectedAt = Utc(9, 21, 11) });
            story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 12)));
        });

        Assert.Equal((2, 0, Duration.FromHours(1), Duration.FromHours(2)),
            (lag.Count, lag.Unanswered, lag.Median!.Value, lag.NinetyPercent!.Value));
    }

    [Theory]
    [InlineData(7, 59, 1, 0)]
    [InlineData(8, 0, 0, 1)]
    public static void What_is_younger_than_the_promise_is_still_in_time_and_not_in_the_share(int hours, int minutes, int stillInTime,
        int late)
    {
        var lag = Lag(story =>
        {
            story.Signals[0] = story.Signals[0] with { DetectedAt = Utc(9, 21, 9) };
            story.Now = Utc(9, 21, 9) + Duration.FromMinutes((hours * 60) + minutes);
        });

        Assert.Equal((1, 1, stillInTime, (decimal)late), (lag.Count, lag.Unanswered, lag.StillInTime, lag.InTime.Denominator));
    }

    [Fact]
    public static void What_was_read_of_actions_does_not_tell_of_signals_that_are_newer()
    {
        var lag = Lag(story => story.Sources =
        [
            new SourceUsed(RecordKinds.Signals, "intent", Utc(10, 1)),
            new SourceUsed(RecordKinds.Activities, "crm", Utc(9, 21, 9)),
            new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
        ]);

        Assert.Equal(0, lag.Count);
    }

    [Fact]
    public static void A_tier_without_a_promise_is_ranked_and_in_no_share()
    {
        var lag = Lag(story => story.Accounts[0] = Account("A", null));

        Assert.Equal((1, 0m), (lag.Count, lag.InTime.Denominator));
    }
}
