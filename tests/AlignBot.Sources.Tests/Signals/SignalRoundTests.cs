using AlignBot.Sources.Signals;
using NodaTime;

namespace AlignBot.Sources.Tests.Signals;

public static class SignalRoundTests
{
    static readonly AskedAccount Alpine = new("A", "alpine.example");

    static readonly SourceSignal Sign = new("s", "A", "6sense decision")
    {
        Domain = "alpine.example",
        Strength = 82.5m,
        DetectedAt = Instant.FromUtc(2026, 11, 30, 9, 0),
    };

    public class WhenItIsKept
    {
        [Fact]
        public void It_comes_back_as_it_was()
        {
            var round = SignalRound.Of(null);
            round.Take(Alpine, [Sign]);
            round.Usage = SignalUsage.None.Plus(7, Instant.FromUtc(2026, 12, 1, 2, 0));

            var back = SignalRound.Of(round.ToString());

            Assert.Equal(round.Usage, back.Usage);
            Assert.Equal([Sign], back.SignalsOf([Alpine]));
        }

        [Theory]
        [InlineData("{")]
        [InlineData("null")]
        [InlineData("{\"Answers\":[]}")]
        public void What_nobody_can_read_begins_anew(string state)
        {
            Assert.False(SignalRound.Of(state).Has(Alpine));
        }
    }

    public class WhenTheListChanges
    {
        [Fact]
        public void An_account_with_another_domain_is_asked_about_again()
        {
            var round = SignalRound.Of(null);
            round.Take(Alpine, [Sign]);

            Assert.True(round.Has(Alpine));
            Assert.False(round.Has(Alpine with { Domain = "alpine-tools.example" }));
        }
    }

    public class WhenItEnds
    {
        [Fact]
        public void Its_answers_go_and_what_it_cost_still_counts()
        {
            var round = SignalRound.Of(null);
            round.Take(Alpine, [Sign]);
            round.Usage = SignalUsage.None.Plus(7, Instant.FromUtc(2026, 12, 1, 2, 0));

            round.End();

            Assert.False(round.Has(Alpine));
            Assert.Equal(7, SignalRound.Of(round.ToString()).Usage.Today);
        }
    }
}
