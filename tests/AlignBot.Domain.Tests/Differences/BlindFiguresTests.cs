using AlignBot.Domain.Differences;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Differences;

public static class BlindFiguresTests
{
    static readonly Instant Eve = Utc(9, 14, 10);
    static readonly Instant Review = Utc(9, 15, 10);
    static readonly MeetingId Meeting = new(Guid.CreateVersion7());

    static readonly WorkingCalendar Calendar = WorkingCalendar.Default("Etc/UTC");

    static RuleContext At(Instant now, Roster? roster = null) => new(now, roster ?? Team(), Calendar);

    static Outcome<BlindFigures>.Changed Ask(FigureSources? sources = null, Roster? roster = null) =>
        BlindFiguresWorkflow.Ask(Meeting, Review, "EUR", sources ?? FigureSources.None, At(Eve, roster))!;

    static BlindFigures Asked => Ask().State;

    static Outcome<BlindFigures> Apply(BlindFigures state, FiguresCommand command, Instant? now = null, Roster? roster = null) =>
        BlindFiguresWorkflow.Apply(state, command, At(now ?? Eve, roster));

    static Outcome<BlindFigures>.Changed Changed(BlindFigures state, FiguresCommand command, Instant? now = null, Roster? roster = null) =>
        Assert.IsType<Outcome<BlindFigures>.Changed>(Apply(state, command, now, roster));

    static Refusal Refused(BlindFigures state, FiguresCommand command) => Assert.IsType<Outcome<BlindFigures>.Refused>(Apply(state, command)).Why;

    static BlindFigures Entered(BlindFigures state, FigureSide side, decimal amount, params FigureDeal[] deals) =>
        Changed(state, new FiguresCommand.Enter(side is FigureSide.Sales ? Dana : Priya, side, amount, deals)).State;

    static BlindFigures Shown(BlindFigures state) => Changed(state, new FiguresCommand.Reveal(), state.RevealAt).State;

    static BlindFigure By(UserId who, decimal amount, params FigureDeal[] deals) => new(amount, Eve, By: who) { Deals = [.. deals] };

    static SeenFigures Seen(BlindFigure sales, BlindFigure marketing) => new(true, true, Review, sales, marketing);

    [Fact]
    public static void Both_leaders_are_asked_the_working_day_before_and_shown_it_before_the_review()
    {
        var asked = Ask();

        Assert.Equal((Review - BlindFiguresWorkflow.Before, Dana, Priya), (asked.State.RevealAt, asked.State.SalesAsked, asked.State.MarketingAsked));
        Assert.Equal(
            [new FiguresEffect.Ask(FigureSide.Sales, Dana), new FiguresEffect.Ask(FigureSide.Marketing, Priya)],
            asked.Effects.OfType<FiguresEffect.Ask>());
        Assert.Contains(new FiguresEffect.WaitToReveal(asked.State.RevealAt), asked.Effects);
        Assert.DoesNotContain(new FiguresEffect.Read(), asked.Effects);
    }

    [Theory]
    [InlineData("2026-11-30", "2026-11-27")]
    [InlineData("2026-12-01", "2026-11-30")]
    [InlineData("2026-11-29", "2026-11-27")]
    public static void The_working_day_before_a_monday_is_friday(string review, string asked)
    {
        var pattern = NodaTime.Text.LocalDatePattern.Iso;
        var starts = pattern.Parse(review).Value.At(new LocalTime(15, 0)).InZoneLeniently(Calendar.Zone).ToInstant();

        var at = BlindFiguresWorkflow.AskAt(starts, Calendar);

        Assert.Equal(asked, pattern.Format(at.InZone(Calendar.Zone).Date));
        Assert.Equal(at, WorkingTime.AtOrNextOpening(at, Calendar));
    }

    [Fact]
    public static void It_is_too_late_once_they_would_be_shown()
    {
        Assert.Null(BlindFiguresWorkflow.Ask(Meeting, Eve + BlindFiguresWorkflow.Before, "EUR", FigureSources.None, At(Eve)));
        Assert.NotNull(BlindFiguresWorkflow.Ask(
            Meeting, Eve + BlindFiguresWorkflow.Before + Duration.FromMilliseconds(1), "EUR", FigureSources.None, At(Eve)));
    }

