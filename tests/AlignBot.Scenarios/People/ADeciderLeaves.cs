using System.Text.Json.Nodes;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>A decider's account is closed while their level is open: the deputy sits at once, and whoever has ruled keeps their word.</summary>
public sealed class ADeciderLeaves : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(program: Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_deputy_is_asked_in_their_place_and_can_decide()
    {
        await Slack.RaiseAsync();
        await Slack.Dm("dana").ExpectAsync("*Decide");

        await Slack.ChangeAccountAsync("dana", new JsonObject { ["deleted"] = true });

        await Slack.Gtm.ExpectAsync("decides in place of Dana, who has left");
        await Slack.RuleAsync("ben", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Ben: Only after a second touch");
        await Slack.Gtm.ExpectAsync("Decided by Ben and Priya");
    }

    [Fact]
    public async Task A_ruling_given_before_stays()
    {
        await Slack.RaiseAsync();
        await Slack.RuleAsync("dana", "Only after a second touch");

        await Slack.ChangeAccountAsync("dana", new JsonObject { ["deleted"] = true });
        await world.Record.MemberAsync("dana", dana => !dana.IsActive);

        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("Decided by Dana and Priya");
    }

    [Fact]
    public async Task A_decider_made_a_guest_may_not_decide_any_more()
    {
        await Slack.RaiseAsync();
        await Slack.Dm("dana").ExpectAsync("*Decide");

        await Slack.ChangeAccountAsync("dana", new JsonObject { ["role"] = "guest" });

        await Slack.Gtm.ExpectAsync("decides in place of Dana, who may not decide");
        Assert.Equal("UBEN, UPRIYA", string.Join(", ", (await world.Record.DisputeAsync()).Deciders));
        Assert.Equal(MemberKind.Guest, (await world.Record.MemberAsync("dana"))!.Kind);
    }

    [Fact]
    public async Task Leaving_the_channel_frees_nobody_before_the_grace_is_over()
    {
        await Slack.RaiseAsync();
        await Slack.LeaveAsync("dana");
        await world.Record.MemberAsync("dana", dana => !dana.InChannel);

        // Ten o'clock and four working hours: two o'clock.
        await world.Time.ToAsync("2026-11-24T13:59");
        Assert.Contains(new UserId("UDANA"), (await world.Record.DisputeAsync()).Deciders);

        await world.Time.ToAsync("2026-11-24T14:00");
        await Slack.Gtm.ExpectAsync("decides in place of Dana, who has left the channel");
    }

    [Fact]
    public async Task Coming_back_in_time_keeps_the_seat()
    {
        await Slack.RaiseAsync();
        await Slack.LeaveAsync("dana");
        await world.Record.MemberAsync("dana", dana => !dana.InChannel);
        await Slack.JoinAsync("dana");
        await world.Record.MemberAsync("dana", dana => dana.InChannel);

        await world.Time.ToAsync("2026-11-24T15:00");

        Assert.Contains(new UserId("UDANA"), (await world.Record.DisputeAsync()).Deciders);
        Assert.Equal(0, await Slack.Gtm.CountAsync("decides in place of Dana"));
    }
}
