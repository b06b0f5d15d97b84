using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A card that Slack did not update still has its old buttons: pressing one is answered with how things stand.</summary>
public sealed class AStaleButton : IAsyncLifetime
{
    GtmWorld world = null!;
    Message card = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        card = await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await Slack.FaultAsync("rate_limit", new JsonObject { ["method"] = "chat.update", ["retry_after"] = 30 });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Of_an_older_level_it_says_who_decides_now()
    {
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.");

        await Slack.As("tom").PressAsync(card, "Propose an answer");

        await Slack.GtmOf("tom").ExpectAsync("Level 1 ended on", "Dana and Priya decide now, by");
        Assert.Equal(0, await Slack.GtmOf("tom").CountAsync("kept as advice"));
        Assert.True(await Slack.As("tom").SeesNoModalAsync());
    }

    [Fact]
    public async Task Of_an_older_level_a_seat_of_the_open_one_still_gets_its_form()
    {
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.");

        await Slack.As("dana").PressAsync(card, "Propose an answer");
        var form = await Slack.As("dana").ModalAsync();
        var ruled = await form.Fill("Your answer", "Only after a second touch").Fill("Why", "A click is no intent.").SubmitAsync();

        Assert.True(ruled.Closed, $"{ruled.Delivery} {string.Join(", ", ruled.Stack.Select(view => Words.In(view["view"]!.AsObject())))}");
        Assert.Equal("UDANA", Assert.Single((await world.Record.DisputeAsync()).Rulings).By.Value);
    }

    [Fact]
    public async Task Of_a_closed_dispute_it_says_who_decided_what_and_when()
    {
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");
        Assert.Equal(["Only after a second touch"], await world.Record.DecidedAsync());

        await Slack.As("tom").PressAsync(card, "Propose an answer");
        await Slack.As("ana").PressAsync(card, "Escalate now");

        await Slack.GtmOf("tom").ExpectAsync("Settled by Ana and Tom on", "Only after a second touch.", "Nothing more is to be decided.");
        await Slack.GtmOf("ana").ExpectAsync("Settled by Ana and Tom on", "Nothing more is to be decided.");
        Assert.True(await Slack.As("tom").SeesNoModalAsync());
        Assert.Single(await world.Record.DecisionsAsync());
    }
}
