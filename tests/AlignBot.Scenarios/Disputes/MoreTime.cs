using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A seat takes longer: once, with a reason, at most the level's own window; nonsense gets a sentence on its field.</summary>
public sealed class MoreTime : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("all"));
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_moves_the_deadline_and_everybody_sees_why()
    {
        Assert.True((await ExtendAsync("Fri 27 Nov 2026 10:00 (1 working day more)", "Waiting for the numbers.")).Closed);

        await Slack.Gtm.ExpectAsync("Dana extended this level by 1 working day", "Waiting for the numbers.");
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 10, 0), (await world.Record.DisputeAsync()).DueAt);

        // At the old deadline nothing happens; at the new one it goes up, once.
        await world.Time.ToAsync("2026-11-26T10:30");
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        await world.Time.ToAsync("2026-11-27T09:59");
        Assert.Equal(0, (await world.Record.DisputeAsync()).Level);
        await world.Time.ToAsync("2026-11-27T10:00");
        await Slack.Gtm.ExpectAsync("Level 1 ended: its time ran out.", "Morgan");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Once_is_all_the_path_allows()
    {
        await ExtendAsync("Thu 26 Nov 2026 14:00 (4 working hours more)", "The board meets at noon.");

        await Slack.PressOnCardAsync("priya", "More...");

        Assert.DoesNotContain("Extend", (await Slack.As("priya").ModalAsync("DSP-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_offers_times_as_far_as_the_level_goes()
    {
        await Slack.PressBehindMoreAsync("dana", "Extend");
        var form = await Slack.As("dana").ModalAsync("Extend DSP-1");

        Assert.Equal(
            [
                "Thu 26 Nov 2026 11:00 (1 working hour more)", "Thu 26 Nov 2026 12:00 (2 working hours more)", "Thu 26 Nov 2026 14:00 (4 working hours more)",
                "Fri 27 Nov 2026 10:00 (1 working day more)", "Mon 30 Nov 2026 10:00 (2 working days more)",
            ],
            form.ChoicesOf("Until when"));
    }

    [Fact]
    public async Task Words_of_white_space_are_no_reason()
    {
        var sent = await ExtendAsync("Fri 27 Nov 2026 10:00 (1 working day more)", "   ");

        Assert.Equal(["The reason is missing: write at least a few words."], sent.Errors);
        Assert.Equal("   ", (await Slack.As("dana").ModalAsync("Extend DSP-1")).ValueOf("Why"));
    }

    async Task<Submission> ExtendAsync(string by, string why)
    {
        await Slack.PressBehindMoreAsync("dana", "Extend");
        return await (await Slack.As("dana").ModalAsync("Extend DSP-1")).Fill("Until when", by).Fill("Why", why).SubmitAsync();
    }
}
