using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A dispute is taken back, or sent up before its time.</summary>
public sealed class WithdrawAndSendUp : IAsyncLifetime
{
    GtmWorld world = null!;
    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_raiser_takes_it_back_before_the_first_ruling()
    {
        await WithdrawAsync("ana", "We talked.");

        await Slack.Gtm.ExpectAsync("Withdrawn by Ana.", "We talked.");
        await Slack.Gtm.ExpectAsync("DSP-1", "withdrawn", "Withdrawn by Ana on");
        await Slack.Dm("tom").ExpectAsync("Withdrawn by Ana", "Nothing for you to do.");
        await world.Time.AdvanceAsync(Duration.FromDays(14));
        Assert.Empty(await world.Record.DecisionsAsync());
        Assert.Equal(DisputeStatus.Withdrawn, (await world.Record.DisputeAsync()).Status);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task After_a_ruling_both_parties_have_to_ask()
    {
        await Slack.RuleAsync("ana", "Only after a second touch");

        await WithdrawAsync("ana");
        await world.Record.QuietAsync();
        Assert.True((await world.Record.DisputeAsync()).IsOpen);
        await Slack.Gtm.ExpectAsync("DSP-1", "Ana asked to withdraw it.");
        var ask = await Slack.Dm("tom").ExpectAsync("Ana asks to withdraw it");

        await Slack.As("tom").PressAsync(ask, "Withdraw it");
        await Slack.Gtm.ExpectAsync("Withdrawn by Ana and Tom.");
        Assert.Equal(DisputeStatus.Withdrawn, (await world.Record.DisputeAsync()).Status);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_party_sends_it_up_at_once_and_the_leaders_have_their_whole_window()
    {
        await PressAsync("tom", "Escalate now");
        var form = await Slack.As("tom").ModalAsync();
        Assert.Contains("the question goes to Dana (sales leader) and Priya (marketing leader) now.", form.Text, StringComparison.Ordinal);
        Assert.True((await form.Fill("Why", "We have talked for a month.").SubmitAsync()).Closed);

        var said = await Slack.Gtm.ExpectAsync("Tom sent it up. Dana and Priya decide together");
        Assert.EndsWith("\n>We have talked for a month.", said.Text.TrimEnd(), StringComparison.Ordinal);
        await Slack.Dm("dana").ExpectAsync("*Decide");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal(1, dispute.Level);
        Assert.Equal(Instant.FromUtc(2026, 11, 26, 10, 0), dispute.DueAt);

        // The parties no longer sit at the open level: it is not theirs to send further.
        await PressAsync("ana", "Escalate now");
        await Slack.GtmOf("ana").ExpectAsync("can send it up.");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_stranger_finds_no_withdrawal_behind_more_and_the_raiser_does()
    {
        await PressAsync("ben", "More...");
        Assert.DoesNotContain("Withdraw", (await Slack.As("ben").ModalAsync()).Text, StringComparison.Ordinal);

        await PressAsync("ana", "More...");
        Assert.Contains("It ends without a decision.", (await Slack.As("ana").ModalAsync()).Text, StringComparison.Ordinal);
    }

    async Task WithdrawAsync(string person, string? why = null)
    {
        await PressAsync(person, "More...");
        await (await Slack.As(person).ModalAsync()).PressAsync("Withdraw");
        var form = await Slack.As(person).ModalAsync("Withdraw DSP-1");
        Assert.True((await (why is null ? form : form.Fill("Why", why)).SubmitAsync()).Closed);
    }

    /// <summary>Presses an entry of the card as it stands.</summary>
    async Task PressAsync(string person, string label)
    {
        await world.Record.QuietAsync();
        var card = await Slack.Gtm.ExpectAsync("DSP-1", "raised by Ana");
        await Slack.As(person).PressAsync(card, label);
    }
}
