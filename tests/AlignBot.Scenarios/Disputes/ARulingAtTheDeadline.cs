using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A ruling comes as the deadline passes: just before, at, and just after it; and with the form open at that moment.</summary>
/// <remarks>The level is due on Thursday 26 November at ten.</remarks>
public sealed class ARulingAtTheDeadline : IAsyncLifetime
{
    static readonly Instant Due = Instant.FromUtc(2026, 11, 26, 10, 0);

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("one"));
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_millisecond_before_it_counts()
    {
        await world.Time.ToAsync(Due - Duration.FromMilliseconds(1));

        var ruled = await Slack.RuleAsync("dana", "Yes, every sign-up");
        await world.Time.AdvanceAsync(Duration.FromHours(2));

        Assert.True(ruled.Closed, ruled.Delivery.ToString());
        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        Assert.Equal(0, await Slack.Gtm.CountAsync("Morgan decides"));
    }

    [Fact]
    public async Task At_the_instant_the_level_is_over()
    {
        await world.Time.ToAsync(Due);
        await Slack.Gtm.ExpectAsync("Level 1 ended: its time ran out.", "Morgan");
        var card = await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 2");

        await Slack.As("dana").PressAsync(card, "Decide");

        await Slack.GtmOf("dana").ExpectAsync("Only Morgan (accountable executive) decides at this level.");
        Assert.True(await Slack.As("dana").SeesNoModalAsync());
        Assert.Empty((await world.Record.DisputeAsync()).Rulings);
    }

    [Fact]
    public async Task A_form_opened_in_time_is_waited_for()
    {
        var form = await OpenAsync();
        await world.Time.ToAsync(Due + Duration.FromMinutes(4));
        await Slack.Gtm.ExpectAsync("DSP-1", "Time is up, and an answer is being written");

        var ruled = await form.SubmitAsync();

        Assert.True(ruled.Closed, ruled.Delivery.ToString());
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((DisputeStatus.Decided, 0), (dispute.Status, dispute.Closing!.Level));
        Assert.Equal(0, await Slack.Gtm.CountAsync("Morgan decides"));
    }

    [Fact]
    public async Task After_five_minutes_it_is_waited_for_no_longer_and_what_was_typed_is_kept()
    {
        var form = await OpenAsync();
        await world.Time.ToAsync(Due + Duration.FromMinutes(5));
        await Slack.Gtm.ExpectAsync("Level 1 ended: its time ran out.", "Morgan");

        var late = await form.SubmitAsync();

        var told = Words.In(late.Stack[^1]["view"]!.AsObject());
        Assert.Contains("Level 1 ended on", told, StringComparison.Ordinal);
        Assert.Contains("Morgan decides now", told, StringComparison.Ordinal);
        Assert.Contains("What you wrote is kept as advice.", told, StringComparison.Ordinal);
        var dispute = await world.Record.DisputeAsync();
        Assert.Empty(dispute.Rulings);
        Assert.Contains("The list would drown in it.", Assert.Single(dispute.Advice).Text, StringComparison.Ordinal);
        Assert.Equal(1, dispute.Level);
    }

    [Fact]
    public async Task A_form_given_up_after_the_deadline_ends_the_wait_at_once()
    {
        var form = await OpenAsync();
        await world.Time.ToAsync(Due + Duration.FromMinutes(1));
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);

        await form.CloseAsync();

        await Slack.Gtm.ExpectAsync("Level 1 ended: its time ran out.", "Morgan");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
        await world.AssertExactAsync();
    }

    /// <summary>Dana has the form open a minute before the deadline, filled in.</summary>
    async Task<Modal> OpenAsync()
    {
        await world.Time.ToAsync(Due - Duration.FromMinutes(1));
        var ask = await Slack.Dm("dana").ExpectAsync("*Decide");
        await Slack.As("dana").PressAsync(ask, "Decide");
        var form = await Slack.As("dana").ModalAsync();
        return form.Fill("Your answer", "Only after a second touch").Fill("Why", "The list would drown in it.");
    }
}
