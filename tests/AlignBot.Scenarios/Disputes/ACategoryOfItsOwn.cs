using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A category names a private channel: its threads stand there, and only those concerned read them elsewhere.</summary>
public sealed class ACategoryOfItsOwn : IAsyncLifetime
{
    const string Line = "    - { name: Incentive, definition: What people are paid for. }\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        var program = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        Assert.Contains(Line, program, StringComparison.Ordinal);
        world = await GtmWorld.StartAsync(program.Replace(Line, Line.Replace(" }", ", channel: CPAY }", StringComparison.Ordinal), StringComparison.Ordinal));
        await Slack.PostAsync("control/channels", new JsonObject
        {
            ["id"] = "CPAY",
            ["name"] = "gtm-pay",
            ["kind"] = "private",
            ["members"] = new JsonArray("UANA", "UTOM", "UDANA", "UPRIYA", "UMORGAN", "URILEY", "U0ALIGNBOT"),
        });
        await RaiseAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_thread_stands_in_its_channel_and_not_in_the_programs()
    {
        await new Conversation(Slack, "CPAY", "URILEY").ExpectAsync("DSP-1", "Who pays for the pilot?", "Incentive");
        await Slack.Dm("tom").ExpectAsync("Settle with Ana");

        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("Who pays for the pilot?"));
    }

    [Fact]
    public async Task Elsewhere_only_those_in_it_and_those_who_run_the_program_read_it()
    {
        foreach (var person in new[] { "ana", "tom", "riley", "morgan" })
        {
            Assert.Contains("Who pays for the pilot?", (await Slack.As(person).RunAsync("/dispute", "list")).Text, StringComparison.Ordinal);
            Assert.Contains("Who pays for the pilot?", (await Slack.As(person).RunAsync("/dispute", "show DSP-1")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("*Open disputes*: none", (await Slack.As("lena").RunAsync("/dispute", "list")).Text, StringComparison.Ordinal);
        var refused = await Slack.As("lena").RunAsync("/dispute", "show DSP-1");
        Assert.Contains("You can't read DSP-1. Only those who have a part in it and those who run the program can.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", (await Slack.As("lena").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_after_the_right_to_read_is_gone_records_nothing()
    {
        await Slack.As("riley").PressAsync(await In("CPAY").ExpectAsync("DSP-1", "Who pays for the pilot?"), "Add my view");
        var form = (await Slack.As("riley").ModalAsync("A view on DSP-1")).Fill("Your view", "Ask the SDRs.");
        await Slack.As("morgan").RunAsync("/align", "members");
        await Slack.As("morgan").PressAsync(await Slack.GtmOf("morgan").ExpectAsync("who is who"), "Change", beside: "Operating lead");
        await (await Slack.As("morgan").ModalAsync()).Fill("Held by", "ben").SubmitAsync();

        var sent = await form.SubmitAsync();

        Assert.Contains("You can't read DSP-1.", Words.In(sent.Stack[^1]["view"]!.AsObject()), StringComparison.Ordinal);
        Assert.Empty((await world.Record.DisputeAsync()).Advice);
    }

    [Fact]
    public async Task What_is_decided_there_stays_there()
    {
        // Ana and Tom settle it, with something for Tom to do and a day to look at it again.
        await SettleAsync("Marketing pays the pilot.");
        await In("CPAY").ExpectAsync("*DEC-1*", "Marketing pays the pilot.", "Settled by Ana and Tom");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.GtmOf("ben").CountAsync("pays the pilot"));

        // Who has a part in it or runs the program finds it; nobody else does, by whatever way.
        foreach (var person in new[] { "ana", "tom", "riley", "morgan" })
        {
            Assert.Contains("pays the pilot", (await Slack.As(person).RunAsync("/decision", "list")).Text, StringComparison.Ordinal);
            Assert.Contains("pays the pilot", (await Slack.As(person).RunAsync("/decision", "search pilot")).Text, StringComparison.Ordinal);
            Assert.Contains("pays the pilot", (await Slack.As(person).RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);
            Assert.Contains("Move the budget line", (await Slack.As(person).RunAsync("/align", "actions all")).Text, StringComparison.Ordinal);
        }

        foreach (var (command, text) in new[]
        {
            ("/decision", "list"), ("/decision", "search pilot"), ("/decision", "search by:@ana"), ("/decision", "show DEC-1"),
            ("/align", "actions all"), ("/align", "status"), ("/dispute", "list all"), ("/align", "export csv"),
        })
        {
            var read = (await Slack.As("lena").RunAsync(command, text)).Text;
            Assert.DoesNotContain("the pilot", read, StringComparison.Ordinal);
            Assert.DoesNotContain("budget line", read, StringComparison.Ordinal);
        }

        Assert.Contains("DEC-1 is kept among those who have a part in its dispute", (await Slack.As("lena").RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);
        // Nor does an invitation to the channel open the record.
        await Slack.JoinAsync("lena", "CPAY");
        await Slack.As("lena").PressAsync(await In("CPAY").ExpectAsync("*DEC-1*"), "Show all of it");
        await new Conversation(Slack, "CPAY", "ULENA").ExpectAsync("DEC-1 is kept among those who have a part in its dispute");

        // Its review and the overdue action come up, with those concerned; not on the agenda that everybody reads.
        await world.Time.ToAsync("2026-12-08T09:30");
        await Slack.Dm("ana").ExpectAsync("Does DEC-1 still hold?", "Marketing pays the pilot.");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.GtmOf("ben").CountAsync("pilot"));
        Assert.Equal(0, await Slack.GtmOf("ben").CountAsync("budget line"));
        Assert.DoesNotContain("pilot", (await Slack.As("lena").RunAsync("/meeting", "agenda")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_its_place_stays_there_too()
    {
        await SettleAsync("Marketing pays the pilot.");

        await Slack.As("ana").PressAsync(await In("CPAY").ExpectAsync("*DEC-1*"), "Amend or replace it");
        var form = await Slack.As("ana").ModalAsync();
        Assert.True((await form.Fill("What is decided now", "Sales pays half of the pilot.").SubmitAsync()).Closed);

        await In("CPAY").ExpectAsync("*DEC-2*", "Sales pays half of the pilot.");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.GtmOf("ben").CountAsync("pilot"));
        Assert.DoesNotContain("pilot", (await Slack.As("lena").RunAsync("/decision", "list")).Text, StringComparison.Ordinal);

        // Nor can its number be used to find out whose it is.
        await Slack.As("lena").RunAsync("/decision", "The pilot list is frozen.");
        await Slack.As("lena").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-3*"), "Add the rest");
        var guess = await (await Slack.As("lena").ModalAsync()).Fill("Supersedes", "DEC-2").SubmitAsync();
        Assert.Contains(guess.Errors, error => error.Contains("There is no", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_cited_there_is_not_told_elsewhere_and_what_is_kept_there_is_cited_nowhere()
    {
        await Slack.As("lena").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await In("CPAY").ExpectAsync("DSP-1", "raised by"), "More...");
        await (await Slack.As("ana").ModalAsync("DSP-1")).PressAsync("Cite a decision");
        await (await Slack.As("ana").ModalAsync("Cite a decision")).Fill("Decision", "DEC-1 The list is frozen.").SubmitAsync();
        await In("CPAY").ExpectAsync("Ana cites *DEC-1*");
        await In("CPAY").ExpectAsync("DSP-1", "Cited here", "*DEC-1*");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("Cited in"));
        Assert.DoesNotContain("DSP-1", (await Slack.As("lena").RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);

        // DEC-2 is kept to its dispute, and nobody reads of it before the next one in the category.
        await SettleAsync("Marketing pays the pilot.");
        await In("CPAY").ExpectAsync("*DEC-2*");
        var card = await Slack.RaiseAsync();
        Assert.False(card.Says("pays the pilot"));
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("DSP-2", "raised by"), "More...");
        await (await Slack.As("ana").ModalAsync("DSP-2")).PressAsync("Cite a decision");
        var form = await Slack.As("ana").ModalAsync("Cite a decision");
        Assert.DoesNotContain("DEC-2", form.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains((await form.Fill("Or its number", "DEC-2").SubmitAsync()).Errors, error => error.StartsWith("DEC-2 is kept among few", StringComparison.Ordinal));
    }

    Conversation In(string channel) => new(Slack, channel, "URILEY");

    /// <summary>Ana offers these words with an action for Tom, and Tom accepts.</summary>
    async Task SettleAsync(string text)
    {
        await Slack.As("ana").PressAsync(await Slack.Dm("ana").ExpectAsync("Who pays for the pilot?", "with Tom"), "Propose an answer");
        var form = await Slack.As("ana").ModalAsync();
        await form.PressAsync("Add an action");
        await (await Slack.As("ana").ModalSayingAsync("Owner of action 1")).PressAsync("Add dates");
        form = await Slack.As("ana").ModalSayingAsync("Review on");
        Assert.True((await form.Fill("How you would settle it", text).Fill("Why", "Their list.").Fill("Review on", "2026-12-07")
            .Fill("Action 1", "Move the budget line").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-12-04").SubmitAsync()).Closed);
        await Slack.RuleAsync("tom", $"Agree with Ana: {text}");
    }

    async Task RaiseAsync()
    {
        await Slack.As("ana").RunAsync("/dispute", "Who pays for the pilot?");
        var form = await Slack.As("ana").ModalAsync();
        await (await form.Fill("Category", "Incentive").BetweenAsync("ana", "tom")).SubmitAsync();
        var raised = await (await Slack.As("ana").ModalAsync()).SubmitAsync();

        Assert.Contains("Raised as DSP-1. Its thread is in <#CPAY>", Words.In(raised.Stack[^1]["view"]!.AsObject()), StringComparison.Ordinal);
        await (await Slack.As("ana").ModalAsync()).CloseAllAsync();
        await world.Record.QuietAsync();
    }
}
