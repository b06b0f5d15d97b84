using System.Text.Json.Nodes;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Anything;

/// <summary>A rich story comes to its end, and then every reader presses every button that still stands anywhere: each acts, opens something or is answered,
/// and nothing that is over still asks.</summary>
public sealed class EveryButtonHasAnEnd : IAsyncLifetime
{
    static readonly string[] Everybody = ["ana", "tom", "dana", "priya", "morgan", "riley", "ben", "lena"];

    static readonly string[] Help = ["What waits for me", "Next meeting", "Decision log", "All commands"];

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Of_all_that_is_over()
    {
        await DecisionsAsync();
        await DisputesAsync();
        await MeetingsAsync();

        // Whoever was asked for something else long ago is not asked any more.
        await world.Time.ToAsync("2027-01-20T12:00");
        await world.Record.QuietAsync();
        var chain = await world.Record.VerifyAsync();
        Assert.True(chain.BrokenAt is null, chain.Why);
        var walk = new ButtonWalk(world);
        var presses = new List<Press>();
        foreach (var person in Everybody)
        {
            presses.AddRange(await walk.AllOfAsync(person, "app"));
        }

        foreach (var person in (string[])["ana", "dana", "riley"])
        {
            presses.AddRange(await walk.AllOfAsync(person, "CGTM"));
        }

        // None is left without an answer.
        Expect([], presses.Where(press => press.End is PressEnd.Nothing));

        // What somebody has in their own messages they can do; other than that only help answers.
        Expect([], presses.Where(press => press is { Channel: "app", End: PressEnd.Said } && !Help.Contains(press.Label)));

        // A button that asks stands where somebody can still do what it asks; what Priya had not confirmed in the channel she confirmed in her own messages just now.
        // A missed meeting can be held as long as no other one is on, which the walk itself begins.
        Expect(
            [],
            presses.Where(press => press is { IsPrimary: true, IsEphemeral: false, Label: not "Hold it now" }).GroupBy(press => (press.Ts, press.Label))
                .Where(same => same.All(press => press.End is PressEnd.Said)).Select(same => same.First()));
    }

    static void Expect(IReadOnlyList<string> labels, IEnumerable<Press> found)
    {
        var all = found.ToList();
        Assert.True(labels.SequenceEqual(all.Select(press => press.Label)), string.Join("\n", all));
    }

    async Task DecisionsAsync()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");

