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
        [InlineData("", "A length of time is missing.")]
        [InlineData(null, "A length of time is missing.")]
        public void Nonsense_gets_a_sentence(string? text, string sentence)
        {
            Assert.False(Window.TryParse(text, out _, out var error));
            Assert.Contains(sentence, error, StringComparison.Ordinal);
        }
    }
}
