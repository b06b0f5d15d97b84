using System.Text;

namespace AlignBot.Domain.Tests;

public sealed class TextLimitsTests
{
    [Theory]
    [InlineData("abc", 4, "abc")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("ab🙂", 4, "ab🙂")]
    [InlineData("ab🙂", 3, "ab")]
    [InlineData("ab🙂c", 4, "ab🙂")]
    [InlineData("🙂", 1, "")]
    public void A_text_is_cut_between_characters(string text, int limit, string cut)
    {
        Assert.Equal(cut, TextLimits.Cut(text, limit));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(TextLimits.Cut(text, limit))));
    }
}
