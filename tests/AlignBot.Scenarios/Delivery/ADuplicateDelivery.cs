using System.Text.Json.Nodes;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Raising;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack delivers the same request twice: it is carried out once, and both get the same answer.</summary>
/// <remarks>Within a second both copies bear the same signature, and the door itself remembers the answer. In <see cref="AnotherSecond"/> the
/// second copy is signed anew, so that it reaches the handler.</remarks>
public sealed class ADuplicateDelivery : IAsyncLifetime
{
    const int AnotherSecond = 1_100;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(AnotherSecond)]
    public async Task A_command_records_once(int delay)
    {
        await DuplicateAsync("/decision", delay);

        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        Assert.Equal(["The list is frozen."], await world.Record.DecidedAsync());
        Assert.Contains("Recorded as DEC-1", await SameAnswerAsync("/decision"), StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(AnotherSecond)]
    public async Task A_form_raises_once(int delay)
    {
        await DuplicateAsync(RaiseConfirmModal.CallbackId, delay);

        await Slack.RaiseAsync();

        Assert.Equal(1, (await world.Record.DisputeAsync()).Number);
        Assert.Contains("clear", await SameAnswerAsync(RaiseConfirmModal.CallbackId), StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(AnotherSecond)]
    public async Task A_ruling_is_given_once(int delay)
    {
        await Slack.RaiseAsync();
        await DuplicateAsync(RuleModal.CallbackId, delay);

        await Slack.RuleAsync("ana", "Only after a second touch");

        Assert.Single((await world.Record.DisputeAsync()).Rulings);
        await SameAnswerAsync(RuleModal.CallbackId);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_message_is_recorded_once_and_said_to_be_so_once()
    {
        await DuplicateAsync(DecisionCommandHandler.MessageShortcutId, AnotherSecond);
        var said = await Slack.As("tom").SayAsync("The list is frozen.");

        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, said);
        await Slack.GtmOf("tom").ExpectAsync("Recorded as DEC-1: The list is frozen.");
        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, await Slack.As("tom").SayAsync("Reviews are on Mondays."));
        await Slack.GtmOf("tom").ExpectAsync("Recorded as DEC-2: Reviews are on Mondays.");

        Assert.Equal(["The list is frozen.", "Reviews are on Mondays."], await world.Record.DecidedAsync());
        await world.AssertExactAsync();
        Assert.Equal(1, await Slack.GtmOf("tom").CountAsync("Recorded as", "The list is frozen."));
    }

    [Fact]
    public async Task An_offer_is_accepted_once_and_nobody_is_told_that_it_was_too_late()
    {
        await Slack.RaiseAsync();
        Assert.True((await Slack.RuleAsync("ana", "Only after a second touch")).Closed);
        var ask = await Slack.Dm("tom").ExpectAsync("Ana proposes an answer");
        await DuplicateAsync(DisputeButtons.Accept, AnotherSecond);

        await Slack.As("tom").PressAsync(ask, "Accept");

        await Slack.Gtm.ExpectAsync("DEC-1", "Settled by Ana and Tom");
        await Slack.Dm("tom").ExpectAsync("Settled by Ana and Tom", "Nothing for you to do.");
        await world.AssertExactAsync();
        Assert.Empty((await Slack.Dm("tom").MessagesAsync()).Where(message => message.IsForOneOnly).Select(message => message.Text));
    }

    Task DuplicateAsync(string name, int delay) =>
        Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = name, ["times"] = 1, ["delay_ms"] = delay });

    async Task<string> SameAnswerAsync(string name)
    {
        var answers = await Slack.AnswersAsync(name);
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.Equal(200, (int)answer["status"]!));
        return Assert.Single(answers.Select(answer => (string)answer["response"]!).Distinct());
    }
}
