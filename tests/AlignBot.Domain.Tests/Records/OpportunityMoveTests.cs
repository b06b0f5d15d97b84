using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Records;
using NodaTime;

namespace AlignBot.Domain.Tests.Records;

public static class OpportunityMoveTests
{
    static readonly OpportunityStand Stand = new("Proposal", OpportunityStanding.Open, 1000m, "EUR", new LocalDate(2026, 11, 30));

    [Fact]
    public static void What_is_alike_did_not_move()
    {
        Assert.Empty(OpportunityMove.Between(Stand, Stand));
        Assert.Empty(OpportunityMove.Between(Stand, Stand with { Amount = 1000.00m }));
    }

    [Fact]
    public static void Each_thing_that_moved_is_named_as_it_was_and_is() => Assert.Equal<OpportunityMove>(
        [
            new OpportunityMove(OpportunityField.Stage, "Proposal", null), new OpportunityMove(OpportunityField.Standing, "open", "lost"),
            new OpportunityMove(OpportunityField.Amount, "1000", "0.5"), new OpportunityMove(OpportunityField.Currency, "EUR", "USD"),
            new OpportunityMove(OpportunityField.CloseDate, "2026-11-30", null),
        ],
        OpportunityMove.Between(Stand, new OpportunityStand(null, OpportunityStanding.Lost, 0.50m, "USD", null)));

    [Theory]
    [InlineData("2026-11-30", "2026-12-30", 30)]
    [InlineData("2026-11-30", "2026-11-29", -1)]
    [InlineData("2028-02-28", "2028-03-01", 2)]
    [InlineData(null, "2026-11-29", null)]
    [InlineData("2026-11-30", null, null)]
    public static void A_close_date_is_pushed_by_days_of_the_calendar(string? before, string? after, int? days) =>
        Assert.Equal(days, new OpportunityMove(OpportunityField.CloseDate, before, after).DaysPushed);

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(1, 0, 1, GuardReason.Empty)]
    [InlineData(4, 1, 4, null)]
    [InlineData(25, 20, 5, GuardReason.Shorter)]
    [InlineData(26, 21, 5, null)]
    [InlineData(100, 500, 20, GuardReason.Shorter)]
    [InlineData(100, 500, 19, null)]
    public static void A_reading_with_far_fewer_is_doubted(int before, int now, int gone, GuardReason? why) => Assert.Equal(why, RecordGuard.WhyAsk(before, now, gone));
}
