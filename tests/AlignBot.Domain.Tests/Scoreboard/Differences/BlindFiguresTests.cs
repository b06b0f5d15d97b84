using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Differences;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Differences;

public static class BlindFiguresTests
{
    static readonly Instant Eve = Utc(9, 14, 10);
    static readonly BlindFigures Asked = new() { RevealAt = Utc(9, 15, 10) };

    static BlindFigure By(UserId who, decimal amount, params FigureDeal[] deals) => new(amount, Eve, By: who) { Deals = [.. deals] };

    static Outcome<BlindFigures> Enter(BlindFigures state, FigureSide side, BlindFigure figure) =>
        BlindFiguresWorkflow.Enter(state, side, figure, Team(), Eve);

    static BlindFigures Entered(BlindFigures state, FigureSide side, BlindFigure figure) =>
        Assert.IsType<Outcome<BlindFigures>.Changed>(Enter(state, side, figure)).State;

    static SeenFigures Shown(BlindFigure? sales, BlindFigure? marketing) =>
        (Asked with { Sales = sales, Marketing = marketing, RevealedAt = Asked.RevealAt }).Seen;

    [Fact]
    public static void Nobody_sees_a_figure_before_both_are_shown()
    {
        var seen = Entered(Asked, FigureSide.Sales, By(Dana, 100)).Seen;

        Assert.Equal(new SeenFigures(true, false, null, null, null), seen);
    }

    [Fact]
    public static void What_was_given_is_final_and_given_by_its_leader_alone()
    {
        var given = Entered(Asked, FigureSide.Sales, By(Dana, 100));

        Assert.Equal(new ScoreboardRefusal.AlreadyGiven(FigureSide.Sales),
            Assert.IsType<Outcome<BlindFigures>.Refused>(Enter(given, FigureSide.Sales, By(Dana, 101))).Why);
        Assert.Equal([Priya],
            Assert.IsType<ScoreboardRefusal.NotYourFigure>(Assert.IsType<Outcome<BlindFigures>.Refused>(Enter(given, FigureSide.Marketing,
            By(Dana, 101))).Why).WhoMay.AsEnumerable());
        Assert.Equal(new ScoreboardRefusal.NotAPipeline(),
            Assert.IsType<Outcome<BlindFigures>.Refused>(Enter(given, FigureSide.Marketing, By(Priya, -1))).Why);
    }

    [Fact]
    public static void Both_are_shown_at_their_moment_and_a_missing_one_is_not_given()
    {
        var given = Entered(Asked, FigureSide.Sales, By(Dana, 100));

        Assert.IsType<Outcome<BlindFigures>.Ignored>(BlindFiguresWorkflow.Reveal(given, Asked.RevealAt - Duration.FromTicks(1)));
        var shown = Assert.IsType<Outcome<BlindFigures>.Changed>(BlindFiguresWorkflow.Reveal(given, Asked.RevealAt)).State;
        Assert.Equal((100m, false, null), (shown.Seen.Sales!.Amount, shown.Seen.MarketingGave, shown.Seen.Marketing));
        Assert.Equal(new ScoreboardRefusal.AlreadyRevealed(),
            Assert.IsType<Outcome<BlindFigures>.Refused>(Enter(shown, FigureSide.Marketing, By(Priya, 1))).Why);
        Assert.Null(NumbersThatDiffer.Of(shown.Seen));
    }

    [Fact]
    public static void A_source_gives_what_nobody_entered_and_asks_nobody_where_it_gives_both()
    {
        var crm = new BlindFigure(5, Eve, "crm");
        var one = Assert.IsType<Outcome<BlindFigures>.Changed>(BlindFiguresWorkflow.Give(Asked, FigureSide.Sales, crm)).State;

        Assert.False(one.NeedsNobody);
        Assert.True(Assert.IsType<Outcome<BlindFigures>.Changed>(BlindFiguresWorkflow.Give(one, FigureSide.Marketing,
            crm)).State.NeedsNobody);
        Assert.IsType<Outcome<BlindFigures>.Ignored>(BlindFiguresWorkflow.Give(Entered(Asked, FigureSide.Sales, By(Dana, 1)),
            FigureSide.Sales, crm));
    }

    [Theory]
    [InlineData(100, 98, false)]
    [InlineData(98, 100, false)]
    [InlineData(100, 97.99, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    public static void More_than_two_percent_of_the_larger_is_a_difference(double sales, double marketing, bool differs) =>
        Assert.Equal(differs, NumbersThatDiffer.Of(Shown(By(Dana, (decimal)sales), By(Priya, (decimal)marketing)))!.IsDifferent);

    [Fact]
    public static void What_only_one_counts_is_named()
    {
        FigureDeal Deal(string key, decimal amount, string account) => new(key, account, amount);

        var found = NumbersThatDiffer.Of(Shown(
            By(Dana, 60, Deal("o1", 10, "A"), Deal("o2", 20, "B"), Deal("o3", 30, "C")),
            By(Priya, 55, Deal("o2", 25, "B"), Deal("o3", 30, "C"), Deal("o4", 1, "D"), Deal("o5", 9, "A"))))!;

        Assert.Equal(["o1"], found.OnlySales.Select(deal => deal.Key));
        Assert.Equal(["o5", "o4"], found.OnlyMarketing.Select(deal => deal.Key));
        Assert.Equal([("o2", 20m, 25m)], found.OtherAmount.Select(pair => (pair.Sales.Key, pair.Sales.Amount, pair.Marketing.Amount)));
        Assert.Equal((0, "D"), (found.AccountsOnlySales.Length, found.AccountsOnlyMarketing.Single()));
    }

    [Fact]
    public static void A_side_that_named_no_deals_has_not_said_that_it_has_none() =>
        Assert.Empty(NumbersThatDiffer.Of(Shown(By(Dana, 60, new FigureDeal("o1", "A", 60)), By(Priya, 1)))!.OnlySales);
}
