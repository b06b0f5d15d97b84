using System.Text.Json.Nodes;
using AlignBot.Decisions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>Whatever people type gets a clear sentence or stands as they typed it, and reaches nobody whom they could not reach themselves.</summary>
public sealed class WhatPeopleType : IAsyncLifetime
{
    const string Hebrew = "האם הרשמה לוובינר נחשבת ליד מוסמך?";

    /// <summary>Everything that Slack's markup could be made of, as tokens and as people type them.</summary>
    const string Loud = "<!channel> <!here> <!everyone> <!subteam^S123> @channel @here <@UMORGAN> <https://evil.example|https://bank.example> &lt;!channel&gt; *bold* `code`";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("/decision", "help", "`/decision` and what was decided records it")]
    [InlineData("/decision", "help", "`/decision list` shows the newest entries")]
    [InlineData("/decision", "search", "Search for what? For example:")]
    [InlineData("/decision", "search %_\\ '; DROP TABLE decisions; --", "No decision holds all of: %_\\ '; DROP TABLE decisions; --")]
    [InlineData("/decision", "list", "The decision log is empty.")]
    [InlineData("/align", "", "*What you can do here*")]
    [InlineData("/align", "frobnicate the list", "`/align frobnicate the list` is not known here.")]
    [InlineData("/align", "<!channel>", "`/align &lt;!channel&gt;` is not known here.")]
    public async Task An_empty_or_absurd_command_is_answered_with_what_can_be_done(string command, string text, string answer)
    {
        var before = await world.Record.SizeAsync();

        var given = await Slack.As("ana").RunAsync(command, text);

        Assert.Null(given.Error);
        Assert.Contains(answer, given.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task Words_beside_a_chosen_option_are_asked_about_and_not_dropped()
    {
        await Slack.RaiseAsync();
        var (ask, deed) = await Slack.AskedToDecideAsync("ana");
        await Slack.As("ana").PressAsync(ask, deed);
        var form = await Slack.InOwnWordsAsync("ana", await Slack.As("ana").ModalAsync(), "Only in Q4.");

        var refused = await form.Fill(Stories.ChoiceOf(form), "Yes, every sign-up").Fill("Why", "They are leads.").SubmitAsync();

        Assert.Contains("These words and the choice above say two things", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty((await form.Fill(Stories.ChoiceOf(form), "Something else").SubmitAsync()).Errors);
    }

    [Fact]
    public async Task A_form_of_blanks_keeps_everything_and_says_what_is_missing()
    {
        var before = await world.Record.SizeAsync();
        await Slack.As("ana").RunAsync("/dispute");
        var form = await Slack.As("ana").ModalAsync();

        var sent = await (await (await form.Fill("Question", "   \n  ").Fill("Category", "Budget").BetweenAsync("ana", "tom")).MoreAsync())
            .Fill("What holds meanwhile", "Nothing changes.").SubmitAsync();

        Assert.Equal(["The question is missing: write at least a few words."], sent.Errors);
        Assert.Equal("Nothing changes.", (await Slack.As("ana").ModalAsync()).ValueOf("What holds meanwhile"));
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Theory]
    [InlineData("x", 3000)]
    [InlineData("👩‍👩‍👧 ", 330)]
    [InlineData("<&> ", 750)]
    [InlineData(Hebrew + " ", 80)]
    public async Task A_question_of_three_thousand_characters_is_raised_and_ruled_on(string piece, int times)
    {
        var question = string.Concat(Enumerable.Repeat(piece, times)).Trim();
        await Slack.RaiseAsync(question, shown: piece.Trim().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));

        await Slack.RuleAsync("ana", "Only after a second touch", question);
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");

        await world.AssertExactAsync();
        Assert.Equal(question, (await world.Record.DisputeAsync()).Question);
        Assert.Equal(question, Assert.Single(await world.Record.DecisionsAsync()).Rationale);
        await Slack.Gtm.ExpectAsync("DEC-1", "Settled by Ana and Tom");
    }

    [Fact]
    public async Task A_decision_longer_than_the_log_takes_is_refused_with_its_length()
    {
        var before = await world.Record.SizeAsync();

        var refused = await Slack.As("ana").RunAsync("/decision", new string('x', 8000));

        Assert.Contains("The decision is 8000 characters long; at most 3000 fit.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("You typed: xxxx", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task Emoji_and_right_to_left_text_stand_as_typed()
    {
        await Slack.As("ana").RunAsync("/decision", $"👍 {Hebrew} \u202Eabc :tada:");

        await Slack.Gtm.ExpectAsync("*DEC-1*", $"👍 {Hebrew}");
        var found = await Slack.As("tom").RunAsync("/decision", "search הרשמה 👍");
        Assert.Contains("DEC-1", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_mentions_a_channel_or_forges_a_link_through_the_bot()
    {
        var said = await Slack.As("tom").SayAsync(Loud);
        await Slack.As("tom").UseAsync(DecisionCommandHandler.MessageShortcutId, said);
        await Slack.As("ana").RunAsync("/decision", Loud);
        await Slack.As("ana").RunAsync("/align", Loud);
        await RaiseLoudlyAsync();
        await BriefLoudlyAsync();
        await RuleLoudlyAsync("ana");
        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Ana proposes:");
        var list = await Slack.As("lena").RunAsync("/decision", "list");
        var status = await Slack.As("lena").RunAsync("/align", "status");

        var texts = await BotTextsAsync();

        Assert.True(texts.Count > 20, $"{texts.Count} texts are too few to prove anything.");
        Assert.Contains(texts, text => text.Contains("&lt;!channel&gt;", StringComparison.Ordinal));
        Assert.All(texts, AssertHarmless);
        AssertHarmless(list.Ack);
        AssertHarmless(status.Ack);
    }

    async Task RaiseLoudlyAsync()
    {
        await Slack.As("ana").RunAsync("/dispute", Loud);
        var form = await Slack.As("ana").ModalAsync();
        await (await (await form.Fill("Question", Loud).Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync())
            .Fill("Options", Loud + "\nOnly after a second touch").Fill("Account", Loud).Fill("What holds meanwhile", Loud).SubmitAsync();
        var confirm = await Slack.As("ana").ModalAsync();
        AssertHarmless(confirm.Json);
        Assert.True((await confirm.SubmitAsync()).Closed);
    }

    async Task BriefLoudlyAsync()
    {
        var ask = await Slack.Dm("tom").ExpectAsync("Settle with Ana");
        await Slack.As("tom").PressAsync(ask, "Add my case");
        var form = await Slack.As("tom").ModalAsync();
        AssertHarmless(form.Json);
        Assert.True((await form.Fill("Your case", Loud).Fill("The other side's best argument", Loud).SubmitAsync()).Closed);
    }

    async Task RuleLoudlyAsync(string person)
    {
        var (ask, deed) = await Slack.AskedToDecideAsync(person);
        await Slack.As(person).PressAsync(ask, deed);
        var form = await Slack.As(person).ModalAsync();
        AssertHarmless(form.Json);
        var ruled = await (await Slack.InOwnWordsAsync(person, form, Loud)).Fill("Why", Loud).SubmitAsync();
        Assert.True(ruled.Closed, ruled.Delivery.ToString());
    }

    void AssertHarmless(JsonNode? shown)
    {
        var texts = new List<string>();
        Collect(shown, texts);
        Assert.NotEmpty(texts);
        Assert.All(texts, AssertHarmless);
    }

    /// <summary>No token but those that the bot makes: links to its own threads.</summary>
    void AssertHarmless(string text)
    {
        var others = text.Replace($"<{Slack.Address}", "", StringComparison.Ordinal);
        foreach (var token in (string[])["<!channel", "<!here", "<!everyone", "<!subteam", "<@UMORGAN", "<http"])
        {
            Assert.DoesNotContain(token, others, StringComparison.Ordinal);
        }
    }

    /// <summary>Every text that Slack would read markup in, of every message of the bot.</summary>
    async Task<List<string>> BotTextsAsync()
    {
        var texts = new List<string>();
        foreach (var channel in (await Slack.GetAsync("control/snapshot"))["channels"]!.AsArray())
        {
            foreach (var message in channel!["messages"]!.AsArray().Where(message => (bool?)message!["bot"] == true))
            {
                texts.Add((string?)message!["text"] ?? "");
                Collect(message["blocks"], texts);
            }
        }

        return texts;
    }

    static void Collect(JsonNode? node, List<string> texts)
    {
        switch (node)
        {
            case JsonObject { } map when (string?)map["type"] == "mrkdwn":
                texts.Add((string)map["text"]!);
                break;
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Collect(value, texts);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item, texts);
                }

                break;
        }
    }
}
