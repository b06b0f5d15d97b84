using AlignBot.Sources.Signals;
using NodaTime;

namespace AlignBot.Sources.Tests.Signals;

public static class SignalUsageTests
{
    static readonly Instant Late = Instant.FromUtc(2026, 11, 30, 23, 59, 59);

    static readonly Instant Midnight = Instant.FromUtc(2026, 12, 1, 0, 0);

    public class WhenAMinuteHasAQuota
    {
        static readonly SignalLimits Limits = new(100, null, null);

        [Fact]
        public void The_first_request_goes_at_once()
        {
            Assert.Equal(new SignalTurn.Go(), SignalUsage.None.Turn(Limits, Late));
        }

        [Fact]
        public void The_next_one_goes_after_its_share_of_the_minute_and_not_a_moment_before()
        {
            var used = SignalUsage.None.Plus(1, Late);

            Assert.Equal(new SignalTurn.Wait(Duration.FromMilliseconds(600)), used.Turn(Limits, Late));
            Assert.Equal(new SignalTurn.Wait(Duration.FromMilliseconds(1)), used.Turn(Limits, Late + Duration.FromMilliseconds(599)));
            Assert.Equal(new SignalTurn.Go(), used.Turn(Limits, Late + Duration.FromMilliseconds(600)));
        }

        [Fact]
        public void A_share_that_is_no_whole_millisecond_is_waited_for_to_the_next_one()
        {
            var used = SignalUsage.None.Plus(1, Late);

            Assert.Equal(new SignalTurn.Wait(Duration.FromMilliseconds(667)), used.Turn(Limits with { PerMinute = 90 }, Late));
            Assert.Equal(
                new SignalTurn.Wait(Duration.FromMilliseconds(1)), used.Turn(Limits with { PerMinute = 90 }, Late + Duration.FromMilliseconds(666)));
        }

        [Fact]
        public void A_clock_that_was_set_back_makes_nobody_wait_for_longer()
        {
            var used = SignalUsage.None.Plus(1, Late + Duration.FromHours(3));

            Assert.Equal(new SignalTurn.Wait(Duration.FromMilliseconds(600)), used.Turn(Limits, Late));
        }
    }

    public class WhenADayHasAQuota
    {
        static readonly SignalLimits Limits = new(6000, 3, null);

        [Fact]
        public void The_last_one_of_it_is_used_and_no_more()
        {
            Assert.IsType<SignalTurn.Wait>(SignalUsage.None.Plus(2, Late).Turn(Limits, Late));
            Assert.Equal(new SignalTurn.Spent("day", 3, Midnight), SignalUsage.None.Plus(3, Late).Turn(Limits, Late));
        }

        [Fact]
        public void It_begins_anew_at_midnight_utc()
        {
            var used = SignalUsage.None.Plus(3, Late);

            Assert.IsType<SignalTurn.Spent>(used.Turn(Limits, Midnight - Duration.FromMilliseconds(1)));
            Assert.Equal(new SignalTurn.Go(), used.Turn(Limits, Midnight));
            Assert.Equal((1, "2026-12-01"), (used.Plus(1, Midnight).Today, used.Plus(1, Midnight).Day));
        }
    }

    public class WhenAMonthHasAQuota
    {
        static readonly SignalLimits Limits = new(6000, null, 3);

        [Fact]
        public void Another_day_of_it_gives_no_more_and_the_first_of_the_next_one_does()
        {
            var used = SignalUsage.None.Plus(3, Late - Duration.FromDays(1));

            Assert.Equal(new SignalTurn.Spent("month", 3, Midnight), used.Turn(Limits, Late));
            Assert.Equal(new SignalTurn.Go(), used.Turn(Limits, Midnight));
            Assert.Equal(3, used.At(Late).ThisMonth);
        }

        [Fact]
        public void The_same_month_of_another_year_is_another()
        {
            var used = SignalUsage.None.Plus(3, Late);

            Assert.Equal(new SignalTurn.Go(), used.Turn(Limits, Late + Duration.FromDays(365)));
        }

        [Fact]
        public void What_is_used_is_shown()
        {
            Assert.Equal(new SourceQuota(2, 3, Midnight), SignalUsage.None.Plus(2, Late).Quota(Limits, Late));
            Assert.Null(SignalUsage.None.Quota(new SignalLimits(100, null, null), Late));
        }
    }
}
