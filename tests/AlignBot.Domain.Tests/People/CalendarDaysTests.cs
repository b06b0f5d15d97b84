using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Tests.People;

public static class CalendarDaysTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    static FoundDays Found(int from, int to, string of = "a") => new(of, Today.PlusDays(from), Today.PlusDays(to));

    static ProposedDays Known(int from, int to, ProposalState state = ProposalState.Open, string of = "a", int missing = 0) =>
        new(of, Today.PlusDays(from), Today.PlusDays(to), state, missing);

    static CalendarChange? One(IReadOnlyCollection<FoundDays> found, params ProposedDays[] known) => CalendarDays.Compare(found, known, [], Today).SingleOrDefault();

    public sealed class WhenAnEventIsNew
    {
        [Fact]
        public void It_is_proposed_from_its_last_day_on_until_the_horizon()
        {
            Assert.IsType<CalendarChange.Propose>(One([Found(-3, 0)]));
            Assert.Null(One([Found(-3, -1)]));
            Assert.IsType<CalendarChange.Propose>(One([Found(CalendarDays.Ahead, CalendarDays.Ahead + 9)]));
            Assert.Null(One([Found(CalendarDays.Ahead + 1, CalendarDays.Ahead + 9)]));
        }

        [Fact]
        public void Days_that_stand_already_are_not_asked_about()
        {
            Absence[] away = [new() { User = new("UANA"), From = Today.PlusDays(2), To = Today.PlusDays(2) }];

            Assert.Empty(CalendarDays.Compare([Found(1, 3)], [], away, Today));
            Assert.Single(CalendarDays.Compare([Found(3, 3)], [], away, Today));
        }

        [Fact]
        public void Two_events_of_the_same_days_are_one_question() =>
            Assert.Single(CalendarDays.Compare([Found(1, 3), Found(1, 3, "b"), Found(1, 3)], [], [], Today));

        [Fact]
        public void No_more_are_open_at_once_than_people_read()
        {
            var many = Enumerable.Range(1, 20).Select(day => Found(day, day, $"{day}")).ToList();

            Assert.Equal(CalendarDays.MostOpen, CalendarDays.Compare(many, [], [], Today).Length);
            Assert.Equal(CalendarDays.MostOpen - 1, CalendarDays.Compare(many, [Known(40, 40, of: "x")], [], Today).OfType<CalendarChange.Propose>().Count());
        }
    }

    public sealed class WhenAnEventIsKnown
    {
        [Theory]
        [InlineData(ProposalState.Open)]
        [InlineData(ProposalState.Confirmed)]
        [InlineData(ProposalState.NotAway)]
        public void It_is_never_proposed_twice(ProposalState state) => Assert.Null(One([Found(1, 3)], Known(1, 3, state)));

        [Fact]
        public void Moved_it_follows_unless_it_was_said_to_be_none_or_is_over()
        {
            Assert.IsType<CalendarChange.Move>(One([Found(2, 4)], Known(1, 3)));
            Assert.IsType<CalendarChange.Move>(One([Found(2, 4)], Known(1, 3, ProposalState.Confirmed)));
            Assert.Null(One([Found(2, 4)], Known(1, 3, ProposalState.NotAway)));
            Assert.Null(One([Found(2, 4)], Known(-3, -1, ProposalState.Confirmed)));
        }

        [Fact]
        public void A_calendar_that_leaves_out_the_days_that_are_over_moves_nothing() => Assert.Null(One([Found(0, 3)], Known(-2, 3, ProposalState.Confirmed)));

        [Fact]
        public void Gone_it_goes_with_the_second_reading_without_it_and_never_once_it_has_begun()
        {
            Assert.Equal(new CalendarChange.Note(Known(1, 3), 1), One([], Known(1, 3)));
            Assert.IsType<CalendarChange.Withdraw>(One([], Known(1, 3, missing: 1)));
            Assert.IsType<CalendarChange.Note>(One([Found(1, 3)], Known(1, 3, missing: 1)));
            Assert.Null(One([], Known(-1, 3, ProposalState.Confirmed, missing: 1)));
            Assert.Null(One([], Known(1, 3, ProposalState.NotAway, missing: 1)));
        }

        [Fact]
        public void Back_again_it_is_asked_again() => Assert.IsType<CalendarChange.Move>(One([Found(1, 3)], Known(1, 3, ProposalState.Withdrawn)));

        [Fact]
        public void Not_away_on_one_date_of_what_repeats_is_not_away_on_the_others()
        {
            Assert.Null(One([Found(1, 1, "a/1"), Found(8, 8, "a/2")], Known(1, 1, ProposalState.NotAway, "a/1")));
            Assert.IsType<CalendarChange.Propose>(One([Found(1, 1, "a/1"), Found(8, 8, "b/2")], Known(1, 1, ProposalState.NotAway, "a/1")));
        }
    }
}
