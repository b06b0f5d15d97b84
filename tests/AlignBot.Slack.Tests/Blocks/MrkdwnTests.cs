using AlignBot.Slack.Blocks;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Slack.Tests.Blocks;

public static class MrkdwnTests
{
    static readonly DateTimeOffset Due = new(2026, 11, 27, 15, 0, 0, TimeSpan.Zero);

    public class TextThatPeopleTyped
    {
        [Theory]
        [InlineData("<!channel>", "&lt;!channel&gt;")]
        [InlineData("<@U1> & <https://evil.example|your bank>", "&lt;@U1&gt; &amp; &lt;https://evil.example|your bank&gt;")]
        [InlineData("&lt;!here&gt;", "&amp;lt;!here&amp;gt;")]
        [InlineData("שלום \u202Eabc", "שלום \u202Eabc")]
        [InlineData("", "")]
        [InlineData(null, "")]
        public void Can_neither_mention_nor_link(string? typed, string sent)
        {
            Assert.Equal(sent, Mrkdwn.Escaped(typed).Text);
            Assert.Equal($"*{sent}*", Mrkdwn.Of($"*{typed}*").Text);
        }

        [Fact]
        public void Holds_no_markup_of_Slacks_whatever_it_is() => Prop.ForAll<string?>(typed =>
        {
            var sent = Mrkdwn.Of($"{typed}").Text;

            return !sent.AsSpan().ContainsAny('<', '>') && SlackText.Plain(sent) == (typed ?? "");
        }).QuickCheckThrowOnFailure();

        [Fact]
        public void Stays_bold_to_its_end_whatever_stars_and_lines_it_has() => Assert.Equal(
            "*DSP-1  a\u2217b\u2217 or c?*  2 * 3\nand",
            Mrkdwn.Of($"*DSP-{1}  {"a*b* or\nc?"}*  {"2 * 3\nand"}").Text);

        [Fact]
        public void Is_quoted_line_by_line() =>
            Assert.Equal(">one\n>&lt;two&gt;\n>three", Mrkdwn.Quoted("one\r\n<two>\nthree").Text);
    }

    public class Holes
    {
        [Fact]
        public void Of_markup_types_stay_markup()
        {
            var text = Mrkdwn.Of($"{Mrkdwn.Of($"*bold*")} {Mention.User("U1")} {Mention.Channel("C1")} {Mention.UserGroup("S1")} {Link.To("https://x.example/?a=1&b=2", "a <b> | c")}");

            Assert.Equal("*bold* <@U1> <#C1> <!subteam^S1> <https://x.example/?a=1&amp;b=2|a &lt;b&gt; / c>", text.Text);
        }

        [Fact]
        public void Of_other_types_are_invariant_text() =>
            Assert.Equal("1234.5 007 &lt;1&gt;", Mrkdwn.Of($"{1234.5} {7:000} {(PlainText)"<1>"}").Text);

        [Fact]
        public void Of_dates_show_to_each_reader_in_their_zone() => Assert.Equal(
            "due <!date^1795791600^{date_long_pretty} at {time}|Fri 27 Nov 2026 15:00 (Europe/London)>",
            Mrkdwn.Of($"due {SlackDate.Of(Due, "Europe/London")}").Text);
    }

    public class ADate
    {
        [Fact]
        public void Has_a_fallback_without_marks_of_its_own() => Assert.Equal(
            "<!date^1795791600^{ago}|a/b c &lt;d&gt;>", SlackDate.WithFallback(Due, SlackDateFormat.Ago, "a|b^c <d>").ToString());

        [Theory]
        [InlineData("", "fallback")]
        [InlineData("no tokens", "fallback")]
        [InlineData("{date}|x", "fallback")]
        [InlineData("{date}", "")]
        [InlineData("{date}", "  ")]
        public void Without_a_format_or_fallback_is_refused(string format, string fallback) =>
            Assert.Throws<ArgumentException>(() => SlackDate.WithFallback(Due, format, fallback));
    }

    public class AMention
    {
        [Theory]
        [InlineData("")]
        [InlineData("U1>")]
        [InlineData("U1|x")]
        [InlineData("!channel")]
        [InlineData("U 1")]
        public void Of_what_is_no_id_is_refused(string id) => Assert.Throws<ArgumentException>(() => Mention.User(id));
    }

    public class ALink
    {
        [Theory]
        [InlineData("javascript:alert(1)")]
        [InlineData("/relative")]
        [InlineData("file:///etc/passwd")]
        [InlineData("")]
        public void Elsewhere_than_the_web_is_refused(string url) => Assert.Throws<ArgumentException>(() => Link.To(url, "x"));

        [Fact]
        public void Cannot_be_left_by_its_address() =>
            Assert.Equal("<https://x.example/%7C%3E%3C|y>", Link.To("https://x.example/|><", "y").ToString());
    }

    public class Shortening
    {
        [Theory]
        [InlineData("short", 5, "short")]
        [InlineData("longer text", 7, "longer…")]
        [InlineData("abcdef", 4, "abc…")]
        [InlineData("a<b", 3, "a…")]
        [InlineData("ab👨‍👩‍👧‍👦cd", 8, "ab…")]
        [InlineData("ae\u0301x", 3, "a…")]
        public void Cuts_between_characters(string typed, int max, string shown) =>
            Assert.Equal(shown, Mrkdwn.Escaped(typed).Shortened(max).Text);

        [Fact]
        public void Never_cuts_a_token()
        {
            var text = Mrkdwn.Of($"see {Mention.User("U123456")} today");

            Assert.Equal("see…", text.Shortened(10).Text);
            Assert.Equal("see <@U123456>…", text.Shortened(16).Text);
        }

        [Fact]
        public void Holds_for_all_texts() => Prop.ForAll<NonNull<string>, PositiveInt>((typed, max) =>
        {
            var whole = Mrkdwn.Escaped(typed.Get);
            var cut = whole.Shortened(max.Get);
            var plain = SlackText.Plain(cut.Text.TrimEnd('…'));

            return cut.Length <= max.Get && typed.Get.StartsWith(plain.TrimEnd(), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

        [Fact]
        public void Of_plain_text_knows_no_entities() => Assert.Equal("a&am…", ((PlainText)"a&amp;bcdef").Shortened(5).Text);
    }

    public class TextThatSlackSent
    {
        [Theory]
        [InlineData("Q3 &amp; Q4 &lt;draft&gt;", "Q3 & Q4 <draft>")]
        [InlineData("<@U1|ana> asks <@U2>", "@ana asks @Ben")]
        [InlineData("in <#C1|gtm> or <#C2> or <#C3|>", "in #gtm or #C2 or #C3")]
        [InlineData("<https://x.example|the page> <https://y.example?a=1&amp;b=2>", "the page https://y.example?a=1&b=2")]
        [InlineData("<!here> <!subteam^S1|@leads>", "@here @leads")]
        [InlineData("5 < 6 and > 4 &nbsp;", "5 < 6 and > 4 &nbsp;")]
        [InlineData("unclosed <@U1", "unclosed <@U1")]
        [InlineData("<>", "<>")]
        public void Is_read_as_a_person_reads_it(string received, string plain) =>
            Assert.Equal(plain, SlackText.Plain(received, id => id == "U2" ? "Ben" : null));
    }
}