    [Fact]
    public static void A_side_with_a_source_is_not_asked_unless_the_source_can_not_give_it()
    {
        var one = Ask(new FigureSources("crm", null));
        Assert.Equal([new FiguresEffect.Ask(FigureSide.Marketing, Priya)], one.Effects.OfType<FiguresEffect.Ask>());
        Assert.Contains(new FiguresEffect.Read(), one.Effects);

        var both = Ask(new FigureSources("crm", "warehouse"));
        Assert.Empty(both.Effects.OfType<FiguresEffect.Ask>());
        var cannot = Changed(both.State, new FiguresCommand.CannotGive(FigureSide.Marketing));
        Assert.Equal([new FiguresEffect.Ask(FigureSide.Marketing, Priya)], cannot.Effects.OfType<FiguresEffect.Ask>());
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(cannot.State, new FiguresCommand.CannotGive(FigureSide.Marketing)));
    }

    [Fact]
    public static void Nobody_sees_a_figure_before_both_are_shown_and_no_line_of_the_record_has_one()
    {
        var given = Changed(Asked, new FiguresCommand.Enter(Dana, FigureSide.Sales, 100));

        Assert.Equal(new SeenFigures(true, false, null, null, null), given.State.Seen);
        Assert.Equal([new FiguresFact.Given(FigureSide.Sales, null)], given.Effects.OfType<FiguresEffect.Log>().Select(log => log.Fact));
        Assert.Null(Entered(given.State, FigureSide.Marketing, 200).Difference);
    }

    [Fact]
    public static void What_was_given_is_final_and_given_by_its_leader_alone()
    {
        var given = Entered(Asked, FigureSide.Sales, 100);

        Assert.Equal(new FiguresRefusal.AlreadyGiven(FigureSide.Sales), Refused(given, new FiguresCommand.Enter(Dana, FigureSide.Sales, 101)));
        var other = Assert.IsType<FiguresRefusal.NotYourFigure>(Refused(given, new FiguresCommand.Enter(Dana, FigureSide.Marketing, 101)));
        Assert.Equal([Priya], other.WhoMay.AsEnumerable());
        Assert.Empty(Assert.IsType<FiguresRefusal.NotYourFigure>(
            Refused(given, new FiguresCommand.Enter(new UserId("UNOBODY"), FigureSide.Marketing, 1))).WhoMay);
        Assert.Equal(new FiguresRefusal.NotAPipeline(), Refused(given, new FiguresCommand.Enter(Priya, FigureSide.Marketing, -1)));
        Assert.Equal(
            new FiguresRefusal.NotAPipeline(),
            Refused(given, new FiguresCommand.Enter(Priya, FigureSide.Marketing, 0, [new("o1", null, -5), new("o2", null, 5)])));
        Assert.Equal(
            new FiguresRefusal.DealsDoNotAddUp(60, 50), Refused(given, new FiguresCommand.Enter(Priya, FigureSide.Marketing, 60, [new("o1", "A", 50)])));
    }

    [Fact]
    public static void Both_are_shown_at_their_moment_and_a_missing_one_is_not_given()
    {
        var given = Entered(Asked, FigureSide.Sales, 100);

        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(given, new FiguresCommand.Reveal(), given.RevealAt - Duration.FromTicks(1)));
        var shown = Changed(given, new FiguresCommand.Reveal(), given.RevealAt);
        Assert.Equal((100m, false, null), (shown.State.Seen.Sales!.Amount, shown.State.Seen.MarketingGave, shown.State.Seen.Marketing));
        Assert.Contains(new FiguresEffect.Announce(), shown.Effects);
        Assert.Equal(new FiguresRefusal.AlreadyRevealed(), Refused(shown.State, new FiguresCommand.Enter(Priya, FigureSide.Marketing, 1)));
        Assert.Null(shown.State.Difference);
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(shown.State, new FiguresCommand.Reveal(), given.RevealAt));
    }

    [Fact]
    public static void What_is_alike_and_what_nobody_gave_is_no_news_for_the_channel()
    {
        var alike = Entered(Entered(Asked, FigureSide.Sales, 100), FigureSide.Marketing, 98);
        foreach (var state in (BlindFigures[])[alike, Asked])
        {
            var shown = Changed(state, new FiguresCommand.Reveal(), state.RevealAt);
            Assert.DoesNotContain(new FiguresEffect.Announce(), shown.Effects);
            Assert.Contains(new FiguresEffect.ShowInReview(), shown.Effects);
        }

        Assert.Contains(
            new FiguresEffect.Announce(),
            Changed(Entered(Entered(Asked, FigureSide.Sales, 100), FigureSide.Marketing, 97), new FiguresCommand.Reveal(), Asked.RevealAt).Effects);
    }

    [Fact]
    public static void A_source_does_not_replace_what_somebody_entered()
    {
        var crm = new BlindFigure(5, Eve, "crm");

        Assert.Equal(crm, Changed(Asked, new FiguresCommand.Give(FigureSide.Sales, crm)).State.Sales);
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(Entered(Asked, FigureSide.Sales, 1), new FiguresCommand.Give(FigureSide.Sales, crm)));
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(Shown(Asked), new FiguresCommand.Give(FigureSide.Sales, crm)));
    }

    [Fact]
    public static void Whoever_leads_a_side_now_is_asked_and_who_had_given_theirs_stays()
    {
        var team = Team();
        var now = team with
        {
            Roles = [new() { Role = Role.SalesLeader, Holder = Tom }, new() { Role = Role.MarketingLeader, Holder = Ana }],
        };
        var given = Entered(Asked, FigureSide.Marketing, 1);

        var changed = Changed(given, new FiguresCommand.LeaderChanged(), Eve, now);

        Assert.Equal([new FiguresEffect.Refresh(FigureSide.Sales, Dana)], changed.Effects.OfType<FiguresEffect.Refresh>());
        Assert.Equal([new FiguresEffect.Ask(FigureSide.Sales, Tom)], changed.Effects.OfType<FiguresEffect.Ask>());
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(changed.State, new FiguresCommand.LeaderChanged(), Eve, now));
    }

    [Fact]
    public static void A_review_that_moves_takes_the_moment_along()
    {
        var moved = Changed(Asked, new FiguresCommand.Move(Review + Duration.FromDays(2)));

        Assert.Equal(Review + Duration.FromDays(2) - BlindFiguresWorkflow.Before, moved.State.RevealAt);
        Assert.Contains(new FiguresEffect.WaitToReveal(moved.State.RevealAt), moved.Effects);
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(moved.State, new FiguresCommand.Reveal(), Asked.RevealAt));
        Assert.IsType<Outcome<BlindFigures>.Ignored>(Apply(Shown(Asked), new FiguresCommand.Move(Review + Duration.FromDays(2))));
    }

    [Theory]
    [InlineData(100, 98, false)]
    [InlineData(98, 100, false)]
    [InlineData(100, 97.99, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    public static void More_than_two_percent_of_the_larger_is_a_difference(double sales, double marketing, bool differs) =>
        Assert.Equal(differs, NumbersThatDiffer.Of(Seen(By(Dana, (decimal)sales), By(Priya, (decimal)marketing)))!.IsDifferent);

    [Fact]
    public static void What_only_one_counts_is_named()
    {
        FigureDeal Deal(string key, decimal amount, string account) => new(key, account, amount);

        var found = NumbersThatDiffer.Of(Seen(
            By(Dana, 60, Deal("o1", 10, "A"), Deal("o2", 20, "B"), Deal("o3", 30, "C")),
            By(Priya, 55, Deal("o2", 25, "B"), Deal("o3", 30, "C"), Deal("o4", 1, "D"), Deal("o5", 9, "A"))))!;

        Assert.Equal(["o1"], found.OnlySales.Select(deal => deal.Key));
        Assert.Equal(["o5", "o4"], found.OnlyMarketing.Select(deal => deal.Key));
        Assert.Equal([("o2", 20m, 25m)], found.OtherAmount.Select(pair => (pair.Sales.Key, pair.Sales.Amount, pair.Marketing.Amount)));
        Assert.Equal((0, "D"), (found.AccountsOnlySales.Length, found.AccountsOnlyMarketing.Single()));
    }

    [Fact]
    public static void A_side_that_named_no_deals_has_not_said_that_it_has_none() =>
        Assert.Empty(NumbersThatDiffer.Of(Seen(By(Dana, 60, new FigureDeal("o1", "A", 60)), By(Priya, 1)))!.OnlySales);
}
