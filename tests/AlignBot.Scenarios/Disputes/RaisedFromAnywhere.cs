using AlignBot.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>'Raise a dispute' stands in the menu of every message and in that of the workspace.</summary>
public sealed class RaisedFromAnywhere : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_message_is_the_question()
    {
        var said = await Slack.As("tom").SayAsync("Who owns partner leads & their follow-up?");

        await Slack.As("ana").UseAsync(RaiseDispute.MessageShortcutId, said);

        await SendAsync(await Slack.As("ana").ModalAsync("Raise a dispute"));
        await Slack.Gtm.ExpectAsync("DSP-1", "Who owns partner leads &amp; their follow-up?", "level 1 of 3");
    }

    [Fact]
    public async Task From_the_menu_of_the_workspace_the_question_is_still_to_be_written()
    {
        await Slack.As("ana").UseAsync(RaiseDispute.GlobalShortcutId);

        await SendAsync((await Slack.As("ana").ModalAsync("Raise a dispute")).Fill("Question", "Who pays for the pilot?"));
        await Slack.Gtm.ExpectAsync("DSP-1", "Who pays for the pilot?", "level 1 of 3");
    }

    [Fact]
    public async Task A_guest_and_a_stranger_are_told_why_they_can_not()
    {
        var said = await Slack.As("tom").SayAsync("Who owns partner leads?");

        await Slack.As("gus").UseAsync(RaiseDispute.MessageShortcutId, said);
        await Slack.GtmOf("gus").ExpectAsync("Only full members of this channel can raise a dispute", "is a guest");
        await Slack.As("gus").UseAsync(RaiseDispute.GlobalShortcutId);
        Assert.Contains("is a guest", (await Slack.As("gus").ModalAsync("Raise a dispute")).Text, StringComparison.Ordinal);
        await Slack.As("ola").UseAsync(RaiseDispute.GlobalShortcutId);
        Assert.Contains("you are in none", (await Slack.As("ola").ModalAsync("Raise a dispute")).Text, StringComparison.Ordinal);
        Assert.Empty(await world.Record.DisputesAsync());
    }

    async Task SendAsync(Modal form)
    {
        var checkedForm = await form.Fill("Category", "Definition").Fill("Party on one side", "ana").Fill("Party on the other side", "tom").SubmitAsync();
        Assert.Empty(checkedForm.Errors);
        Assert.True((await (await Slack.As("ana").ModalSayingAsync("Nobody is told before")).SubmitAsync()).Closed);
    }
}
