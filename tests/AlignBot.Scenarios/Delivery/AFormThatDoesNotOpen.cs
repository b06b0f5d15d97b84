using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack is late with a form, or says 'not now': whoever asked for it is answered in time, and what they typed waits behind a button.</summary>
public sealed class AFormThatDoesNotOpen : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    /// <summary>The bot counts on six seconds and gives a form three of them; Slack waits longer yet, whatever the machine is busy with.</summary>
    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(settings: new() { ["Slack:Waits"] = "00:00:06" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("rate_limit", 0, 600)]
    [InlineData("timeout_before_work", 20_000, 0)]
    public async Task Is_offered_again_with_what_was_typed(string fault, int delay, int retryAfter)
    {
        await Slack.FaultAsync(fault, new JsonObject { ["method"] = "views.open", ["delay_ms"] = delay, ["retry_after"] = retryAfter });

        // The second meets what Slack said to the first: it is not worth waiting for.
        foreach (var question in (string[])["Do webinar sign-ups count as MQLs?", "Who owns renewals?"])
        {
            var answer = await Slack.As("ana").RunAsync("/dispute", question);
            Assert.Null(answer.Error);
            Assert.Contains("What you typed is kept.", answer.Text, StringComparison.Ordinal);
        }

        await Slack.ClearFaultsAsync();
        var form = await SlackWorld.EventuallyAsync(
            async () =>
            {
                await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectAsync("What you typed is kept."), "Open the form");
                return await Slack.As("ana").SeesNoModalAsync() ? null : await Slack.As("ana").ModalAsync();
            },
            () => Task.FromResult("The form never opened."),
            TimeSpan.FromMinutes(2));
        Assert.Equal("Who owns renewals?", form.ValueOf("Question"));
    }
}
