using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Breaches;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Breaches;

/// <remarks>Found on Monday 7 September 2026 at ten; sales owes it, which Dana leads.</remarks>
public static class BreachWorkflowTests
{
    static readonly Instant Monday10 = Utc(9, 7, 10);
    static readonly DisputeId Dispute = new(new Guid(9, 0, 0, new byte[8]));

    static readonly BreachFinding Found = new()
    {
        Key = "1/l1",
        Clause = 1,
        Kind = PromiseKind.SpeedToLead,
        Side = Function.Sales,
        FoundAt = Monday10,
        LastDueAt = Utc(9, 7, 9),
        Items = [new SourceBreach("1/l1", "l1", "A", Utc(9, 4), Utc(9, 7, 9))],
    };

    static BreachContext Now(Instant at) => new(at, Team(), NineToFive("Etc/UTC"));

    static BreachFinding Changed(BreachCommand command, BreachFinding? from = null, Instant? at = null) =>
        Assert.IsType<Outcome<BreachFinding>.Changed>(BreachWorkflow.Apply(from ?? Found, command, Now(at ?? Monday10))).State;

    static Refusal Refused(BreachCommand command, BreachFinding? from = null) =>
        Assert.IsType<Outcome<BreachFinding>.Refused>(BreachWorkflow.Apply(from ?? Found, command, Now(Monday10))).Why;

    [Fact]
    public static void Only_the_leader_of_the_side_that_owes_answers()
    {
        Assert.Equal([Dana],
            Assert.IsType<ScoreboardRefusal.NotYourBreach>(Refused(new BreachCommand.Excuse(Priya, "Away"))).WhoMay.AsEnumerable());
        Assert.IsType<BreachAnswer.Excuse>(Changed(new BreachCommand.Excuse(Dana, " Trade fair ")).Answer);
        Assert.Equal(new TextRefusal.Missing(FormField.Reason), Refused(new BreachCommand.Excuse(Dana, " ")));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public static void One_acts_by_a_day_from_today_on(int days, bool taken)
    {
        var command = new BreachCommand.ActBy(Dana, new LocalDate(2026, 9, 7).PlusDays(days));

        if (taken)
        {
            Assert.IsType<BreachAnswer.ActBy>(Changed(command).Answer);
        }
        else
        {
            Assert.Equal(new ScoreboardRefusal.NotADayToActBy(new LocalDate(2026, 9, 7), new LocalDate(2026, 10, 7)), Refused(command));
        }
    }

    [Fact]
    public static void A_promise_holds_until_its_day_is_over_and_on_where_it_was_kept()
    {
        var promised = Changed(new BreachCommand.ActBy(Dana, new LocalDate(2026, 9, 9)));
        var calendar = NineToFive("Etc/UTC");

        Assert.Equal(Monday10, Found.UnansweredSince(Monday10, calendar));
        Assert.Null(promised.UnansweredSince(Utc(9, 10) - Duration.FromTicks(1), calendar));
        Assert.Equal(Utc(9, 10), promised.UnansweredSince(Utc(9, 10), calendar));
        Assert.Null((promised with { Items = [promised.Items[0] with { DoneAt = Utc(9, 9) }] }).UnansweredSince(Utc(9, 20), calendar));
    }

    [Fact]
    public static void While_it_is_contested_nothing_else_is_said_and_afterwards_it_may_be()
    {
        var contested = Changed(new BreachCommand.Contest(Dana, Dispute));

        Assert.Equal(new ScoreboardRefusal.IsContested(Dispute), Refused(new BreachCommand.Excuse(Dana, "So what"), contested));
        Assert.IsType<Outcome<BreachFinding>.Ignored>(BreachWorkflow.Apply(contested, new BreachCommand.DisputeEnded(default),
            Now(Monday10)));
        var over = Changed(new BreachCommand.DisputeEnded(Dispute), contested);
        Assert.IsType<BreachAnswer.Excuse>(Changed(new BreachCommand.Excuse(Dana, "So what"), over).Answer);
    }

    [Fact]
    public static void What_was_withdrawn_needs_no_answer() =>
        Assert.Equal(new ScoreboardRefusal.IsWithdrawn(), Refused(new BreachCommand.Excuse(Dana, "Why"),
            Found with { WithdrawnAt = Monday10 }));

    [Fact]
    public static void Three_weeks_without_an_answer_offer_a_dispute_once()
    {
        var weeks = Monday10 + Duration.FromDays(21);
        Assert.IsType<Outcome<BreachFinding>.Ignored>(BreachWorkflow.Apply(Found, new BreachCommand.OfferDispute(),
            Now(weeks - Duration.FromTicks(1))));

        var offered = Changed(new BreachCommand.OfferDispute(), at: weeks);

        Assert.IsType<Outcome<BreachFinding>.Ignored>(BreachWorkflow.Apply(offered, new BreachCommand.OfferDispute(),
            Now(weeks + Duration.FromDays(7))));
        Assert.True(offered.IsOnTheAgenda(weeks, NineToFive("Etc/UTC")));
    }

    public static class The_leader_is_told
    {
        [Fact]
        public static void Once_a_working_day_of_all_that_is_new()
        {
            Assert.Equal(Monday10, BreachWorkflow.TellNext([Found], null, Now(Monday10)));
            Assert.Equal(Utc(9, 8, 9), BreachWorkflow.TellNext([Found], Utc(9, 7, 9), Now(Monday10)));
            Assert.Equal(Utc(9, 14, 9), BreachWorkflow.TellNext([Found with { FoundAt = Utc(9, 11, 16) }], Utc(9, 11, 10),
                Now(Utc(9, 11, 16))));
        }

        [Fact]
        public static void Of_nothing_that_they_know_have_answered_or_that_is_none_any_more()
        {
            Assert.Null(BreachWorkflow.TellNext([Found], Monday10, Now(Utc(9, 9))));
            Assert.Null(BreachWorkflow.TellNext([Changed(new BreachCommand.Excuse(Dana, "Fair"))], null, Now(Utc(9, 9))));
            Assert.Null(BreachWorkflow.TellNext([Found with { WithdrawnAt = Utc(9, 8) }], null, Now(Utc(9, 9))));
        }
    }

    [Fact]
    public static void The_trend_counts_each_week_what_was_found_in_it()
    {
        BreachFinding On(int month, int day, int beyond = 0) => Found with { FoundAt = Utc(month, day), Beyond = beyond };

        Assert.Equal(
            [0, 1, 4, 2],
            BreachWorkflow.Trend([On(9, 7), On(9, 13), On(9, 14), On(8, 31, beyond: 3), On(8, 30), On(8, 16)], new LocalDate(2026, 9, 7),
                4, DateTimeZone.Utc).AsEnumerable());
    }
}
