using AlignBot.Precedents;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Precedents;

/// <summary>It was decided like this before: who raises reads it, who argues cites it, and both cards lead to each other.</summary>
public sealed class ADecisionIsCited : IAsyncLifetime
{
    const string Question = "Do webinar sign-ups count as MQLs?";
    const string Settled = "Only after a second touch";
    const string Form = "Cite a decision";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    /// <summary>DSP-1 is settled as DEC-1, in the category Definition.</summary>
    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await Slack.RuleAsync("ana", Settled);
        await Slack.RuleAsync("tom", $"Agree with Ana: {Settled}");
        await Slack.Gtm.ExpectAsync($"*DEC-1*  {Question}\n{Settled}");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Whoever_raises_reads_what_was_decided_before_in_the_category()
    {
        await Slack.As("ana").RunAsync("/dispute", "Do trade fair visitors count?");
        await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Definition").BetweenAsync("ana", "priya")).SubmitAsync();
        var confirm = await Slack.As("ana").ModalSayingAsync("Decided before in this category", $"*DEC-1* {Question} {Settled}");
        await confirm.SubmitAsync();
        await Slack.Gtm.ExpectAsync("DSP-2", "trade fair", "Decided before in this category", "*DEC-1*");

        // A category in which nothing was decided says nothing of it.
        await Slack.As("ana").RunAsync("/dispute", "Who calls first?");
        await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Lead handling").BetweenAsync("ana", "tom")).SubmitAsync();
        Assert.DoesNotContain("Decided before", (await Slack.As("ana").ModalSayingAsync("Who calls first?", "If nobody decides")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_cites_it_and_it_stands_on_both_cards_in_the_thread_on_home_and_in_the_record()
    {
        await Slack.RaiseAsync("Do trade fair visitors count?");
        var form = await FormAsync("lena");
        var sent = await form.Fill("Decision", $"DEC-1 {Question} {Settled}").Fill("Why it matters here", "The *same* question for <webinars>.").SubmitAsync();
        Assert.True(sent.Delivery.Error is null && !sent.Errors.Any(), sent.Delivery.ToString());

        var notice = await Slack.Gtm.ExpectAsync("Lena cites *DEC-1*", Settled, "for &lt;webinars&gt;.");
        Assert.True(notice.IsReply);
        var card = await Slack.Gtm.ExpectAsync("DSP-2", "raised by", "Cited here", $"*DEC-1* {Question} {Settled}", "Lena");
        Assert.False(card.Says("Decided before"));
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Settled by", "Cited in DSP-2.");
        await Slack.As("morgan").HomeAsync("Cited this quarter: DEC-1 once.");
        Assert.Contains("Cited in DSP-2.", (await Slack.As("ben").RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);
        Assert.Contains($"*DEC-1* {Question}", (await Slack.As("ben").RunAsync("/decision", "search DSP-2")).Text.Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Cited here", (await Slack.As("ben").RunAsync("/dispute", "show DSP-2")).Text, StringComparison.Ordinal);

        await world.Record.HappenedAsync("precedent.cited");
        Assert.Null((await world.Record.VerifyAsync()).Why);
        Assert.Contains("DEC-1,DSP-2,Lena,", await ExportedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_of_the_account_is_shown_whatever_its_category()
    {
        await Slack.As("ana").RunAsync("/decision", "");
        await (await Slack.As("ana").ModalAsync("Record a decision")).Fill("What was decided", "Northwind pays by the year.").Fill("Account", "Northwind").Fill("Category", "Budget").SubmitAsync();
        await Slack.Gtm.ExpectAsync("*DEC-2*");

        await Slack.As("ana").RunAsync("/dispute", "Who calls Northwind?");
        var form = await (await Slack.As("ana").ModalAsync("Raise a dispute")).Fill("Category", "Lead handling").Fill("Whom do you disagree with?", "tom").MoreAsync();
        await form.Fill("Account", "northwind").SubmitAsync();

        var confirm = await Slack.As("ana").ModalSayingAsync("Decided before of northwind", "*DEC-2* Northwind pays by the year.");
        Assert.DoesNotContain("Decided before in this category", confirm.Text, StringComparison.Ordinal);
        await confirm.SubmitAsync();
        await Slack.Gtm.ExpectAsync("DSP-2", "Who calls Northwind?", "Decided before of northwind", "*DEC-2*");
    }

    [Fact]
    public async Task An_older_one_is_cited_by_its_number_and_every_slip_has_its_sentence()
    {
        await Slack.RaiseAsync("Do trade fair visitors count?");
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var form = await FormAsync("tom");
        Assert.Contains("Choose a decision, or write its number.", (await form.SubmitAsync()).Errors);
        Assert.Contains("There is no decision 'DEC-99'. `/decision search` finds its number; write it as DEC-31.", (await form.Fill("Or its number", "DEC-99").SubmitAsync()).Errors);
        Assert.Contains("There is no decision 'two'. `/decision search` finds its number; write it as DEC-31.", (await form.Fill("Or its number", "two").SubmitAsync()).Errors);
        Assert.True((await form.Fill("Or its number", "dec-2").SubmitAsync()).Delivery.Error is null);
        await Slack.Gtm.ExpectAsync("Tom cites *DEC-2*");

        form = await FormAsync("dana");
        Assert.Contains("Tom has cited DEC-2 here already.", (await form.Fill("Or its number", "2").SubmitAsync()).Errors);
        await form.CloseAllAsync();

        // The form lay open while the dispute ended.
        form = await FormAsync("dana");
        await Slack.RuleAsync("ana", Settled);
        await Slack.RuleAsync("tom", $"Agree with Ana: {Settled}");
        await Slack.Gtm.ExpectAsync("*DEC-3*", Settled);
        Assert.Contains(
            "DSP-2 is closed: what is cited now would change nothing. It can be reopened with new evidence.",
            (await form.Fill("Or its number", "1").SubmitAsync()).Errors);
    }

    [Fact]
    public async Task How_many_are_shown_is_the_categorys_own()
    {
        const string line = "- { name: Definition, ";
        await Slack.As("riley").RunAsync("/align", "path file");
        var file = await Slack.As("riley").ModalSayingAsync("Path as a file");
        var text = file.ValueOf("The path section of the program file")!;
        Assert.Contains(line, text, StringComparison.Ordinal);
        var wrong = await file.Fill("The path section of the program file", text.Replace(line, line + "precedents: many, ", StringComparison.Ordinal)).SubmitAsync();
        Assert.Contains(wrong.Errors, error => error.Contains("'many' must be a whole number from 0 to 10.", StringComparison.Ordinal));
        await file.Fill("The path section of the program file", text.Replace(line, line + "precedents: 0, ", StringComparison.Ordinal)).SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 2", "Category 'Definition': precedents 0 instead of the usual");

        Assert.False((await Slack.RaiseAsync("Do trade fair visitors count?")).Says("Decided before"));
    }

    /// <summary>The form as somebody opens it from the page behind 'More'.</summary>
    async Task<Modal> FormAsync(string person)
    {
        await Slack.PressOnCardAsync(person, "More...", "DSP-2");
        await (await Slack.As(person).ModalAsync("DSP-2")).PressAsync(Form);
        var form = await Slack.As(person).ModalAsync(Form);
        Assert.Equal(CiteModal.CallbackId, form.CallbackId);
        return form;
    }

    async Task<string> ExportedAsync()
    {
        var folder = Path.Combine(Path.GetDirectoryName(world.DatabaseFile)!, "export");
        Directory.CreateDirectory(folder);
        using var run = BotProcess.Start(world.Settings(), "export", "--out", folder, "--format", "csv");
        Assert.True(await run.EndAsync() == 0, run.Said);
        using var zip = System.IO.Compression.ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder, "*.zip")));
        using var text = new StreamReader(zip.GetEntry("citations.csv")!.Open());
        return await text.ReadToEndAsync();
    }
}
