using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>What can't be read of a second list is said where it is compared, and leaves the shared list alone; its columns are chosen, not
/// guessed.</summary>
public sealed class ASecondListHasTrouble : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await CrmWorld.StartAsync();
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("riley", "sources", "*crm* (Salesforce): the account list", "Read whole on");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_mapping_that_does_not_fit_is_said_on_its_page_until_it_does()
    {
        await CompareAsync(
            form => form.Fill("Who is on the list", "Accounts whose flag says so").Fill("Column of the flag", "Tier (tier)"));

        await world.ReadsAsync(
            "ana", "list compare field sheet", "*Field sheet* is not compared yet", "it can't be read.",
            "'Tier 1' of", "nobody said whether that means 'on the list'. Say which words do with /align list source.");
        var list = await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
        Assert.DoesNotContain("can't be read", list.Text, StringComparison.Ordinal);
        await world.ReadsAsync("riley", "sources", "Read whole on", "12 accounts");
        await world.Gtm.Record.HappenedAsync("list.second_failed");

        await CompareAsync(
            form => form.Fill("Who is on the list", "Accounts whose flag says so").Fill("Column of the flag", "Tier (tier)")
                .Fill("Words of the flag that mean yes", "Tier 1"));
        var page = await world.ReadsAsync("ana", "list compare field sheet", "4 in both, 8 only on the account list");
        Assert.DoesNotContain("can't be read", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_breaks_is_said_on_the_page_of_what_comes_from_it()
    {
        await Slack.As("priya").RunAsync("/align", "list compare");
        await (
            await Slack.As("priya").ModalAsync("Compare a list")).Fill(
                "What it is called", "Target segment").Fill("Where it comes from", "segment").SubmitAsync();
        await world.ReadsAsync("ana", "list compare target segment", "6 in both");

        world.TakeAwayTheKey();
        await Slack.As("riley").PressAsync(
            await world.ReadsAsync("riley", "sources", "*segment* (HubSpot)"), "Read it now", "*segment* (HubSpot)");

        var page = await world.ReadsAsync("ana", "list compare target segment", "6 in both", "it can't be read.");
        Assert.DoesNotContain("nobody-may-see", page.Text, StringComparison.Ordinal);
        await world.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
    }

    [Fact]
    public async Task A_dispute_about_it_is_one_about_the_list()
    {
        await Slack.As("priya").RunAsync("/align", "list compare");
        await (
            await Slack.As("priya").ModalAsync("Compare a list")).Fill(
                "What it is called", "Target segment").Fill("Where it comes from", "segment").SubmitAsync();
        await Slack.As("ana").PressAsync(await world.ReadsAsync("ana", "list compare target segment", "6 in both"), "Raise a dispute");

        var form = await (await Slack.As("ana").ModalAsync()).BetweenAsync("ana", "tom");
        await form.SubmitAsync();
        await Slack.As("ana").ModalSayingAsync("Account list, between Ana and Tom.");
    }

    async Task CompareAsync(Func<Modal, Modal> fill)
    {
        await Slack.As("dana").PressAsync(await world.ReadsAsync("dana", "list", "*Account list*: 12 accounts"), "Compare a list with it");
        var form = await SlackWorld.EventuallyAsync(
            async () => await Slack.As("dana").ModalAsync("Compare a list") is { } open
                && open.Has("What it is called") ? open : null, () => Task.FromResult("There is no form."));
        Assert.False(form.IsMenu("Column of the flag"));
        await form.ChangeAsync("Where it comes from", "crm");
        form = await SlackWorld.EventuallyAsync(
            async () => await Slack.As("dana").ModalAsync("Compare a list") is { } open
                && open.IsMenu("Column of the flag") ? open : null, async () =>
                    string.Join('\n', (await Slack.AnswersAsync("views.update")).Select(answer => answer.ToJsonString())));
        await fill(form.Fill("What it is called", "Field sheet").Fill("Where it comes from", "crm")).SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("Saved.");
    }
}
