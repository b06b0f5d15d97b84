using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Tests.Wording;

/// <summary>What people typed, as Slack hands it over, back into plain words.</summary>
public sealed class SlackMarkupTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("", "")]
    [InlineData("5 &lt; 7 &amp; 7 &gt; 5", "5 < 7 & 7 > 5")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("ask <@U123|ana>", "ask @ana")]
    [InlineData("ask <@U123>", "ask @U123")]
    [InlineData("in <#C9|general>", "in #general")]
    [InlineData("in <#C9|>", "in #C9")]
    [InlineData("<!channel> stop", "@channel stop")]
    [InlineData("<!here|here> stop", "here stop")]
    [InlineData("<!subteam^S1|@sales>", "@sales")]
    [InlineData("<!subteam^S1>", "@subteam")]
    [InlineData("see <https://a.example/x?a=1&amp;b=2>", "see https://a.example/x?a=1&b=2")]
    [InlineData("see <https://a.example|the list>", "see the list (https://a.example)")]
    [InlineData("<mailto:a@b.example|a@b.example>", "a@b.example")]
    [InlineData("<mailto:a@b.example>", "a@b.example")]
    [InlineData("<http://acme.com|acme.com>", "acme.com")]
    [InlineData("<https://Acme.com/|acme.com>", "acme.com")]
    [InlineData("<https://evil.example|acme.com>", "acme.com (https://evil.example)")]
    [InlineData("<tel:+4930123|+4930123>", "+4930123")]
    [InlineData("two <https://a.example> and <#C1|one>", "two https://a.example and #one")]
    [InlineData("unclosed < is left", "unclosed < is left")]
    [InlineData("🙂 שלום", "🙂 שלום")]
    public void It_reads_as_people_meant_it(string received, string plain) => Assert.Equal(plain, SlackMarkup.Plain(received));

    [Theory]
    [InlineData("<@UDANA> owns Acme", "@Dana owns Acme")]
    [InlineData("<@UDANA|dana.k> owns Acme", "@Dana owns Acme")]
    [InlineData("<@UZOE|zoe> owns <@UNEW>", "@zoe owns @UNEW")]
    public void People_are_called_as_in_the_program(string received, string plain)
    {
        var roster = new Roster { Members = [new Member { User = new UserId("UDANA"), DisplayName = "Dana" }] };

        Assert.Equal(plain, SlackMarkup.Plain(received, roster));
    }

    [Theory]
    [InlineData("<!channel>")]
    [InlineData("&lt;!channel&gt;")]
    [InlineData("&lt;https://evil.example|your bank&gt;")]
    [InlineData("<@U123>")]
    public void Shown_again_it_can_neither_mention_nor_link(string received)
    {
        var shown = Mrkdwn.Of($"{SlackMarkup.Plain(received)}").Text;

        Assert.DoesNotContain("<", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(">", shown, StringComparison.Ordinal);
    }
}
