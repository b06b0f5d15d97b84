using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>Whoever searches the log, or asks the bot, finds what is written about accounts, too, where they may read it.</summary>
public sealed class WhatIsWrittenIsFound : IAsyncLifetime
{
    const string Bot = "U0ALIGNBOT";
    const string Plan = "A plan: what we want there, and what comes next";
    const string Play = "A play: what we tried, and how it went";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await WriteEntryAsync("ana", "Northwind Traders", Plan, "Meet their new CFO at the Düsseldorf fair.");
        await WriteEntryAsync("tom", "Globex", Play, "Two of them came to the webinar; the CFO did not.");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_search_of_the_log_finds_it_below_the_decisions()
    {
        await Slack.As("ana").RunAsync("/decision", "No discount without the CFO.");

        var found = await Slack.As("lena").RunAsync("/decision", "search cfo");

        Assert.Contains("*1 decision with 'cfo'*", found.Text, StringComparison.Ordinal);
        Assert.Contains("*Written about 2 accounts*", found.Text, StringComparison.Ordinal);
        Assert.Contains("*Globex*", found.Text, StringComparison.Ordinal);
        Assert.Contains("1: Plan by Ana, Tue 24 Nov 2026", found.Text, StringComparison.Ordinal);
        Assert.True(found.Text.IndexOf("No discount", StringComparison.Ordinal) < found.Text.IndexOf("Written about", StringComparison.Ordinal), found.Text);
    }

    [Theory]
    [InlineData("search dusseldorf", "Northwind Traders", "Globex")]
    [InlineData("search northw", "Northwind Traders", "Globex")]
    [InlineData("search cfo account:globex", "Globex", "Northwind")]
    [InlineData("search \"their new CFO\"", "Northwind Traders", "Globex")]
    [InlineData("search cfo -webinar", "Northwind Traders", "Globex")]
    public async Task It_is_found_by_words_names_phrases_and_what_is_not_in_it(string typed, string account, string other)
    {
        var found = await Slack.As("lena").RunAsync("/decision", typed);

        Assert.Contains("No decision holds all of", found.Text, StringComparison.Ordinal);
        Assert.Contains("*Written about 1 account*", found.Text, StringComparison.Ordinal);
        Assert.Contains($"*{account}*", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search cfo status:in-force")]
    [InlineData("search cfo by:<@UANA>")]
    [InlineData("search cfo to:2026-11-01")]
    [InlineData("search invoices")]
    [InlineData("list")]
    public async Task What_only_decisions_have_and_what_nobody_wrote_finds_none_of_it(string typed)
    {
        var found = await Slack.As("lena").RunAsync("/decision", typed);

        Assert.Null(found.Error);
        Assert.DoesNotContain("Written about", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_and_what_it_corrects_stand_together_and_one_press_shows_the_account()
    {
        await WriteEntryAsync("ana", "Globex", Play, "Three came to the webinar, and their CFO.", "Add an entry");

        await Slack.As("lena").RunAsync("/decision", "search webinar");
        var found = await Slack.GtmOf("lena").ExpectWithAsync("Show", "*Written about 1 account*", "2: Play by Ana", "1: Play by Tom");
        await Slack.As("lena").PressAsync(found, "Show");

        await Slack.GtmOf("lena").ExpectAsync("*Globex*  2 entries");
    }

    [Fact]
    public async Task A_question_is_answered_with_it_in_a_direct_message()
    {
        await WriteAsync("lena", "What about the Düsseldorf fair?");

        await Slack.Dm("lena").ExpectWithAsync("Show", "*No decision with 'düsseldorf fair', but this:*", "*Northwind Traders*", "Meet their new CFO");
    }

    [Fact]
    public async Task In_the_channel_where_guests_read_along_it_is_only_pointed_at()
    {
        await Slack.As("riley").SayAsync($"<@{Bot}> Düsseldorf fair?");

        var answer = await Slack.Gtm.ExpectAsync("What is written about accounts holds it, too: write to me directly.");
        Assert.False(answer.Says("Northwind"));
        Assert.False(answer.Says("CFO"));
    }

    [Fact]
    public async Task A_guest_gets_none_of_it()
    {
        var searched = await Slack.As("gus").RunAsync("/decision", "search cfo");
        await WriteAsync("gus", "What about the CFO?");
        await WriteAsync("tom", "hello");

        await Slack.Dm("tom").ExpectAsync("*What you can do here*");
        await world.Record.QuietAsync();
        Assert.DoesNotContain("Written about", searched.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await Slack.Dm("gus").MessagesAsync(), message => message.Says("Northwind"));
    }

    async Task WriteEntryAsync(string person, string account, string kind, string words, string button = "Write the first entry")
    {
        await Slack.As(person).RunAsync("/align", $"account {account}");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync(button, account), button);
        var sent = await (await Slack.As(person).ModalAsync("An entry")).Fill("What it is", kind).Fill("In a few sentences", words).SubmitAsync();
        Assert.Empty(sent.Errors);
    }

    async Task WriteAsync(string name, string text)
    {
        var opened = await Slack.PostAsync("control/dm", new JsonObject { ["as"] = Slack.As(name).Id, ["user"] = Bot });
        await Slack.As(name).SayAsync(text, (string)opened["channel"]!["id"]!);
    }
}
