using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A decision is taken: the parties commit or dissent, and members add views before it.</summary>
public sealed class Afterwards : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("one"));
        await Slack.RaiseAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task One_commits_the_other_dissents_and_both_stand_on_the_card()
    {
        await Slack.RuleAsync("dana", "Only after a second touch");

        await world.Time.AdvanceAsync(Duration.FromHours(5)); // Ana is in New York, where it is night.
        var ask = await Slack.Dm("ana").ExpectAsync("Decided: ", "Only after a second touch");
        await Slack.As("ana").PressAsync(ask, "Commit");
        ask = await Slack.Dm("tom").ExpectAsync("Decided: ");
        await Slack.As("tom").PressAsync(ask, "Record my dissent");
        var form = await Slack.As("tom").ModalAsync("Record my dissent");
        Assert.True((await form.Fill("Why you disagree", "It hides what marketing brings.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("DSP-1", "Committed: Ana.", "Dissent of Tom: It hides what marketing brings.");
        await Slack.Dm("ana").ExpectAsync("Done, thank you.", "Nothing for you to do.");
        var decision = Assert.Single(await world.Record.DecisionsAsync());
        await Slack.PressOnCardAsync("lena", "View DEC-1");
        await Slack.GtmOf("lena").ExpectAsync("DEC-1", "Only after a second touch");
        Assert.Equal(("UANA", "UTOM"), (Assert.Single(decision.Commitments).By.Value, Assert.Single(decision.Dissents).By.Value));
    }

    [Fact]
    public async Task Only_a_party_commits_or_dissents()
    {
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Decided by Dana");

        await Slack.PressOnCardAsync("priya", "More...");
        var page = await Slack.As("priya").ModalAsync("DSP-1");

        Assert.False(page.HasButton("Commit") || page.HasButton("Record my dissent"), page.Text);

        Assert.Empty((await world.Record.DecisionsAsync())[0].Dissents);
    }

    [Fact]
    public async Task A_member_adds_a_view_that_decides_nothing_and_a_guest_does_not()
    {
        await Slack.PressOnCardAsync("lena", "Add my view");
        await (await Slack.As("lena").ModalAsync("A view on DSP-1")).Fill("Your view", "Ask the SDRs.").SubmitAsync();

        await Slack.Gtm.ExpectAsync("DSP-1", "A view by Lena: Ask the SDRs.");
        await Slack.PressOnCardAsync("gus", "Add my view");
        await Slack.GtmOf("gus").ExpectAsync("Only full members of this channel can add a view.");
        Assert.Empty((await world.Record.DisputeAsync()).Rulings);
    }
}
