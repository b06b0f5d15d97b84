using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A decider is a party, or nobody on the path can sit: the form says beforehand what will happen, and it happens so.</summary>
public sealed class WhoCanSit : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_leader_who_is_a_party_is_replaced_by_the_deputy()
    {
        world = await GtmWorld.StartAsync();

        var confirm = await RaiseAsync("dana", "tom");

        Assert.Contains("Ben (for Dana, who is a party) and Priya (marketing leader) decide together by", confirm, StringComparison.Ordinal);
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Dm("ben").ExpectAsync("Decide with Priya", "You decide in place of Dana, who is a party.");
        await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3", "Ben (for Dana)");
    }

    [Fact]
    public async Task The_only_decider_is_a_party_so_the_last_who_can_decide_has_it_and_no_default_binds_in_silence()
    {
        world = await GtmWorld.StartAsync();

        var confirm = await RaiseAsync("morgan", "tom");

        Assert.Contains("Level 3 is skipped: nobody could sit there (Morgan (accountable executive), is a party).", confirm, StringComparison.Ordinal);
        Assert.Contains("Nobody on the path can sit, so Morgan has it.", confirm, StringComparison.Ordinal);
        await world.Time.ToAsync("2026-11-25T10:01");
        await world.Time.ToAsync("2026-11-27T10:01");
        await Slack.Gtm.ExpectAsync("Nobody on the path could sit, so Morgan has it.");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((DisputeStatus.Open, true, "UMORGAN"), (dispute.Status, dispute.IsLastResort, Assert.Single(dispute.Deciders).Value));
    }

    [Fact]
    public async Task Both_leaders_are_the_parties_and_their_deputies_decide()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("all"));

        var confirm = await RaiseAsync("dana", "priya");

        Assert.Contains("Ben (for Dana, who is a party) and Lena (for Priya, who is a party) decide together by", confirm, StringComparison.Ordinal);
        await Slack.RuleAsync("ben", "Yes");
        await Slack.RuleAsync("lena", "Agree with Ben: Yes");
        Assert.Equal(["Yes"], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Where_leader_and_deputy_of_one_side_are_the_parties_the_level_is_skipped_with_its_reason()
    {
        world = await GtmWorld.StartAsync();

        var confirm = await RaiseAsync("dana", "ben");

        Assert.Contains("Level 2 is skipped: only one side's decider would be left (Dana (sales leader), is a party).", confirm, StringComparison.Ordinal);
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Gtm.ExpectAsync("Level 2 was skipped: only one side's decider would be left.");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Morgan");
        Assert.Equal(2, (await world.Record.DisputeAsync()).Level);
        await world.AssertExactAsync();
    }

    /// <summary>Ana raises it; what step two of the form said.</summary>
    async Task<string> RaiseAsync(string one, string other)
    {
        await Slack.As("ana").RunAsync("/dispute", "Do webinar sign-ups count as MQLs?");
        var form = await Slack.As("ana").ModalAsync();
        await (await (await form.Fill("Category", "Definition").BetweenAsync(one, other)).MoreAsync()).Fill("Options", "Yes\nNo").SubmitAsync();
        var confirm = await Slack.As("ana").ModalAsync();
        Assert.True((await confirm.SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("DSP-1");
        await world.Record.QuietAsync();
        return confirm.Text;
    }
}
