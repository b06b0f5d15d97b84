using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.ReviewLines;
using NodaTime;

namespace AlignBot.Scenarios.SourceBreaches;

/// <summary>The SLA promises how fast leads are turned to; a source shows whether they were, and the owing side answers for each that was not.</summary>
public sealed class LeadsThatWait : IAsyncLifetime
{
    const string Header = "lead_id,account_id,created_at,assigned_at,first_touch_at,last_touch_at,status,returned_at,returned_reason\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("dana").RunAsync("/align", "sla");
        await Slack.As("dana").PressAsync(await Slack.GtmOf("dana").ExpectWithAsync("Write it", "Nothing is written yet"), "Write it");
        await ClauseAsync("Turns to a lead once it is assigned", "4wh", "Sales turns to a lead within 4 working hours of its being assigned");
        await ClauseAsync("Says why it gives a lead back", "1wd", "Sales says why a lead is given back within 1 working day of giving it back");
        await (await Slack.As("dana").ModalAsync("The SLA")).SubmitAsync();
        foreach (var leader in (string[])["dana", "priya"])
        {
            await world.Time.AdvanceAsync(Duration.FromMinutes(6));
            await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", "*Marketing and sales SLA waits for your signature.*"), "Read and sign");
            await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
        }

        await Slack.Gtm.ExpectAsync("in force from now on: Marketing and sales SLA");
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,<!channel> Acme,acme.example,true,1\n");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_leader_answers_and_what_was_promised_and_not_done_is_on_the_agenda()
    {
        // A touch before the assignment counts, what is younger than the promise is open, and what came before the signature is nobody's debt.
        await world.Time.ToAsync("2026-11-25T10:00");
        await Slack.TakeOverRecordsAsync("leads", Header
            + "L-1,A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,,,Open,,\nL-2,A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,2026-11-24T12:00:00Z,,Open,,\n"
            + "L-3,A-1,2026-11-24T08:00:00Z,2026-11-24T12:00:00Z,2026-11-24T09:00:00Z,,Open,,\nL-4,A-1,2026-11-25T09:00:00Z,2026-11-25T09:30:00Z,,,Open,,\n"
            + "L-5,A-1,2026-11-20T09:00:00Z,2026-11-20T09:30:00Z,,,Open,,\n");
        var told = await Slack.Dm("dana").ExpectWithAsync(
            "Read and answer", "*1 lead: what sales promised was not kept*, as the file of leads shows.",
            "clause 1: L-1 of &lt;!channel&gt; Acme was to be turned to by Tue 24 Nov 2026 15:00, and is not yet");
        await Slack.As("dana").RunAsync("/align", "sla");
        await Slack.GtmOf("dana").ExpectAsync("*kept 2 of 3*, 1 open", "lead L-1");
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("was not kept"));

        await Slack.As("dana").PressAsync(told, "Read and answer");
        var page = await Slack.As("dana").ModalAsync("Breaches of the SLA");
        Assert.Contains("Found a week, the newest last: 0, 0, 0, 0, 0, 1.", page.Text, StringComparison.Ordinal);
        await page.PressAsync("Act by a day");
        var form = await Slack.As("dana").ModalAsync("Act by a day");
        Assert.Equal("Choose a day from Wed 25 Nov 2026 to Fri 25 Dec 2026.", Assert.Single((await form.Fill("By which day", "2026-11-24").SubmitAsync()).Errors));
        Assert.True((await form.Fill("By which day", "2026-11-27").SubmitAsync()).Closed);
        await Slack.Dm("dana").ExpectAsync("No breach of the SLA waits for your answer.");
        await world.Record.HappenedAsync("breach.answered");

        // Friday is over, and nobody has turned to it: the weekly review has it.
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync("start it by", "Clause 1 of the SLA was not kept, and sales has not answered: what do we do about it?");
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task What_is_corrected_is_withdrawn_and_seen_to_be()
    {
        await world.Time.ToAsync("2026-11-26T12:00");
        await Slack.TakeOverRecordsAsync("leads", Header
            + "L-1,A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,,,Open,,\nL-2,A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,2026-11-24T11:10:00Z,,Returned,2026-11-24T12:00:00Z,\n");
        var told = await Slack.Dm("dana").ExpectWithAsync("Read and answer", "*2 leads: what sales promised was not kept*", "clause 2: L-2 of", "was to carry a reason for its return");
        await Slack.TakeOverRecordsAsync("leads", Header + "L-1,A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,2026-11-24T14:00:00Z,,Open,,\n");
        await Slack.Dm("dana").ExpectWithAsync("Read and answer", "*1 lead: what sales promised was not kept*", "1 is withdrawn: the source was corrected.");
        await world.Record.HappenedAsync("breach.corrected");

        await Slack.As("dana").PressAsync(told, "Read and answer");
        await (await Slack.As("dana").ModalAsync("Breaches of the SLA")).PressAsync("Excuse");
        Assert.True((await (await Slack.As("dana").ModalAsync("Excuse a breach")).Fill("Why it was not kept", "The form had no field for it.").SubmitAsync()).Closed);
        await Slack.Dm("dana").ExpectAsync("No breach of the SLA waits for your answer. 1 is withdrawn: the source was corrected.");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        Assert.False((await Slack.Gtm.ExpectAsync("Pipeline review", "start it by")).Says("of the SLA"));
        Assert.Equal(1, await Slack.Dm("dana").CountAsync("of the SLA"));
    }

    [Fact]
    public async Task Five_hundred_at_once_are_one_and_after_three_weeks_a_dispute_is_offered()
    {
        await world.Time.ToAsync("2026-11-25T10:00");
        await Slack.TakeOverRecordsAsync("leads", Header + string.Concat(
            Enumerable.Range(1, 500).Select(n => $"L-{n:000},A-1,2026-11-24T10:30:00Z,2026-11-24T11:00:00Z,,,Open,,\n")));
        await Slack.Dm("dana").ExpectWithAsync(
            "Read and answer", "*500 leads: what sales promised was not kept*", "clause 1: 500 leads at once were to be turned to in time, and were not (L-001 of", "and 497 more)");
        await world.Time.ToAsync("2026-12-16T09:30");
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("without an answer"));
        await world.Time.ToAsync("2026-12-16T10:30");
        await Slack.Dm("priya").ExpectWithAsync("Raise a dispute", "*A breach of the SLA has been without an answer for three weeks.*", "500 leads at once");
        var offer = await Slack.Dm("dana").ExpectWithAsync("Raise a dispute", "without an answer for three weeks");
        await Slack.As("dana").PressAsync(offer, "Raise a dispute");
        await (await Slack.As("dana").ModalSayingAsync("Whom do you disagree with?")).Fill("Category", "Definition").SubmitAsync();
        await Slack.As("dana").RaiseItAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Does this count as a breach of the SLA?");
        await Slack.Dm("dana").ExpectAsync("No breach of the SLA waits for your answer.");
        await world.Record.HappenedAsync("breach.answered");
        Assert.Equal(1, await Slack.Dm("dana").CountAsync("of the SLA waits"));
    }

    async Task ClauseAsync(string what, string within, string reads)
    {
        await (await Slack.As("dana").ModalAsync("The SLA")).PressAsync("Add a clause");
        await (await Slack.As("dana").ModalAsync("A new clause")).Fill("Who owes it", "Sales").Fill("What is owed, and how it is counted", what).Fill("Within", within).SubmitAsync();
        await Slack.As("dana").ModalSayingAsync(reads);
    }
}
