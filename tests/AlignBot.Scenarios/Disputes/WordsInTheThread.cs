using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Whoever is asked to decide and types into the thread is told, once, that it is not counted; a button makes it count.</summary>
public sealed class WordsInTheThread : IAsyncLifetime
{
    const string Typed = "No: only after a second touch & a call";

    GtmWorld world = null!;
    Message card = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        card = await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Dm("dana").ExpectAsync("*Decide");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_was_typed_becomes_the_answer()
    {
        await Slack.As("dana").SayInThreadAsync(card, Typed);
        var told = await Slack.GtmOf("dana").ExpectWithAsync("Decide with these words", "Not counted yet", "DSP-1");
        Assert.True(told.IsForOneOnly);

        await Slack.As("dana").PressAsync(told, "Decide with these words");
        var form = await Slack.As("dana").ModalAsync("Decide DSP-1");

        Assert.Equal(Typed, form.ValueOf("In other words"));
        Assert.True((await form.Fill("Why", "A click is no intent.").SubmitAsync()).Closed);
        Assert.Equal(Typed, Assert.Single((await world.Record.DisputeAsync()).Rulings).Terms.Other);
    }

    [Fact]
    public async Task It_is_said_once_to_each_and_nothing_is_said_to_others()
    {
        await Slack.As("dana").SayInThreadAsync(card, "I would say no.");
        await Slack.GtmOf("dana").ExpectAsync("Not counted yet");
        await Slack.As("dana").SayInThreadAsync(card, "Really no.");
        await Slack.As("ana").SayInThreadAsync(card, "They have no budget.");
        await Slack.As("ben").SayInThreadAsync(card, "I have seen both.");
        await Slack.As("gus").SayInThreadAsync(card, "Hello.");
        await Slack.As("priya").SayAsync("In the channel, not in the thread.");
        await Slack.As("priya").SayInThreadAsync(card, "And I say yes.");
        await Slack.GtmOf("priya").ExpectAsync("Not counted yet");

        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.GtmOf("dana").CountAsync("Not counted yet"));
        Assert.Equal(1, await Slack.GtmOf("priya").CountAsync("Not counted yet"));
        foreach (var other in (string[])["ana", "ben", "gus"])
        {
            Assert.Equal(0, await Slack.GtmOf(other).CountAsync("Not counted yet"));
        }
    }

    [Fact]
    public async Task Whoever_has_answered_may_talk()
    {
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.As("dana").SayInThreadAsync(card, "Sorry that it took so long.");

        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.GtmOf("dana").CountAsync("Not counted yet"));
    }
}
