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
        Assert.True((await ExtendAsync("1wd", "Waiting for the numbers.")).Closed);

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
        await ExtendAsync("4wh", "The board meets at noon.");

        await Slack.PressOnCardAsync("priya", "More...");

        Assert.DoesNotContain("Extend", (await Slack.As("priya").ModalAsync("DSP-1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3wd", "An extension is at most 2 working days here; you asked for 3 working days.")]
    [InlineData("-2wd", "'-2wd' has a sign.")]
    [InlineData("0m", "'0m' is no time at all: at least 1.")]
    [InlineData("9999wd", "'9999wd' is too long: at most 260wd.")]
    [InlineData("2 fortnights", "'2 fortnights' is not a length of time.")]
    [InlineData("soon", "'soon' is not a length of time.")]
    public async Task Nonsense_gets_a_sentence_and_the_form_keeps_what_was_typed(string by, string sentence)
    {
        var sent = await ExtendAsync(by, "Waiting for the numbers.");

        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
        var still = await Slack.As("dana").ModalAsync("Extend DSP-1");
        Assert.Equal((by, "Waiting for the numbers."), (still.ValueOf("By how much"), still.ValueOf("Why")));
        Assert.Equal(Instant.FromUtc(2026, 11, 26, 10, 0), (await world.Record.DisputeAsync()).DueAt);
    }

    [Fact]
    public async Task Words_of_white_space_are_no_reason()
    {
        var sent = await ExtendAsync("1wd", "   ");

        Assert.Equal(["The reason is missing: write at least a few words."], sent.Errors);
        sent = await (await Slack.As("dana").ModalAsync("Extend DSP-1")).Fill("By how much", "soon").SubmitAsync();
        Assert.Equal(2, sent.Errors.Count());
    }

    async Task<Submission> ExtendAsync(string by, string why)
    {
        await Slack.PressBehindMoreAsync("dana", "Extend");
        return await (await Slack.As("dana").ModalAsync("Extend DSP-1")).Fill("By how much", by).Fill("Why", why).SubmitAsync();
    }
}
