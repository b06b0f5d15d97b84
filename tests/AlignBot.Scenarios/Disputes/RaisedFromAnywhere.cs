using AlignBot.Disputes.Raising;
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
    public async Task A_message_stands_beside_the_question_with_its_author_and_its_link()
    {
        var said = await Slack.As("tom").SayAsync("Partner leads & their follow-up are ours.");

        await Slack.As("ana").UseAsync(RaiseDispute.MessageShortcutId, said);

        var form = await Slack.As("ana").ModalSayingAsync("Tom <https://acme.slack.com/archives/CGTM/p", "|wrote>: Partner leads &amp; their follow-up are ours.");
        Assert.Null(form.ValueOf("Question"));
        form = await form.Fill("Question", "Who owns partner leads?").MoreAsync();
        Assert.Contains("Partner leads &amp; their", form.Text, StringComparison.Ordinal);
        await SendAsync(form);
        await Slack.Gtm.ExpectAsync("DSP-1", "Who owns partner leads?", "level 1 of 3", "|wrote>: Partner leads &amp; their follow-up are ours.");
        await Slack.Dm("tom").ExpectAsync("Who owns partner leads?", "|wrote>: Partner leads &amp; their follow-up are ours.");
    }

    [Fact]
    public async Task Three_fields_are_enough_and_the_raiser_is_the_other_side()
    {
        await Slack.As("ana").RunAsync("/dispute", "Who pays for the pilot?");
        var form = await Slack.As("ana").ModalAsync("Raise a dispute");
        Assert.Equal(["Question", "Whom do you disagree with?", "Category"], form.Labels);

        await form.Fill("Category", "Budget").Fill("Whom do you disagree with?", "tom").SubmitAsync();
        Assert.True((await (await Slack.As("ana").ModalSayingAsync("Ana and Tom settle it", "If nobody decides: Nothing changes.")).SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("DSP-1", "Who pays for the pilot?", "raised by Ana");
    }

    [Fact]
    public async Task The_rest_opens_in_place_and_nothing_that_was_typed_is_lost()
    {
        await Slack.As("ana").RunAsync("/dispute");
        var form = await Slack.As("ana").ModalAsync("Raise a dispute");

        form = await form.Fill("Question", "Who pays for the pilot?").Fill("Category", "Budget").Fill("Whom do you disagree with?", "tom").MoreAsync();

        Assert.Equal(["Question", "Whom do you disagree with?", "Category", "Raised for", "Options", "Account", "What holds meanwhile", "If nobody decides"], form.Labels);
        Assert.Equal(
            ["Who pays for the pilot?", "UTOM", "Budget", "UANA", null, null, null, "Nothing changes."], form.Labels.Select(form.ValueOf));

        // Words of one's own are a proposal; what the form began with is none.
        await form.SubmitAsync();
        var confirm = await Slack.As("ana").ModalSayingAsync("Nobody is told before");
        Assert.DoesNotContain("You propose instead", confirm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_runs_the_program_says_for_whom_they_raise_it()
    {
        await Slack.As("riley").RunAsync("/dispute", "Who pays for the pilot?");
        var form = await Slack.As("riley").ModalAsync("Raise a dispute");
        Assert.Equal("URILEY", form.ValueOf("Raised for"));

        await form.Fill("Category", "Budget").Fill("Raised for", "ana").Fill("Who holds the other side?", "tom").SubmitAsync();
        Assert.True((await (await Slack.As("riley").ModalSayingAsync("Ana and Tom settle it")).SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("DSP-1", "raised by Riley");
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
        var checkedForm = await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).SubmitAsync();
        Assert.Empty(checkedForm.Errors);
        Assert.True((await (await Slack.As("ana").ModalSayingAsync("Nobody is told before")).SubmitAsync()).Closed);
    }
}
