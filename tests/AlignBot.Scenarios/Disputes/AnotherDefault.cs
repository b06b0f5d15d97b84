using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>If nobody decides, the path's default stands; another one only when both parties agreed to it, and then the clock decides, never a person.</summary>
public sealed class AnotherDefault : IAsyncLifetime
{
    const string Half = "Half of the sign-ups count, until June.";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Proposed_in_the_form_it_binds_once_the_other_party_agrees()
    {
        await RaiseAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "If nobody decides: Nothing changes.", $"Ana proposes, if nobody decides: {Half}");

        var ask = await Slack.Dm("tom").ExpectAsync("Agree on what holds if nobody decides", Half, "Without your word it stays: Nothing changes.");
        await Slack.As("tom").PressAsync(ask, "Agree");

        await Slack.Gtm.ExpectAsync($"Both parties agreed: if nobody decides, {Half}");
        await world.Time.AdvanceAsync(Duration.FromDays(14));
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Undecided: ", "both sides had agreed to that");
        var decision = Assert.Single(await world.Record.DecisionsAsync());
        Assert.Equal((Half, 0), (decision.Text, decision.DecidedBy.Length));
        Assert.Null(decision.RecordedBy);
    }

    [Fact]
    public async Task Without_the_other_partys_word_the_paths_default_stands()
    {
        await RaiseAsync();

        await world.Time.AdvanceAsync(Duration.FromDays(14));

        await Slack.Gtm.ExpectAsync("*DEC-1*", "Undecided: nothing changes");
        Assert.Equal(["Nothing changes."], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Nobody_agrees_to_words_that_changed_after_they_were_read()
    {
        await RaiseAsync();
        await Slack.PressOnCardAsync("tom", "More...");
        var read = await Slack.As("tom").ModalAsync("DSP-1");
        Assert.Contains($"Ana proposes, if nobody decides: {Half}", read.Text, StringComparison.Ordinal);

        await Slack.PressBehindMoreAsync("ana", "Change what holds if nobody decides");
        await (await Slack.As("ana").ModalAsync("If nobody decides")).Fill("If nobody decides", "None of them count.").SubmitAsync();
        await read.PressAsync("Agree to that");

        var told = await Slack.As("tom").ModalAsync("AlignBot");
        Assert.Contains("What was proposed has changed since you read it. It is now: None of them count.", told.Text, StringComparison.Ordinal);
        Assert.Null((await world.Record.DisputeAsync()).AgreedDefault);
    }

    async Task RaiseAsync()
    {
        await Slack.As("ana").RunAsync("/dispute", "Do webinar sign-ups count as MQLs?");
        var form = await Slack.As("ana").ModalAsync();
        await (await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync())
            .Fill("If nobody decides", Half).SubmitAsync();
        var confirm = await Slack.As("ana").ModalAsync();
        Assert.Contains("If nobody decides: Nothing changes.", confirm.Text, StringComparison.Ordinal);
        Assert.Contains($"You propose instead: {Half} It binds once both parties have agreed.", confirm.Text, StringComparison.Ordinal);
        Assert.True((await confirm.SubmitAsync()).Closed);
        await world.Record.QuietAsync();
    }
}