        // Dana confirms one; another she refuses, and it is replaced.
        await RecordAsync("The price floor is 900.", "dana");
        await Slack.As("dana").PressAsync(await Slack.Dm("dana").ExpectWithAsync("Yes, decided so", "The price floor is 900."), "Yes, decided so");
        await RecordAsync("Leads go back after a week.", "dana");
        await Slack.As("dana").PressAsync(await Slack.Dm("dana").ExpectWithAsync("No, not so", "Leads go back"), "No, not so");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("What was decided instead, or why not", "After a month.").SubmitAsync()).Closed);
        await Slack.Dm("ana").ExpectWithAsync("Amend or replace it", "was not decided so");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectWithAsync("Amend or replace it", "Leads go back after a week."), "Amend or replace it");
        Assert.True((await (await Slack.As("ana").ModalAsync()).Fill("What is to happen", "Supersede it: another decision in its place").Fill("What is decided now", "After a month.").SubmitAsync()).Closed);

        // One is due for review twice.
        await Slack.As("ana").RunAsync("/decision", "The list is reviewed monthly.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("The list is reviewed monthly."), "Add the rest");
        await (await Slack.As("ana").ModalAsync()).Fill("Review on", "2026-12-07").SubmitAsync();
        await Slack.Gtm.ExpectAsync("The list is reviewed monthly.", "Reviewed Mon 7 Dec 2026");
    }

    async Task RecordAsync(string decision, string decidedBy)
    {
        await Slack.As("ana").RunAsync("/decision", decision);
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync(decision), "Add the rest");
        Assert.True((await (await Slack.As("ana").ModalAsync()).Fill("Also decided by", decidedBy).SubmitAsync()).Closed);
    }

    async Task DisputesAsync()
    {
        // Settled, reopened, decided anew.
        await Slack.RaiseAsync();
        await AnswerAsync("ana", "webinar", "Only after a second touch");
        await AnswerAsync("tom", "webinar", "Agree with Ana: Only after a second touch");
        await Slack.PressOnCardAsync("tom", "Reopen");
        Assert.True((await (await Slack.As("tom").ModalAsync("Reopen DSP-1")).Fill("What is new", "The October cohort.").SubmitAsync()).Closed);
        await AnswerAsync("tom", "webinar", "Yes, every sign-up");
        await AnswerAsync("ana", "webinar", "Agree with Tom: Yes, every sign-up");

        // Withdrawn, after both were asked.
        await Slack.RaiseAsync("Who owns Acme?");
        await AnswerAsync("ana", "owns Acme", "Yes, every sign-up");
        await Slack.PressOnCardAsync("ana", "More...", "DSP-2");
        await (await Slack.As("ana").ModalAsync("DSP-2")).PressAsync("Withdraw");
        Assert.True((await (await Slack.As("ana").ModalAsync("Withdraw DSP-2")).Fill("Why", "We talked.").SubmitAsync()).Closed);
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectWithAsync("Withdraw it", "Ana asks to withdraw it"), "Withdraw it");

        // One that nobody decides, with a decider who is asked in the thread; one that the leaders decide.
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "UDANA", ["error"] = "messages_tab_disabled" });
        await Slack.RaiseAsync("Who pays for the fair?");
        await world.Time.ToAsync("2026-11-25T10:00");
        await Slack.Gtm.ExpectWithAsync("Decide", "<@UDANA>", "lets no direct message");
        await Slack.ClearFaultsAsync();
        await Slack.RaiseAsync("Is a demo a stage one?");
        await world.Time.ToAsync("2026-11-26T10:00");
        await AnswerAsync("dana", "stage one", "Only after a second touch");
        await AnswerAsync("priya", "stage one", "Agree with Dana: Only after a second touch");
        await world.Time.ToAsync("2026-11-26T15:00"); // Ana is in New York, where it was night.
        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectWithAsync("Commit", "Decided: "), "Commit");
        await world.Record.QuietAsync();
    }

    async Task AnswerAsync(string person, string question, string answer)
    {
        var (ask, deed) = await Slack.AskedToDecideAsync(person, question);
        await Slack.As(person).PressAsync(ask, deed);
        var form = await Slack.As(person).ModalAsync();
        Assert.True((await form.Fill(Stories.ChoiceOf(form), answer).Fill("Why", "It is clearer.").SubmitAsync()).Closed);
        await world.Record.QuietAsync();
    }

    async Task MeetingsAsync()
    {
        // The action's reminders come; it is done after its day, and once more not.
        await world.Time.ToAsync("2026-11-30T12:00");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectWithAsync("Done", "comes up in the next review"), "Done");

        // Moved after the call; held with a decision that Priya confirms.
        await Slack.ChangeMeetingAsync("dana", "move 2026-12-01 11:00 the board runs late");
        await world.Time.ToAsync("2026-12-01T11:00");
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").RunAsync("/decision", "Acme gets a week.");
        await Slack.Gtm.ExpectAsync("Pipeline review", "Acme gets a week.");
        await Slack.As("dana").PressAsync(card, "End the meeting");
        await world.Record.QuietAsync();
        if (!await Slack.As("dana").SeesNoModalAsync())
        {
            Assert.True((await (await Slack.As("dana").ModalAsync()).SubmitAsync()).Closed);
        }

        var minutes = await Slack.Gtm.ExpectWithAsync("Priya: we decided this", "Minutes: Pipeline review");
        await Slack.As("dana").PressAsync(minutes, "Priya: we decided this");
        await Slack.As("priya").PressAsync(minutes, "Priya: we decided this");

        // The decision's review, twice.
        await world.Time.ToAsync("2026-12-07T09:00");
        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectWithAsync("Still holds"), "Still holds");
        await (await Slack.As("ana").ModalAsync()).Fill("Look at it again on", "2026-12-14").SubmitAsync();

        // Missed; called off and taken back, called off again; missed and recorded afterwards.
        await world.Time.ToAsync("2026-12-08T09:41");
        await Slack.ChangeMeetingAsync("riley", "skip Everybody is at the fair");
        await Slack.As("riley").PressAsync(await Slack.ToldAsync("riley", "Called off: *Pipeline review*"), "Take it back");
        await world.Time.ToAsync("2026-12-14T12:00");
        await Slack.ChangeMeetingAsync("riley", "skip Everybody is ill");
        await world.Time.ToAsync("2026-12-14T12:30");
        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectWithAsync("Let it expire"), "Let it expire");
        await (await Slack.As("ana").ModalAsync()).Fill("Why", "The quarter is over.").SubmitAsync();
        await world.Time.ToAsync("2026-12-22T09:41");
        await Slack.As("dana").PressAsync(await Slack.Gtm.ExpectWithAsync("We met without the bot"), "We met without the bot");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Who was there", "dana", "priya").Fill("What was decided", "Acme goes to Ben.").SubmitAsync()).Closed);

        // Answers to those who wrote to it.
        var direct = (string)(await Slack.PostAsync("control/dm", new JsonObject { ["as"] = "UTOM", ["user"] = "U0ALIGNBOT" }))["channel"]!["id"]!;
        await Slack.As("tom").SayAsync("hello!", direct);
        await Slack.Dm("tom").ExpectAsync("*What you can do here*");
        await world.Record.QuietAsync();
    }
}
