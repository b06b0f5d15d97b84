using System.Text.Json.Nodes;
using AlignBot.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack delivers the same request twice: it is carried out once, and both get the same answer.</summary>
public sealed class ADuplicateDelivery : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
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
    public async Task A_ruling_is_given_once(int delay)
    {
        await Slack.RaiseAsync();
        await DuplicateAsync(RuleModal.CallbackId, delay);

        await Slack.RuleAsync("ana", "Only after a second touch");

        Assert.Single((await world.Record.DisputeAsync()).Rulings);
        await SameAnswerAsync(RuleModal.CallbackId);
        await world.AssertExactAsync();
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
