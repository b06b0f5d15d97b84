using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Tests.WebApi;

public static class ResponseUrlsTests
{
    public class AnAnswer
    {
        [Fact]
        public async Task Is_for_the_person_alone_unless_said_otherwise()
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next("ok");

            await slack.ResponseUrls.Post($"{slack.Url}response/1", new() { Text = Mrkdwn.Escaped("<no>") });
            await slack.ResponseUrls.Post($"{slack.Url}response/1", new() { InChannel = true, ReplaceOriginal = true, ThreadTs = "1.1", Blocks = [new DividerBlock()] });
            await slack.ResponseUrls.Post($"{slack.Url}response/1", new() { DeleteOriginal = true });

            Assert.Equal(
                [
                    """{"response_type":"ephemeral","replace_original":false,"text":"&lt;no&gt;"}""",
                    """{"response_type":"in_channel","replace_original":true,"text":"","thread_ts":"1.1","blocks":[{"type":"divider"}]}""",
                    """{"delete_original":true}""",
                ],
                slack.Calls.Select(call => call.Body));
            Assert.All(slack.Calls, call => Assert.Equal("", call.Authorization));
        }

        [Theory]
        [InlineData(404, """{"ok":false,"error":"expired_url"}""", "expired_url", SlackErrorKind.Permanent)]
        [InlineData(200, """{"ok":false,"error":"used_url"}""", "used_url", SlackErrorKind.Permanent)]
        [InlineData(404, "no_text", "http_404", SlackErrorKind.Permanent)]
        [InlineData(500, "", "http_500", SlackErrorKind.UnknownOutcome)]
        [InlineData(429, "", "http_429", SlackErrorKind.Retryable)]
        [InlineData(200, """{"ok":false,"error":"ratelimited"}""", "ratelimited", SlackErrorKind.Retryable)]
        [InlineData(200, """{"ok":false,"error":"internal_error"}""", "internal_error", SlackErrorKind.UnknownOutcome)]
        public async Task That_is_refused_says_why(int status, string body, string error, SlackErrorKind kind)
        {
            await using var slack = await ScriptedSlack.Start();
            slack.Next(body, status);

            var failure = await Assert.ThrowsAsync<SlackApiException>(
                () => slack.ResponseUrls.Post($"{slack.Url}response/1", new() { Text = Mrkdwn.Of($"x") }));

            Assert.Equal((error, kind), (failure.Error, failure.Kind));
        }
    }

    public class ACall
    {
        [Fact]
        public async Task That_never_left_can_be_made_again()
        {
            await using var slack = await ScriptedSlack.Start(options => options.ApiUrl = new("http://127.0.0.1:9/api/"));

            var failure = await Assert.ThrowsAsync<SlackApiException>(
                () => slack.ResponseUrls.Post("http://127.0.0.1:9/response/1", new() { Text = Mrkdwn.Of($"x") }));

            Assert.Equal(("connection_failed", SlackErrorKind.Retryable), (failure.Error, failure.Kind));
        }
    }

    public class AnAddress
    {
        [Theory]
        [InlineData("https://slack.com/api/", "https://hooks.slack.com/commands/1", true)]
        [InlineData("https://slack.com/api/", "https://files.slack.com/a", true)]
        [InlineData("https://slack.com/api/", "http://slack.com/a", false)]
        [InlineData("https://slack.com/api/", "https://slack.com:8443/a", false)]
        [InlineData("https://slack.com/api/", "https://example.org/?slack.com", false)]
        [InlineData("http://127.0.0.1:3900/api/", "http://127.0.0.1:3900/files/1", true)]
        [InlineData("http://127.0.0.1:3900/api/", "https://127.0.0.1:3900/files/1", false)]
        public void Is_Slacks_by_host_and_scheme(string api, string address, bool isSlacks) =>
            Assert.Equal(isSlacks, SlackAddresses.IsSlacks(new(address), new(api)));

        [Theory]
        [InlineData("http://169.254.169.254/latest")]
        [InlineData("http://127.0.0.1:1/response/1")]
        [InlineData("file:///etc/passwd")]
        [InlineData("response/1")]
        [InlineData("https://slack.com.example.org/commands/1")]
        [InlineData("https://notslack.com/commands/1")]
        [InlineData("https://hooks.slack.com:8443/commands/1")]
        [InlineData("http://hooks.slack.com/commands/1")]
        [InlineData("")]
        public async Task Elsewhere_is_refused(string address)
        {
            await using var slack = await ScriptedSlack.Start();

            await Assert.ThrowsAsync<ArgumentException>(() => slack.ResponseUrls.Post(address, new() { Text = Mrkdwn.Of($"x") }));
        }
    }
}
