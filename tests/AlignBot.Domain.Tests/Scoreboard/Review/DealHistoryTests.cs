using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Review;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Review;

public static class DealHistoryTests
{
    static readonly Instant First = Utc(9, 1);
    static readonly Instant Second = Utc(9, 8);
    static readonly Instant Third = Utc(9, 15);

    static readonly Opportunity Now = new("o1", "A")
    {
        Stage = "Contract",
        Amount = 80.5m,
        Currency = "EUR",
        CloseDate = new LocalDate(2026, 11, 30),
    };

    static readonly DealMove[] Moves =
    [
        new(Second, new OpportunityMove(OpportunityField.Stage, "Proposal", "Contract")),
        new(Second, new OpportunityMove(OpportunityField.CloseDate, "2026-09-30", "2026-10-31")),
        new(Third, new OpportunityMove(OpportunityField.Amount, "100", "80.5")),
        new(Third, new OpportunityMove(OpportunityField.CloseDate, "2026-10-31", "2026-11-30")),
    ];

    [Fact]
    public static void A_deal_is_told_as_it_was_before_a_moment_and_as_it_is()
    {
        var (before, now) = DealHistory.Of(Now, First, Moves, Third);

        Assert.Equal(("Contract", 100m, new LocalDate(2026, 10, 31)), (before!.Deal.Stage, before.Deal.Amount, before.Deal.CloseDate));
        Assert.Equal((1, Second), (before.Pushed, before.StageSince));
        Assert.Equal((Now, 2, First, Second), (now.Deal, now.Pushed, now.FirstSeenAt, now.StageSince));
    }

    [Fact]
    public static void A_reading_of_that_very_moment_is_later()
    {
        var (before, _) = DealHistory.Of(Now, First, Moves, Second);

        Assert.Equal(("Proposal", 0), (before!.Deal.Stage, before.Pushed));
        Assert.Equal("Contract", DealHistory.Of(Now, First, Moves, Second + Duration.FromTicks(1)).Before!.Deal.Stage);
    }

    [Fact]
    public static void What_no_reading_had_by_then_was_not_there()
    {
        Assert.Null(DealHistory.Of(Now, First, Moves, First).Before);
        Assert.Null(DealHistory.Of(Now, First, Moves, at: null).Before);
        Assert.NotNull(DealHistory.Of(Now, First, Moves, First + Duration.FromTicks(1)).Before);
    }

    [Fact]
    public static void A_deal_that_was_lost_and_is_open_again_was_lost_before()
    {
        var (before, now) = DealHistory.Of(
            Now, First, [new DealMove(Third, new OpportunityMove(OpportunityField.Standing, "lost", "open"))], Third);

        Assert.Equal((OpportunityState.Lost, OpportunityState.Open, Third), (before!.Deal.State, now.Deal.State, now.StageSince));
    }

    [Fact]
    public static void Blanks_were_blanks()
    {
        var (before, _) = DealHistory.Of(
            Now, First,
            [
                new DealMove(Third, new OpportunityMove(OpportunityField.Stage, null, "Contract")),
                new DealMove(Third, new OpportunityMove(OpportunityField.Amount, null, "80.5")),
                new DealMove(Third, new OpportunityMove(OpportunityField.Currency, null, "EUR")),
                new DealMove(Third, new OpportunityMove(OpportunityField.CloseDate, null, "2026-11-30")),
            ],
            Third);

        Assert.Equal((null, null, null, null), (before!.Deal.Stage, before.Deal.Amount, before.Deal.Currency, before.Deal.CloseDate));
    }
}
