using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.ReviewLines;

/// <summary>What a source gave last is shown as of then, with the words that it can't be read.</summary>
public sealed class TheSourceIsGone : IAsyncLifetime
{
    CrmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await CrmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_lines_are_as_of_the_last_reading()
    {
        var deal = world.Salesforce.Org.Add(
            "Opportunity", ("AccountId", world.Accounts[2]), ("Name", "Rollout"), ("StageName", "Qualification"), ("Amount", 10), ("CloseDate", new DateOnly(2027, 2, 1)),
            ("IsClosed", false), ("IsWon", false));
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("riley", "sources", "Opportunities: 1 read on");
        await world.Gtm.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");

        // It moves, is read, and moves once more while nobody can read it.
        world.Salesforce.Org.Set(deal, "StageName", "Proposal");
        await Slack.As("riley").PressAsync(await world.ReadsAsync("riley", "sources", "Opportunities: 1 read on"), "Read it now");
        await SlackWorld.EventuallyAsync(async () => (await world.Gtm.Record.MovesAsync()).Count > 0 ? this : null,
            () => Slack.GtmOf("riley").TranscriptAsync());
        world.Salesforce.Org.Set(deal, "StageName", "Contract");
        world.Salesforce.Faults.TimesOut = soql => soql.Contains("FROM Opportunity", StringComparison.Ordinal);
        await world.Gtm.Time.ToAsync("2026-12-08T09:30");
        var card = await Slack.StartReviewAsync();
        Assert.True(card.Says("Rollout went from Qualification to Proposal"), card.Text);
        Assert.True(card.Says(": the opportunities of crm could not be read since "), card.Text);
    }
}
