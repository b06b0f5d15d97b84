using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The workshop with which a programme begins: planned with a word, its agenda filled, and what it decides stands in the artifacts when it ends.</summary>
public sealed class AKickOff : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_is_planned_held_and_gives_the_artifacts_their_owners_and_days()
    {
        await Slack.As("riley").RunAsync("/meeting", "kick-off");
        var proposal = await Slack.GtmOf("riley").ExpectWithAsync("Fri 27 Nov 2026 10:00", "*Kick-off workshop*, two hours");
        await Slack.As("riley").PressAsync(proposal, "Fri 27 Nov 2026 10:00");
        await Slack.Gtm.ExpectAsync("*Kick-off workshop* is a new meeting, set up by Riley: on Fri 27 Nov 2026 at 10:00 (Europe/London), 2 hours.", "Dana and Priya have to be there; Morgan is invited.");
        await Slack.GtmOf("riley").ExpectWithAsync("Agenda", "Its agenda is filled: 7 items.");

        await world.Time.ToAsync("2026-11-27T09:31");
        await Slack.Dm("morgan").ExpectAsync("You are invited to *Kick-off workshop*", "7 items on the agenda.");
        await world.Time.ToAsync("2026-11-27T10:00");
        var card = await Slack.Gtm.ExpectAsync("Kick-off workshop", "start it by");
        await Slack.As("dana").PressAsync(card, "Start");
        await Slack.As("priya").PressAsync(card, "I am here");
        card = await Slack.Gtm.ExpectAsync("Now: What sales is not getting from marketing", "Here: Dana and Priya");
        foreach (var section in (string[])["What marketing does that sales does not value", "Where leads go dark, and why", "The artifacts: who answers for which, and by when"])
        {
            await Slack.As("dana").PressAsync(card, "Next section");
            card = await Slack.Gtm.ExpectAsync($"Now: {section}");
        }

        await DecideAsync(1, "Operating definition: who writes it, and by when does it hold?", "Riley writes the paragraph.", "riley", "2026-12-11");
        card = await DecideAsync(2, "Account list (comes with sources): who answers for it, and from when?", "Ben keeps the list.", "ben", "2026-12-18");
        await Slack.As("priya").PressAsync(card, "Park");
        Assert.True((await (await Slack.As("priya").ModalAsync()).Fill("Why is it put off", "Tom brings a list.").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Definitions: which terms come first, who writes each, and by when? - Parked: Tom brings a list.");
        card = await DecideAsync(3, "Cadence: who answers for it, and by when do both leaders sign it?", "Tom keeps the meetings right.", "tom", "2026-12-04");
        await Slack.As("dana").PressAsync(card, "End the meeting");
        var end = await Slack.As("dana").ModalAsync();
        await end.Fill("Scoreboard (comes with sources): who answers for it, and from when?", "Drop it").Fill("Why", "There is none yet").SubmitAsync();

        // What was not reached, or put off, goes to the next meeting of another series.
        await Slack.Gtm.ExpectAsync("Held. 3 decisions, 3 actions", "On the agenda of", "Definitions: which terms come first");
        await Slack.As("ana").RunAsync("/align", "artifacts");
        await Slack.GtmOf("ana").ExpectAsync(
            "*Operating definition*\nmissing; Riley answers for it, and it is to hold by Fri 11 Dec 2026", "*Cadence*\nawaiting Dana and Priya; Tom answers for it, and it is to hold by Fri 4 Dec 2026");
        await Slack.As("dana").RunAsync("/meeting", "agenda");
        await Slack.GtmOf("dana").ExpectAsync("Definitions: which terms come first", "Escalation path: who answers for it", "Marketing and sales SLA: who writes it");
        // On the day the action reminds of it, and nothing else does; the workshop is over for good.
        await world.Time.ToAsync("2026-12-11T12:00");
        await Slack.As("riley").RunAsync("/meeting", "series");
        Assert.False((await Slack.GtmOf("riley").ExpectAsync("*Meeting series*")).Says("Kick-off"));
        Assert.Equal(0, await Slack.Dm("riley").CountAsync("was to hold by"));
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Whoever_is_to_keep_the_definitions_answers_for_all_of_them()
    {
        await Slack.As("riley").RunAsync("/meeting", "kick-off Fri 10:00");
        await world.Time.ToAsync("2026-11-27T10:00");
        var card = await Slack.Gtm.ExpectAsync("Kick-off workshop", "start it by");
        await Slack.As("dana").PressAsync(card, "Start");
        await Slack.As("priya").PressAsync(card, "I am here");
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("Next section", "Here: Dana and Priya"), "Next section");
        foreach (var section in (string[])["What marketing does that sales does not value", "Where leads go dark, and why"])
        {
            await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectAsync($"Now: {section}"), "Next section");
        }

        await Slack.Gtm.ExpectWithAsync("Park", "Now: The artifacts");
        await DecideAsync(1, "Operating definition: who writes it, and by when does it hold?", "Riley writes the paragraph.", "riley", "2026-12-11");
        await DecideAsync(2, "Account list (comes with sources): who answers for it, and from when?", "Ben keeps the list.", "ben", "2026-12-18");
        await DecideAsync(3, "Definitions: which terms come first, who writes each, and by when?", "Lena keeps the definitions.", "lena", "2026-12-18");
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("End the meeting", "DEC-3"), "End the meeting");
        var end = await Slack.As("dana").ModalAsync();
        await end.Fill("Cadence: who answers for it, and by when do both leaders sign it?", "Drop it").Fill("Why", "It is clear").SubmitAsync();
        await Slack.Gtm.ExpectAsync("Held. 3 decisions, 3 actions");
        await Slack.As("ana").RunAsync("/align", "artifacts");
        await Slack.GtmOf("ana").ExpectAsync("*Definitions*\nmissing; Lena answers for them");
        await Slack.As("riley").RunAsync("/align", "artifacts");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Write it", "Lena answers for them"), "Write it", "Operating definition");
        Assert.Contains("ULENA", (await Slack.As("riley").ModalAsync("How we work together")).Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Who_may_not_and_what_is_no_time_is_said_and_one_is_enough()
    {
        await Slack.As("ana").RunAsync("/meeting", "kick-off Fri 10:00");
        await Slack.GtmOf("ana").ExpectAsync("Only Riley or Morgan change the meeting series.");
        foreach (var (typed, sentence) in ((string, string)[])[("Sat 10:00", "Sat 28 Nov 2026 is a day off here."), ("Fri", "The time is missing."), ("2026-11-24 09:00", "has gone by."), ("Fri 10:00 or so", "'or so' is neither a day nor a time.")])
        {
            await Slack.As("riley").RunAsync("/meeting", $"kick-off {typed}");
            await Slack.GtmOf("riley").ExpectAsync(sentence, $"You typed: {typed}");
        }

        await Slack.As("riley").RunAsync("/meeting", "kick-off Fri 10:00");
        await Slack.Gtm.ExpectAsync("*Kick-off workshop* is a new meeting");
        await Slack.As("morgan").RunAsync("/meeting", "kickoff Thu 10:00");
        await Slack.GtmOf("morgan").ExpectAsync("*Kick-off workshop* is planned already");
        await Slack.Gtm.ExpectCountAsync(1, "*Kick-off workshop* is a new meeting");

        // It is no part of what is signed as the cadence, nor of the program's file.
        await Slack.As("riley").RunAsync("/align", "program export");
        Assert.False((await Slack.GtmOf("riley").ExpectAsync("*program.yaml*")).Says("Kick-off"));
    }

    /// <summary>The item whose turn it is; the card that says so.</summary>
    async Task<Message> DecideAsync(int number, string item, string decision, string owner, string due)
    {
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("Decide", item), "Decide");
        var form = await Slack.As("dana").ModalSayingAsync(item);
        Assert.True((await form.Fill("What was decided", decision).Fill("Action 1", decision).Fill("Owner of action 1", owner).Fill("Action 1 due", due).SubmitAsync()).Closed);
        return await Slack.Gtm.ExpectAsync("Now: The artifacts", $"{item} - Decided: DEC-{number}");
    }
}
