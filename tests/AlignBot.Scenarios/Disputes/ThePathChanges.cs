using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>The path is changed while a dispute is open: it keeps the one it was raised under; what is raised or reopened afterwards has the new one.</summary>
public sealed class ThePathChanges : IAsyncLifetime
{
    const string Leaders = "deciders: [sales leader, marketing leader], rule: all, window: 2wd";

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
    public async Task An_open_dispute_keeps_its_windows_and_its_card_says_so()
    {
        await ShortenAsync();

        await world.Time.ToAsync("2026-11-25T10:01");

        // Two working days still, not four hours.
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 10, 0), (await world.Record.DisputeAsync()).DueAt);
        await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3", "path version 1, raised by Ana");
    }

    [Fact]
    public async Task What_is_raised_afterwards_has_the_new_one()
    {
        await ShortenAsync();

        await Slack.RaiseAsync("Who owns Globex?");

        await Slack.Gtm.ExpectAsync("DSP-2", "path version 2, raised by Ana", "Next: Dana (sales leader) and Priya (marketing leader), 4 working hours.");
    }

    [Fact]
    public async Task A_reopened_one_is_under_the_path_of_today()
    {
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1.");
        await ShortenAsync();

        await Slack.PressOnCardAsync("tom", "Reopen");
        await (await Slack.As("tom").ModalAsync("Reopen DSP-1")).Fill("What is new", "New numbers.").SubmitAsync();

        await Slack.Gtm.ExpectAsync("Reopened by Tom with new evidence, under path version 2.");
        await Slack.Gtm.ExpectAsync("DSP-1", "round 2", "path version 2");
    }

    /// <summary>The leaders get four working hours instead of two days.</summary>
    async Task ShortenAsync()
    {
        Assert.Contains(Leaders, GtmWorld.ProgramFile, StringComparison.Ordinal);
        await world.StopBotAsync();
        await world.ChangeProgramAsync(GtmWorld.ProgramFile.Replace(Leaders, Leaders.Replace("2wd", "4wh", StringComparison.Ordinal), StringComparison.Ordinal));
        await world.StartBotAsync();
    }
}
