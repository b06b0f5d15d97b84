using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Audits;

/// <summary>Once a quarter the operating model is read again: what the record shows is given to somebody or accepted, and both leaders sign the result.</summary>
public sealed class TheQuarterIsAudited : IAsyncLifetime
{
    const string Heading = "*Audit of 2026 Q4*";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_what_the_record_shows_to_a_signed_result()
    {
        await Slack.As("ana").RunAsync("/align", "audit");
        var before = await Slack.GtmOf("ana").ExpectAsync("*No audit yet.*", "begins by itself on Wed 16 Dec 2026");
        Assert.False(before.HasButton("Begin it now"));
        await BeginAsync();
        var card = await Slack.Dm("riley").ExpectWithAsync("Settle", Heading, "There is no operating definition", "No term is defined", "There is no marketing and sales SLA");
        Assert.False(card.HasButton("Close it, for signatures"));

        // Given to somebody, with the form refusing what says neither.
        await Slack.As("riley").PressAsync(card, "Settle", "no marketing and sales SLA");
        var form = await Slack.As("riley").ModalAsync("A finding");
        Assert.Contains("Name who mends it, or say below why it stays as it is.", (await form.SubmitAsync()).Errors);
        await form.Fill("Who mends it", "dana").Fill("What is to be done", "Write the SLA with Priya").SubmitAsync();
        await Slack.Dm("dana").ExpectAsync("Write the SLA with Priya");
        await Slack.Dm("riley").ExpectAsync("Dana mends it by");

        // A leader goes on with it from the channel; a rep reads it, and can't.
        await Slack.As("ben").RunAsync("/align", "audit");
        Assert.False((await Slack.GtmOf("ben").ExpectAsync(Heading)).HasButton("Settle"));
        await Slack.As("priya").RunAsync("/align", "audit");
        await AnswerAsync("priya", await Slack.GtmOf("priya").ExpectWithAsync("Answer 5 questions", Heading));
        await Slack.Dm("riley").ExpectAsync("List: Field events used a sheet of their own.");
        await AcceptAsync(7);

        await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectWithAsync("Close it, for signatures", Heading), "Close it, for signatures");
        await Slack.Dm("riley").ExpectWithAsync("Open it", Heading, "all settled", "awaiting Dana and Priya");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAsync("dana");
        await SignAsync("priya");
        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: Audit of 2026 Q4*", "Dana mends it by");
        await Slack.As("ana").RunAsync("/align", "artifacts audits");
        await Slack.GtmOf("ana").ExpectWithAsync("Open", "*Audit of 2026 Q4*", "current");
        await world.Record.HappenedAsync("audit.closed");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Whoever_does_not_sign_it_has_it_gone_through_again()
    {
        await BeginAsync();
        await AnswerAsync("riley", await Slack.Dm("riley").ExpectWithAsync("Answer 5 questions", Heading));
        await AcceptAsync(8);
        await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectWithAsync("Close it, for signatures", Heading), "Close it, for signatures");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await Slack.As("priya").PressAsync(await Slack.Dm("priya").ExpectWithAsync("Read and sign", "Audit of 2026 Q4"), "Read and sign");
        await (await Slack.As("priya").ModalAsync("Read and sign")).PressAsync("I don't sign it");
        await (await Slack.As("priya").ModalAsync("Not signing")).Fill("What should be different", "The sheet is not accepted by me.").SubmitAsync();

        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Go through it again", "Priya does not sign it: The sheet is not accepted by me."), "Go through it again");
        await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectWithAsync("Change the answers", Heading), "Change the answers");
        var form = await Slack.As("riley").ModalAsync("What only you know");
        await form.Fill("Did both use the terms as they are defined?", "No").Fill("Definitions: what was not so", "MQL was used for visitors.").SubmitAsync();
        await AcceptAsync(1, "Since then");
        await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectWithAsync("Close it, for signatures", Heading), "Close it, for signatures");
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        await SignAsync("dana");
        await SignAsync("priya");
        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: Audit of 2026 Q4*");
        Assert.Contains("Definitions: MQL was used for visitors.", (await Slack.As("ana").RunAsync("/align", "artifacts ART-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_settle_the_same_the_second_reads_what_the_first_did()
    {
        await BeginAsync();
        var card = await Slack.Dm("riley").ExpectWithAsync("Settle", Heading);
        await Slack.As("riley").PressAsync(card, "Settle", "No term is defined");
        var rileys = await Slack.As("riley").ModalAsync("A finding");
        await Slack.As("dana").RunAsync("/align", "audit");
        await Slack.As("dana").PressAsync(await Slack.GtmOf("dana").ExpectWithAsync("Settle", Heading), "Settle", "No term is defined");
        var danas = await Slack.As("dana").ModalAsync("A finding");
        await danas.Fill("Or leave it as it is, because", "We begin in January.").SubmitAsync();

        var refused = await rileys.Fill("Who mends it", "priya").SubmitAsync();

        Assert.Contains("It was settled meanwhile: accepted by Dana: We begin in January..", refused.Errors);
    }

    async Task BeginAsync()
    {
        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
    }

    async Task AnswerAsync(string person, Message page)
    {
        await Slack.As(person).PressAsync(page, "Answer 5 questions");
        var form = await Slack.As(person).ModalAsync("What only you know");
        foreach (var question in (string[])["Did both use the terms as they are defined?", "Did what the meetings decided hold afterwards?", "Did both report the same figures upwards?", "Did disagreements go the written way, and not around it?"])
        {
            form.Fill(question, "Yes");
        }

        var refused = await form.Fill("Did both functions work from one account list?", "No").SubmitAsync();
        Assert.Contains("Say in a sentence what was not so: it becomes a finding.", refused.Errors);
        await form.Fill("List: what was not so", "Field events used a sheet of their own.").SubmitAsync();
    }

    async Task AcceptAsync(int count, string reason = "Known")
    {
        for (var left = count; left > 0; left--)
        {
            await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectWithAsync("Settle", Heading, $"{left} {(left == 1 ? "finding" : "findings")} to settle"), "Settle");
            await (await Slack.As("riley").ModalAsync("A finding")).Fill("Or leave it as it is, because", $"{reason}, {left}.").SubmitAsync();
        }
    }

    async Task SignAsync(string person)
    {
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", "Audit of 2026 Q4"), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }
}
