using System.Text.Json.Nodes;
using AlignBot.Domain.Decisions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>Nothing is edited away: a decision is filled in, amended, superseded, looked at again and expires, each with its link and its line.</summary>
public sealed class ALifeOfADecision : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_a_form_through_an_amendment_to_its_chain()
    {
        await Slack.PostAsync("control/shortcut", new JsonObject { ["as"] = "UANA", ["callback_id"] = "decision.record.global" });
        var recorded = await (await Slack.As("ana").ModalAsync())
            .Fill("What was decided", "Webinar sign-ups count.").Fill("Why", "They convert.").Fill("Category", "Definition").Fill("Account", "Acme").SubmitAsync();
        Assert.True(recorded.Closed, recorded.Delivery.ToString());
        var card = await Slack.Gtm.ExpectAsync("*DEC-1*  Webinar sign-ups count.", "Why: They convert.");

        await ChangeAsync(card, "Amend it: the same, in other words", "Webinar sign-ups count after a second touch.");
        var second = await Slack.Gtm.ExpectAsync("*DEC-2*  Webinar sign-ups count after a second touch.", "Amends DEC-1.");
        await Slack.Gtm.ExpectAsync("*DEC-1*  _amended_", "Amended by DEC-2.");
        await ChangeAsync(second, "Reverse it: it is taken back", "No sign-up counts.");
        await Slack.Gtm.ExpectAsync("*DEC-3*", "Reverses DEC-2.");

        var shown = await Slack.As("tom").RunAsync("/decision", "show DEC-1");
        Assert.Contains("*DEC-1*", shown.Text, StringComparison.Ordinal);
        Assert.Contains("They convert.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("amended by DEC-2: Webinar sign-ups count.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("reverses DEC-2: No sign-up counts.", shown.Text, StringComparison.Ordinal);
        Assert.Equal([DecisionStatus.Amended, DecisionStatus.Reversed, DecisionStatus.InForce], (await world.Record.DecisionsAsync()).Select(decision => decision.Status));
        Assert.Equal("Acme", (await world.Record.DecisionsAsync())[2].Account);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Superseded_each_names_the_other()
    {
        await Slack.As("ana").RunAsync("/decision", "The price floor is 900.");

        await ChangeAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Supersede it: another decision in its place", "The price floor is 1,000.");

        await Slack.Gtm.ExpectAsync("*DEC-2*  The price floor is 1,000.", "Supersedes DEC-1.");
        await Slack.Gtm.ExpectAsync("*DEC-1*  _superseded_", "Superseded by DEC-2.");
        var found = (await Slack.As("tom").RunAsync("/decision", "search floor status:superseded")).Text;
        Assert.Contains("DEC-1", found, StringComparison.Ordinal);
        Assert.DoesNotContain("DEC-2", found, StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task What_is_over_is_not_changed_twice_and_a_number_that_is_none_is_said()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var card = await Slack.Gtm.ExpectAsync("*DEC-1*");
        await Slack.As("riley").PressAsync(card, "Amend or replace it");
        var late = await Slack.As("riley").ModalAsync();
        await Slack.As("ana").PressAsync(card, "Let it expire");
        var expired = await (await Slack.As("ana").ModalAsync()).Fill("Why", "The quarter is over.").SubmitAsync();
        Assert.Null(expired.Delivery.Error);
        await Slack.Gtm.ExpectAsync("*DEC-1*  _expired_");

        await late.Fill("What is decided now", "Thawed.").SubmitAsync();
        Assert.Contains("That decision no longer holds: it is expired.", (await Slack.As("riley").ModalAsync()).Text, StringComparison.Ordinal);
        var none = await Slack.As("ana").RunAsync("/decision", "show DEC-99");
        Assert.Contains("There is no DEC-99 in the log.", none.Text, StringComparison.Ordinal);
        Assert.Single(await world.Record.DecisionsAsync());
    }

    [Fact]
    public async Task Its_review_comes_back_in_the_morning_and_is_answered_with_a_new_day()
    {
        await Slack.As("ana").RunAsync("/decision", "The price floor stays.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");

        // A Saturday: it comes back on Monday morning.
        await (await Slack.As("ana").ModalAsync()).Fill("Review on", "2026-12-05").Fill("We expect of it", "No deal below it").SubmitAsync();
        await Slack.Gtm.ExpectAsync("Reviewed Sat 5 Dec 2026", "Expected by Sat 5 Dec 2026: No deal below it");
        await world.Time.ToAsync("2026-12-07T08:59");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Dm("ana").CountAsync("still hold?"));
        await world.Time.ToAsync("2026-12-07T09:00");

        var ask = await Slack.Dm("ana").ExpectAsync("Does DEC-1 still hold?", "The price floor stays.", "We expected: No deal below it");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Due for review since Sat 5 Dec 2026");
        await Slack.As("ana").PressAsync(ask, "Still holds");
        var form = await Slack.As("ana").ModalAsync();
        var tooSoon = await form.Fill("Look at it again on", "2026-12-07").SubmitAsync();
        Assert.Equal(["Its next review has to lie ahead: choose Tue 8 Dec 2026 or later."], tooSoon.Errors);
        await (await Slack.As("ana").ModalAsync()).Fill("Look at it again on", "2027-03-01").Fill("Did it come?", "It did not happen").SubmitAsync();

        await Slack.Dm("ana").ExpectAsync("DEC-1 still holds, to be looked at again on Mon 1 Mar 2027. Nothing for you to do.");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Reviewed Mon 1 Mar 2027", "Expected: No deal below it. It did not happen.");
        Assert.Contains("DEC-1", (await Slack.As("lena").RunAsync("/decision", "search expected:did-not")).Text, StringComparison.Ordinal);
        Assert.Contains("decision.reaffirmed", await world.Record.HistoryAsync());
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    async Task ChangeAsync(Message card, string kind, string text)
    {
        await Slack.As("ana").PressAsync(card, "Amend or replace it");
        var sent = await (await Slack.As("ana").ModalAsync()).Fill("What is to happen", kind).Fill("What is decided now", text).SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());
    }
}
