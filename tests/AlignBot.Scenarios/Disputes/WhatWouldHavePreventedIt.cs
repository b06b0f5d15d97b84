using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A dispute went up to the executive. A working day later both leaders are asked what would have prevented it, and their answers become something.</summary>
public sealed class WhatWouldHavePreventedIt : IAsyncLifetime
{
    const string Aim = "What should be different";
    const string Words = "What should change, in your words";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Both_name_the_same_definition_and_its_owner_gets_the_draft()
    {
        await DefineAsync();
        await DecidedByMorganAsync();
        var decided = await world.Time.NowAsync();
        await Slack.Dm("dana").ExpectCountAsync(0, "What would have prevented this?");

        await world.Time.ToAsync("2026-11-30T10:30");
        var asked = await Slack.Dm("dana").ExpectWithAsync("Say what", "*What would have prevented this? Do webinar sign-ups count as MQLs?*", "It went all the way up.", "Priya is asked the same");
        await Slack.As("priya").HomeAsync("*What would have prevented DSP-1?*");
        await Slack.As("dana").PressAsync(asked, "Say what");
        var form = await Slack.As("dana").ModalAsync("What would prevent it?");
        var unsaid = await form.Fill(Aim, "The definition of MQL").Fill(Words, " ").SubmitAsync();
        Assert.Contains(unsaid.Errors, error => error.Contains("complete this required field", StringComparison.Ordinal) || error.Contains("What should change is missing", StringComparison.Ordinal));
        Assert.True((await form.Fill(Aim, "The definition of MQL").Fill(Words, "Count a second touch only.").SubmitAsync()).Closed);
        await Slack.Dm("dana").ExpectAsync("Done, thank you.", "Nothing for you to do.");

        // The button of a message that Slack has not edited yet says so, and changes nothing.
        await Slack.As("dana").PressAsync(asked, "Say what");
        await Slack.Dm("dana").ExpectAsync("You have said already what would have prevented it");

        // Priya answers from Home, and reads nothing of Dana's answer before.
        await (await Slack.As("priya").HomeAsync("*What would have prevented DSP-1?*")).PressAsync("Say what");
        var priyas = await Slack.As("priya").ModalAsync("What would prevent it?");
        Assert.DoesNotContain("second touch only", priyas.Text, StringComparison.Ordinal);
        await priyas.Fill(Aim, "The definition of MQL").Fill(Words, "Name the webinars that count.").SubmitAsync();

        var card = await Slack.Gtm.ExpectAsync("DSP-1", "What would have prevented it:", "Dana, the definition of MQL: Count a second touch only.", "Priya, the definition of MQL: Name the webinars that count.", "Version 2 of ART-1 is a draft with it.");
        var draft = await Slack.Dm("ana").ExpectWithAsync("Work it in", "*Something is to be different in the definition of MQL, after*", "Count a second touch only. / Name the webinars that count.");
        await Slack.As("ana").PressAsync(draft, "Work it in");
        var write = await Slack.As("ana").ModalAsync("A new version");
        Assert.EndsWith("To be worked in, after DSP-1:\n- Count a second touch only.\n- Name the webinars that count.", write.ValueOf("What it means here"), StringComparison.Ordinal);
        await write.CloseAsync();
        Assert.Contains("signed by Dana and Priya", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);

        await Slack.As("lena").PressAsync(card, "History");
        var history = await Slack.As("lena").ModalAsync();
        Assert.Contains("Dana on what would have prevented it: the definition of MQL: Count a second touch only.", history.Text, StringComparison.Ordinal);
        Assert.True(await world.Time.NowAsync() > decided);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task They_differ_and_the_next_review_has_both_once()
    {
        await DecidedByMorganAsync();
        await world.Time.ToAsync("2026-11-30T10:30");
        await SayAsync("dana", "The escalation path", "Two days at level 2 are too short.");
        await SayAsync("priya", "Nothing: it had to be decided", "Such a question comes once a year.");

        await Slack.Gtm.ExpectAsync("DSP-1", "Priya, nothing: Such a question comes once a year.", "They differ: the next meeting has it on its agenda.");
        await world.Time.ToAsync("2026-12-01T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "What would have prevented DSP-1? Dana: the escalation path: Two days at level 2 are too short. Priya: nothing");
        await world.Time.ToAsync("2026-12-08T09:30");
        await world.Record.QuietAsync();
        Assert.Single((await world.Record.MeetingsAsync()).SelectMany(meeting => meeting.Items).Where(item => item.Text.StartsWith("What would have prevented DSP-1", StringComparison.Ordinal)).Select(item => item.Id).Distinct());
    }

    [Fact]
    public async Task One_says_it_the_other_is_reminded_once_and_what_there_is_becomes_an_action()
    {
        await DecidedByMorganAsync();
        await world.Time.ToAsync("2026-11-30T10:30");
        var form = await OpenAsync("dana", await Slack.Dm("dana").ExpectWithAsync("Say what", "What would have prevented this?"));
        var past = await form.Fill(Aim, "The meetings").Fill(Words, "Definitions belong on the monthly agenda.").Fill("Who does it", "riley").Fill("By when", "2026-11-20").SubmitAsync();
        Assert.Contains(past.Errors, error => error.Contains("is in the past", StringComparison.Ordinal));
        Assert.True((await form.Fill("By when", "2026-12-18").SubmitAsync()).Closed);
        await Slack.As("tom").PressAsync(await Slack.Gtm.ExpectAsync("DSP-1", "raised by"), "History");

        await world.Time.ToAsync("2026-12-07T12:00");
        await world.Record.QuietAsync();

        await Slack.Dm("priya").ExpectAsync("What would have prevented it was asked for five working days, and is not any more.");
        Assert.Equal(2, (await world.Record.HistoryAsync()).Count(kind => kind == "dispute.lesson-asked") - 1);
        await Slack.Dm("riley").ExpectAsync("Change the meetings: Definitions belong on the monthly agenda. (after DSP-1)");
        await Slack.Gtm.ExpectAsync("DSP-1", "Dana, the meetings: Definitions belong on the monthly agenda.", "It is an action of the decision.");
        Assert.Equal(LessonEnd.Taken, Assert.Single((await world.Record.DisputeAsync()).Lessons).End);
    }

    [Fact]
    public async Task Reopened_meanwhile_the_question_goes()
    {
        await DecidedByMorganAsync();
        await world.Time.ToAsync("2026-11-30T10:30");
        var asked = await Slack.Dm("dana").ExpectWithAsync("Say what", "What would have prevented this?");
        var form = await OpenAsync("dana", asked);
        await Slack.As("dana").HomeAsync("What would have prevented");
        await Slack.PressOnCardAsync("tom", "Reopen");
        await (await Slack.As("tom").ModalAsync("Reopen DSP-1")).Fill("What is new", "The October cohort converts at 9 %.").SubmitAsync();

        await Slack.Dm("dana").ExpectAsync("The dispute was reopened in a new round.", "Nothing for you to do.");
        await form.Fill(Aim, "The meetings").Fill(Words, "Meet more.").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("This dispute was reopened since");
        await Slack.As("dana").SeesHomeWithoutAsync("What would have prevented");
    }

    async Task<Modal> OpenAsync(string person, Message asked)
    {
        await Slack.As(person).PressAsync(asked, "Say what");
        return await Slack.As(person).ModalAsync("What would prevent it?");
    }

    async Task SayAsync(string person, string aim, string words)
    {
        var form = await OpenAsync(person, await Slack.Dm(person).ExpectWithAsync("Say what", "What would have prevented this?"));
        var sent = await form.Fill(Aim, aim).Fill(Words, words).SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());
        await Slack.Dm(person).ExpectAsync("Done, thank you.");
    }

    /// <summary>Nobody settles it, the leaders let their time pass, and Morgan decides on Friday 27 November.</summary>
    async Task DecidedByMorganAsync()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:30");
        await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3");
        await world.Time.ToAsync("2026-11-27T10:30");
        await Slack.RuleAsync("morgan", "Only after a second touch");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1");
        await world.Record.QuietAsync();
    }

    async Task DefineAsync()
    {
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectAsync("*MQL* is not defined here yet."), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).SubmitAsync();
        await world.Record.HappenedAsync("artifact.written");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        foreach (var leader in (string[])["dana", "priya"])
        {
            await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", "waits for your signature"), "Read and sign");
            await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
        }

        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: MQL*");
    }
}
