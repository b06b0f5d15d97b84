using AlignBot.Domain.Time;

namespace AlignBot.Domain.Tests.Time;

public static class WindowTests
{
    public sealed class WhenRead
    {
        [Theory]
        [InlineData("90m", "90 minutes")]
        [InlineData("24h", "24 hours")]
        [InlineData(" 8WH ", "8 working hours")]
        [InlineData("2 wd", "2 working days")]
        [InlineData("1wd", "1 working day")]
        [InlineData("260wd", "260 working days")]
        [InlineData("2 business days", "2 working days")]
        [InlineData("1 Business Day", "1 working day")]
        [InlineData("4 business hours", "4 working hours")]
        [InlineData("2 working days", "2 working days")]
        [InlineData("90 minutes", "90 minutes")]
        [InlineData("24 hrs", "24 hours")]
        public void It_means_what_people_wrote(string text, string words)
        {
            Assert.True(Window.TryParse(text, out var window, out var error), error);
            Assert.Equal(words, window.ToWords());
            Assert.Equal(window, Window.Of(window.ToString()));
        }

        [Theory]
        [InlineData("-2wd", "'-2wd' has a sign.")]
        [InlineData("0m", "'0m' is no time at all")]
        [InlineData("9999wd", "'9999wd' is too long: at most 260wd.")]
        [InlineData("261wd", "at most 260wd")]
        [InlineData("99999999999999999999h", "at most 8760h")]
        [InlineData("2 fortnights", "'2 fortnights' is not a length of time.")]
        [InlineData("wd", "'wd' is not a length of time.")]
        [InlineData("1.5h", "'1.5h' is not a length of time.")]
        [InlineData("٢h", "is not a length of time")]
        [InlineData("2 days", "'2 days' can be two things: write 2wd for working days, or hours on the clock such as 24h.")]
        [InlineData("1d", "'1d' can be two things: write 1wd")]
        [InlineData("EOD", "'EOD' is a time of the day, and no length: 1wd is by the same time on the next working day")]
        [InlineData("1 Werktag", "'1 Werktag' is written 1wd here (working days).")]
        [InlineData("24/7", "'24/7' is not a length of time.")]
        [InlineData("same day", "is a time of the day, and no length")]
        [InlineData("", "A length of time is missing.")]
        [InlineData(null, "A length of time is missing.")]
        public void Nonsense_gets_a_sentence(string? text, string sentence)
        {
            Assert.False(Window.TryParse(text, out _, out var error));
            Assert.Contains(sentence, error, StringComparison.Ordinal);
        }
    }
}
