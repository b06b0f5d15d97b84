using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Tests.WebApi;

/// <summary>A call that meets a dead token goes once more with the one that has taken its place.</summary>
public sealed class DeadTokenTests
{
    [Fact]
    public async Task It_goes_once_more_with_another()
    {
        await using var slack = await ScriptedSlack.Start();
        slack.AnotherToken = "xoxb-2";
        slack.Next("""{"ok":false,"error":"token_expired"}""").Next("""{"ok":true,"user_id":"U1"}""");

        Assert.Equal("U1", (await slack.Api.Auth.Test()).UserId);
        Assert.Equal(["Bearer xoxb-1", "Bearer xoxb-2"], slack.Calls.Select(call => call.Authorization));
    }

    [Theory]
    [InlineData("xoxb-2", "token_expired", 2)]
    [InlineData(null, "token_expired", 1)]
    [InlineData("xoxb-2", "channel_not_found", 1)]
    public async Task And_never_more_than_once_nor_for_any_other_reason(string? another, string error, int calls)
    {
        await using var slack = await ScriptedSlack.Start();
        slack.AnotherToken = another;
        slack.Next($$"""{"ok":false,"error":"{{error}}"}""");

        Assert.Equal(error, (await Assert.ThrowsAsync<SlackApiException>(() => slack.Api.Auth.Test())).Error);
        Assert.Equal(calls, slack.Calls.Count);
    }
}
