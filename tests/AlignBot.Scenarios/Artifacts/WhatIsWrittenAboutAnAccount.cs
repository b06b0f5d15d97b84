using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>What is planned and tried at an account is written as short dated entries by whoever works on it; what is wrong is corrected by another entry.</summary>
public sealed class WhatIsWrittenAboutAnAccount : IAsyncLifetime
{
    const string Words = "In a few sentences";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Entries_stand_newest_first_with_author_and_day_and_a_slip_of_the_name_is_offered()
    {
        await Slack.As("ana").RunAsync("/align", "account Northwind Traders");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Write the first entry", "*Nothing is written about Northwind Traders here.*"), "Write the first entry");
        await AddAsync("ana", "A plan: what we want there, and what comes next", "Meet their CFO by the end of January.");
        await AddToAsync("tom", "northwind traders", "A play: what we tried, and how it went", "Two of them came to the webinar.");
        var form = await OpenAsync("ana", "Northwind Traders");
        form.Fill("Corrects", "1: Plan by Ana, Tue 24 Nov 2026");
        await SendAsync(form, "A plan: what we want there, and what comes next", "Meet their COO: the CFO has left.");

        await Slack.As("lena").RunAsync("/align", "account NORTHWIND traders");
        var card = await Slack.GtmOf("lena").ExpectAsync("*Northwind Traders*  3 entries", "*3: Plan by Ana, Tue 24 Nov 2026, corrects 1*", "*2: Play by Tom, Tue 24 Nov 2026*", "Meet their CFO");
        Assert.True(card.Text.IndexOf("*3:", StringComparison.Ordinal) < card.Text.IndexOf("*1:", StringComparison.Ordinal), card.Text);
        await Slack.As("lena").RunAsync("/align", "account Nortwind Traders");
        Assert.True((await Slack.GtmOf("lena").ExpectAsync("*Nothing is written about Nortwind Traders here.* Did you mean one of these?")).HasButton("Northwind Traders"));
        Assert.Contains("*1 account*", (await Slack.As("lena").RunAsync("/align", "account")).Text, StringComparison.Ordinal);
        Assert.Contains("*1 account*", (await Slack.As("lena").RunAsync("/align", "artifacts plans")).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await world.Record.HistoryAsync()).Count(kind => kind == "artifact.entry-added"));
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task What_is_disputed_and_decided_at_it_stands_there_too()
    {
        await Slack.As("ana").RunAsync("/dispute", "Who follows up at Globex?");
        var form = await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync();
        await form.Fill("Account", "Globex").SubmitAsync();
        await Slack.As("ana").RaiseItAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Who follows up at Globex?");

        Assert.Contains("DSP-1 (open)  Who follows up at Globex?", (await Slack.As("lena").RunAsync("/align", "account globex")).Text, StringComparison.Ordinal);
        Assert.Contains("nothing is written about it yet", (await Slack.As("lena").RunAsync("/align", "account globex")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_writes_nothing_and_what_says_nothing_is_refused_in_its_field()
    {
        await Slack.As("gus").RunAsync("/align", "account Acme");
        Assert.DoesNotContain(await world.Record.HistoryAsync(), kind => kind.StartsWith("artifact.", StringComparison.Ordinal));

        var form = await OpenAsync("ana", "Acme", "Write the first entry");
        var refused = await form.Fill("What it is", "A play: what we tried, and how it went").Fill(Words, "\U0001F680").SubmitAsync();
        Assert.Contains(refused.Errors, error => error.Contains("There is not a word in it", StringComparison.Ordinal));
        Assert.DoesNotContain(await world.Record.HistoryAsync(), kind => kind.StartsWith("artifact.", StringComparison.Ordinal));
    }

    async Task<Modal> OpenAsync(string person, string account, string button = "Add an entry")
    {
        await Slack.As(person).RunAsync("/align", $"account {account}");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync(button, account[..4]), button);
        return await Slack.As(person).ModalAsync("An entry");
    }

    async Task AddAsync(string person, string kind, string words) => await SendAsync(await Slack.As(person).ModalAsync("An entry"), kind, words);

    async Task AddToAsync(string person, string account, string kind, string words)
    {
        await Slack.As(person).RunAsync("/align", $"account {account}");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync("Add an entry", "*Northwind Traders*"), "Add an entry");
        await AddAsync(person, kind, words);
    }

    static async Task SendAsync(Modal form, string kind, string words)
    {
        var sent = await form.Fill("What it is", kind).Fill(Words, words).SubmitAsync();
        Assert.Empty(sent.Errors);
        Assert.Null(sent.Delivery.Error);
    }
}
