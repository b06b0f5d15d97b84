using System.Text.Json.Nodes;
using AlignBot.Decisions;
using AlignBot.Decisions.Forms;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack did not hear the answer to a form, so it lies open still and is sent again, with another trigger: that is no new work.</summary>
public sealed class AnAnswerIsLost : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_decision_sent_again_is_recorded_once_and_closes_its_form()
    {
        var form = await RecordFormAsync("The list closes on Fridays.");
        await LoseAsync(DecisionModals.RecordCallbackId);

        Assert.NotNull((await form.SubmitAsync()).Delivery.Error);
        var again = await form.SubmitAsync();

        Assert.True(again.Closed);
        Assert.Equal(["The list closes on Fridays."], await world.Record.DecidedAsync());
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_form_that_was_refused_records_once_it_is_mended()
    {
        var form = await RecordFormAsync("The list closes on Fridays.");
        form.Fill("Review on", "2020-01-01");
        Assert.NotEmpty((await form.SubmitAsync()).Errors);
        form.Fill("Review on", "2027-03-01");
        await LoseAsync(DecisionModals.RecordCallbackId);

        Assert.NotNull((await form.SubmitAsync()).Delivery.Error);
        Assert.True((await form.SubmitAsync()).Closed);

        Assert.Single(await world.Record.DecisionsAsync());
    }

    [Fact]
    public async Task Words_changed_in_between_are_neither_recorded_as_another_nor_lost()
    {
        var form = await RecordFormAsync("The list closes on Fridays.");
        await LoseAsync(DecisionModals.RecordCallbackId);
        await form.SubmitAsync();

        var again = await form.Fill("What was decided", "The list closes on Mondays.").SubmitAsync();

        Assert.Contains("was sent before", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(["The list closes on Fridays."], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task The_same_words_in_another_form_are_another_decision()
    {
        Assert.True((await (await RecordFormAsync("The list closes on Fridays.")).SubmitAsync()).Closed);
        Assert.True((await (await RecordFormAsync("The list closes on Fridays.")).SubmitAsync()).Closed);

        Assert.Equal(2, (await world.Record.DecisionsAsync()).Count);
    }

    [Fact]
    public async Task Days_away_are_answered_the_second_time_as_the_first()
    {
        await Slack.As("ana").RunAsync("/align", "away");
        var form = (await Slack.As("ana").ModalAsync()).Fill("First day away", "2026-12-14").Fill("Last day away", "2026-12-18");
        await LoseAsync(form.CallbackId);

        await form.SubmitAsync();
        var again = await form.SubmitAsync();

        Assert.Empty(again.Errors);
        Assert.Contains("14 Dec", (await Slack.As("ana").ModalAsync()).Text, StringComparison.Ordinal);
    }

    async Task<Modal> RecordFormAsync(string text)
    {
        await Slack.As("ana").UseAsync(DecisionCommandHandler.GlobalShortcutId);
        return (await Slack.As("ana").ModalAsync("Record a decision")).Fill("What was decided", text);
    }

    Task LoseAsync(string form) => Slack.FaultAsync("drop_ack", new JsonObject { ["method"] = form, ["times"] = 1 });
}
