using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>What a stage means.</summary>
public class HubSpotStagesTests
{
    [Theory]
    [InlineData("contractsent", OpportunityState.Open)]
    [InlineData("closedwon", OpportunityState.Won)]
    [InlineData("closedlost", OpportunityState.Lost)]
    public async Task The_pipeline_says(string stage, OpportunityState state)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("deals", [("dealname", "d"), ("pipeline", "default"), ("dealstage", stage)], 1);
        await using var source = bench.Open();

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal(state, deal.State);
    }

    [Fact]
    public async Task The_same_id_in_two_pipelines_means_what_its_own_says()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Pipelines.Add(
            new HubSpotPipeline("renewals", "Renewals", [Stage("done", "true", "1"), Stage("contractsent", "true", "0.0")]));
        bench.Portal.Add("deals", [("pipeline", "renewals"), ("dealstage", "contractsent")], 1);
        bench.Portal.Add("deals", [("pipeline", "renewals"), ("dealstage", "done")], 2);
        bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "contractsent")], 3);
        await using var source = bench.Open();

        var deals = await bench.DealsAsync(source);

        Assert.Equal([OpportunityState.Lost, OpportunityState.Won, OpportunityState.Open], deals.Select(deal => deal.State));
    }

    [Theory]
    [InlineData("true", "true", OpportunityState.Won)]
    [InlineData("true", "false", OpportunityState.Lost)]
    [InlineData("false", "", OpportunityState.Open)]
    [InlineData(null, null, OpportunityState.Open)]
    public async Task A_stage_taken_out_of_its_pipeline_means_what_the_deal_says(string? closed, string? won, OpportunityState state)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "gone"), ("hs_is_closed", closed), ("hs_is_closed_won", won)], 1);
        await using var source = bench.Open();

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal((state, (string?)null), (deal.State, deal.StageLabel));
    }

    [Fact]
    public async Task A_pipeline_without_a_word_on_closing_goes_by_its_certainty_and_the_deal()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Pipelines.Add(new HubSpotPipeline("old", "Old", [Old("won", "1.0"), Old("talking", "0.4"), Old("lost", "0.0")]));
        bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "won")], 1);
        bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "talking")], 2);
        bench.Portal.Add("deals", [("pipeline", "old"), ("dealstage", "lost"), ("hs_is_closed", "true")], 3);
        await using var source = bench.Open();

        var deals = await bench.DealsAsync(source);

        Assert.Equal([OpportunityState.Won, OpportunityState.Open, OpportunityState.Lost], deals.Select(deal => deal.State));
    }

    [Fact]
    public async Task The_configuration_has_the_last_word()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Portal.Add("deals", [("pipeline", "default"), ("dealstage", "contractsent")], 1);
        await using var source = bench.Open(("Opportunities:Stages:contractsent", "Won"));

        var deal = Assert.Single(await bench.DealsAsync(source));

        Assert.Equal(OpportunityState.Won, deal.State);
    }

    static HubSpotStage Stage(string id, string closed, string probability) =>
        new(id, id, new Dictionary<string, string> { ["isClosed"] = closed, ["probability"] = probability });

    static HubSpotStage Old(string id, string probability) => new(id, id, new Dictionary<string, string> { ["probability"] = probability });
}
