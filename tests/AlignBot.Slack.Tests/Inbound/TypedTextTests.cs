using AlignBot.Slack.Inbound;

namespace AlignBot.Slack.Tests.Inbound;

/// <summary>What cannot be seen in a command makes no difference to it.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("list mine", "list mine")]
    [InlineData("list\u00A0mine", "list mine")]
    [InlineData("list\u202F\u2009\u3000mine", "list   mine")]
    [InlineData("\u200Blist", "list")]
    [InlineData("li\u200Bst\uFEFF", "list")]
    [InlineData("\u200E\u2066list\u2069 mine", "list mine")]
    [InlineData("one\u2028two", "one\ntwo")]
    [InlineData("DEC\u20111", "DEC-1")]
    [InlineData("👩\u200D👩\u200D👧 stays", "👩\u200D👩\u200D👧 stays")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("“so” — it is", "“so” — it is")]
    [InlineData("half \ud83d", "half \ud83d")]
    public void What_cannot_be_seen_is_not_there(string typed, string clean) => Assert.Equal(clean, TypedText.Clean(typed));

    [Theory]
    [InlineData("ＬＩＳＴ", "LIST")]
    [InlineData("DEC–12", "DEC-12")]
    [InlineData("category:“Lead quality”", "category:\"Lead quality\"")]
    [InlineData("2026−12−31", "2026-12-31")]
    [InlineData("שלום", "שלום")]
    public void Words_of_a_command_look_alike(string typed, string folded) => Assert.Equal(folded, TypedText.Folded(typed));
}
