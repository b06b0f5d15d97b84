using System.Text.Json.Nodes;
using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack takes no direct message to a decider: they are asked in the thread; where no way leads to them, their level is passed over.</summary>
public sealed class SomebodyCannotBeReached : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("one"));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Whose_messages_are_closed_is_asked_in_the_thread_and_decides_there()
    {
        await RefuseAsync("UDANA", "messages_tab_disabled");
        await Slack.RaiseAsync();

        var ask = await Slack.Gtm.ExpectAsync("<@UDANA>", "Decide", "Slack lets no direct message from AlignBot through to you.");
        Assert.True(ask.IsReply);
        await Slack.As("lena").PressAsync(ask, "Decide");
        Assert.True((await Slack.GtmOf("lena").ExpectAsync("Only Dana (sales leader) or Priya (marketing leader)")).IsReply, "What a button in a thread answers, it answers there.");
        await Slack.As("dana").PressAsync(ask, "Decide");
        await (await Slack.As("dana").ModalAsync()).Fill("Your answer", "Yes, every sign-up").Fill("Why", "They asked.").SubmitAsync();

        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
        await world.Record.QuietAsync();
        Assert.False((await Slack.Gtm.ExpectAsync("Dana was asked here, and is not any more.")).HasButton("Decide"));
        Assert.DoesNotContain("dispute.not-delivered", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task Whose_account_is_gone_can_not_be_asked_and_the_operating_lead_hears_of_it()
    {
        await RefuseAsync("UDANA", "user_disabled");
        await Slack.RaiseAsync();

        await Slack.Dm("riley").ExpectAsync("Dana could not be told about DSP-1", "the account is deactivated");
        await Slack.Gtm.ExpectAsync("DSP-1", "could not be reached");
        Assert.Contains("dispute.not-delivered", await world.Record.HistoryAsync());
        var status = await Slack.As("riley").RunAsync("/align", "status");
        Assert.Contains("to Dana: the account is deactivated", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_that_reaches_nobody_for_its_whole_window_is_passed_over()
    {
        await RefuseAsync("UDANA", "user_disabled");
        await RefuseAsync("UPRIYA", "user_disabled");
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        var due = Instant.FromUtc(2026, 11, 26, 10, 0);

        await world.Time.ToAsync(due - Duration.FromMilliseconds(1));
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        await world.Time.ToAsync(due);

        await Slack.Gtm.ExpectAsync("Level 1 ended: nobody there could be reached.", "Morgan");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((1, LevelEnd.Unreachable), (dispute.Level, Assert.Single(dispute.EndedLevels).How));
    }

    [Fact]
    public async Task Where_not_even_the_thread_takes_the_ask_the_operating_lead_hears_of_it()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await RefuseAsync("UMORGAN", "messages_tab_disabled");
        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = true });

        await world.Time.ToAsync("2026-11-26T10:00");

        await Slack.Dm("riley").ExpectAsync("Morgan could not be told about DSP-1", "the channel is archived");
        Assert.Contains("dispute.not-delivered", await world.Record.HistoryAsync());
    }

    Task RefuseAsync(string user, string error) =>
        Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = user, ["error"] = error });
}
