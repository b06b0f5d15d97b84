using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.ReviewLines;
using AlignBot.Scenarios.Scoreboard;

namespace AlignBot.Scenarios.Differences;

/// <summary>A side whose pipeline comes from a source is not asked; a source that has none leaves the question to its leader.</summary>
public sealed class FiguresFromSources : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("alignbot-figures-").FullName;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    string Deals => Path.Combine(folder, "deals.csv");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Deals, RecordsInHand.Deals + "O-1,A-1,Proposal,false,false,60000,EUR,2026-09-22T00:00:00Z,2026-12-01,\nO-9,A-1,Proposal,false,false,,EUR,2026-09-22T00:00:00Z,2026-12-01,\n");
        world = await GtmWorld.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Sources:marketing-mart:Type"] = "Csv",
            ["Sources:marketing-mart:Opportunities:Path"] = Deals,
            ["Sources:marketing-mart:Zone"] = "Europe/London",
        });
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,Acme,acme.example,true,1\n");
        await world.SettleScoreboardAsync();
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task With_two_sources_nobody_is_asked_and_the_deals_that_only_one_has_are_named()
    {
        await Slack.TakeOverRecordsAsync(
            "opportunities", RecordsInHand.Deals + "O-1,A-1,Proposal,false,false,60000,EUR,2026-09-22T00:00:00Z,2026-12-01,\nO-2,A-1,Proposal,false,false,20000,EUR,2026-09-22T00:00:00Z,2026-12-01,\nO-3,A-1,Won,true,true,5,EUR,2026-09-22T00:00:00Z,2026-11-01,\n");
        await ComeFromAsync("The file of deals that is handed in", "The source marketing-mart");
        await Slack.ReadsAsync("ana", "numbers", "Sales: from files. Marketing: from marketing-mart. Up to 2.5 % apart they are alike.");
        await world.Time.ToAsync("2026-12-03T13:50");
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("What is the pipeline"));
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("What is the pipeline"));
        var shown = await Slack.Gtm.ExpectWithAsync(
            "What differs", "*The two pipelines differ by 25.0 %*", "Sales: 80,000 EUR (files, as of", "Marketing: 60,000 EUR (marketing-mart, as of", "1 without an amount or rate left out");
        await Slack.As("tom").PressAsync(shown, "What differs");
        await Slack.As("tom").ModalSayingAsync("*Only sales counts* (1)", "O-2 of Acme: 20,000 EUR");
    }

    [Fact]
    public async Task A_source_that_can_not_be_read_leaves_the_question_to_the_leader_and_only_keepers_choose()
    {
        await Slack.ReadsAsync("ana", "numbers", "No pipelines have been compared yet.");
        Assert.Equal(0, await Slack.GtmOf("ana").CountAsync("Where they come from"));
        File.Delete(Deals);
        await ComeFromAsync("Its leader is asked", "The source marketing-mart");
        await world.Time.ToAsync("2026-12-02T09:30");
        await Slack.Dm("dana").ExpectWithAsync("Enter the figure", "as sales counts it");
        await Slack.Dm("priya").ExpectWithAsync("Enter the figure", "as marketing counts it");
    }

    async Task ComeFromAsync(string sales, string marketing)
    {
        await Slack.As("riley").RunAsync("/align", "numbers");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Where they come from", "No pipelines"), "Where they come from");
        var form = await Slack.As("riley").ModalAsync("Where numbers come from");
        var refused = await form.Fill("Sales", sales).Fill("Marketing", marketing).Fill("Alike up to, in percent of the larger one", "lots").SubmitAsync();
        Assert.Equal("'lots' is no share; write a number from 0 to 50, such as 2.", refused.ErrorOn("alike"));
        await (await Slack.As("riley").ModalAsync("Where numbers come from")).Fill("Alike up to, in percent of the larger one", "2,5 %").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
    }
}
