using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Tests.Inbound;

public sealed class ThreadOfAClickTests
{
    [Theory]
    [InlineData("1.2", "1.1", null, "1.1")]
    [InlineData("1.1", "1.1", null, null)]
    [InlineData("1.1", null, null, null)]
    [InlineData("1.2", "1.1", "thread_broadcast", null)]
    public void A_click_is_in_the_thread_of_a_reply_that_the_channel_does_not_show(string message, string? parent, string? subtype, string? thread)
    {
        var received = new ReceivedMessage { Ts = message, ThreadTs = parent, Subtype = subtype };

        Assert.Equal(thread, new BlockActions { Message = received, Container = new Container { MessageTs = message, ThreadTs = parent } }.ThreadTs);
        Assert.Equal(thread, new BlockActions { Message = received }.ThreadTs);
    }

    [Fact]
    public void A_click_on_what_only_its_reader_sees_is_in_the_thread_that_its_container_names() =>
        Assert.Equal("1.1", new BlockActions { Container = new Container { MessageTs = "1.2", ThreadTs = "1.1", IsEphemeral = true } }.ThreadTs);
}
