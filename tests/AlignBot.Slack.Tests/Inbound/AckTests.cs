using System.Text;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Slack.Tests.Inbound;

public static class AckTests
{
    static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    static TAck ThereAndBack<TAck>(TAck ack)
        where TAck : IAck<TAck> => TAck.FromBody(ack.ToBody().ToArray());

    public class AStoredBody
    {
        [Fact]
        public void Is_the_same_answer_again()
        {
            var command = CommandAck.InChannel(Mrkdwn.Of($"*done*"), [new DividerBlock()]);
            var view = ViewAck.Error("b", "no");
            var options = OptionsAck.Of([new("v", "t")]);

            Assert.Equal(command, ThereAndBack(command));
            Assert.Equal(view, ThereAndBack(view));
            Assert.Equal(options, ThereAndBack(options));
            Assert.Equal(ActionAck.Nothing, ThereAndBack(ActionAck.Nothing));
            Assert.NotEqual(command, CommandAck.Nothing);
        }
    }

    public class ACommandsAnswer
    {
        [Fact]
        public void Holds_any_text_as_json_does()
        {
            var typed = "\"a\" \\ ✓ 😀 <!channel>\n";

            using var json = System.Text.Json.JsonDocument.Parse(CommandAck.Ephemeral(Mrkdwn.Escaped(typed)).ToBody());

            Assert.Equal("\"a\" \\ ✓ 😀 &lt;!channel&gt;\n", json.RootElement.GetProperty("text").GetString());
        }

        [Fact]
        public void Takes_fifty_blocks_and_no_more()
        {
            var blocks = Enumerable.Repeat(new DividerBlock(), 50).ToList();

            Assert.NotEqual(CommandAck.Nothing, CommandAck.Ephemeral(Mrkdwn.Empty, blocks));
            Assert.Throws<BlockLimitException>(() => CommandAck.Ephemeral(Mrkdwn.Empty, [.. blocks, new DividerBlock()]));
        }

        [Fact]
        public void Costs_little_to_make()
        {
            var text = Mrkdwn.Of($"Recorded as *DEC-31*.");
            _ = CommandAck.Ephemeral(text);

            var before = GC.GetAllocatedBytesForCurrentThread();
            var ack = CommandAck.Ephemeral(text);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(allocated, ack.ToBody().Length, ack.ToBody().Length + 32);
        }
    }

    public class ARefusedSubmission
    {
        [Fact]
        public void Names_at_least_one_field() => Assert.Throws<ArgumentException>(() => ViewAck.Errors(new Dictionary<string, string>()));
    }

    public class OptionGroups
    {
        [Fact]
        public void Are_written_as_in_Slacks_own_sample()
        {
            var option = (string value) => new Option(value, (PlainText)"*this is plain_text text*");
            var ack = OptionsAck.Groups([new("Group 1", [option("value-0"), option("value-1"), option("value-2")]), new("Group 2", [option("value-3")])]);

            using var expected = System.Text.Json.JsonDocument.Parse(Sample.Bytes("realistic/ack-bodies/block_suggestion.option_groups.json"));
            using var actual = System.Text.Json.JsonDocument.Parse(Text(ack.ToBody()).Replace(",\"emoji\":true", "", StringComparison.Ordinal));

            Assert.True(System.Text.Json.JsonElement.DeepEquals(expected.RootElement, actual.RootElement));
        }

        [Fact]
        public void Are_a_hundred_at_most()
        {
            var options = Enumerable.Repeat(new Option("v", "t"), 101).ToList();

            Assert.Throws<BlockLimitException>(() => OptionsAck.Of(options));
            Assert.NotEqual(default, OptionsAck.Of(options[..100]));
        }
    }
}
