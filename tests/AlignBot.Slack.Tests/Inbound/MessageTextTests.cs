using System.Text.Json;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Tests.Inbound;

/// <summary>What a person reads in a message, wherever Slack keeps it.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("""{"text":"plain","blocks":[{"type":"rich_text"}]}""", "plain")]
    [InlineData("""{"text":"","attachments":[{"is_share":true,"is_msg_unfurl":true,"author_name":"Pia","text":"The list closes on Friday","fallback":"Pia: The list closes on Friday"}]}""", "Pia: The list closes on Friday")]
    [InlineData("""{"text":"so be it","attachments":[{"is_share":true,"author_name":"Pia","text":"We ask <@UDANA>"}]}""", "so be it\nPia: We ask <@UDANA>")]
    [InlineData("""{"text":"see <https://a.example>","attachments":[{"from_url":"https://a.example","title":"A page","text":"of somebody"}]}""", "see <https://a.example>")]
    [InlineData("""{"text":"","bot_id":"BPOLL","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"The poll ended: *No*, 5 of 6"}}]}""", "The poll ended: *No*, 5 of 6")]
    [InlineData("""{"text":"This content can't be displayed.","blocks":[{"type":"header","text":{"type":"plain_text","text":"A & B"}},{"type":"divider"},{"type":"context","elements":[{"type":"mrkdwn","text":"by"},{"type":"plain_text","text":"Pia"}]}]}""", "A &amp; B\nby Pia")]
    [InlineData("""{"text":"","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"UDANA"},{"type":"text","text":" <owns> "},{"type":"link","url":"https://a.example","text":"it"}]}]}]}""", "<@UDANA> &lt;owns&gt; <https://a.example|it>")]
    [InlineData("""{"attachments":[{"message_blocks":[{"message":{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"inner"}}]}}],"author_name":"Pia"}]}""", "Pia: inner")]
    [InlineData("""{"attachments":[{"title":"Deal won","fields":[{"title":"Account","value":"Acme"}]}]}""", "Deal won\nAccount: Acme")]
    [InlineData("""{"attachments":[{"fallback":"only this"}]}""", "only this")]
    [InlineData("""{"text":"","attachments":"odd","blocks":[{"type":"section","text":7},{"type":"image"}]}""", "")]
    public void It_reads_what_is_shown(string json, string text) =>
        Assert.Equal(text, MessageText.Of(JsonSerializer.Deserialize(json, SlackJson.Default.ReceivedMessage)!));
}
