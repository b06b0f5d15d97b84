using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary>Whoever asks for more than a person can use is asked to come back, and nobody else waits for it.</summary>
public sealed class TooMuchAtOnce : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    /// <summary>A busy machine may take minutes between two presses here: what is used up comes back after hours.</summary>
    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(settings: new()
    {
        ["Budgets:Scale"] = "1",
        ["Budgets:Forms:Person"] = "9",
        ["Budgets:Forms:Within"] = "20:00:00",
        ["Budgets:Exports:Person"] = "2",
        ["Budgets:Exports:Channel"] = "3",
        ["Budgets:Exports:Within"] = "20:00:00",
    });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_for_exports_without_an_end_is_told_when_to_come_back_and_others_are_served()
    {
        List<string> answers = [];
        for (var n = 0; n < 5; n++)
        {
            answers.Add((await Slack.As("riley").RunAsync("/align", "export csv")).Text);
        }

        var other = await Slack.As("morgan").RunAsync("/align", "export csv");

        Assert.All(answers[..2], answer => Assert.Contains("export", answer, StringComparison.Ordinal));
        Assert.All(answers[..2], answer => Assert.DoesNotContain("Try again", answer, StringComparison.Ordinal));
        Assert.All(answers[2..], answer => Assert.Matches(
            "^You have asked for files more often than AlignBot serves at once. Nothing was done. Try again in [0-9]+ minutes. "
                + "You typed: /align export csv$", answer));
        Assert.Equal(answers[0], other.Text);
        Assert.DoesNotContain("Try again", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_has_a_budget_too()
    {
        await Slack.As("riley").RunAsync("/align", "export csv");
        await Slack.As("riley").RunAsync("/align", "export csv");
        await Slack.As("morgan").RunAsync("/align", "export csv");

        var fourth = await Slack.As("morgan").RunAsync("/align", "export csv");

        Assert.StartsWith("This channel has asked for files more often than AlignBot serves at once.", fourth.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_open_is_sent_whatever_was_asked_for_meanwhile()
    {
        await Slack.As("ana").RunAsync("/dispute", "Q3 price floor");
        var form = await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync();
        form.Fill("What holds meanwhile", "The floor stays.");
        await UseUpAsync();

        var refused = await Slack.As("ana").RunAsync("/dispute", "Is <b> & `c` a lead?");
        var sent = await form.SubmitAsync();
        var raised = await Slack.As("ana").RaiseItAsync();

        Assert.Empty(sent.Errors);
        Assert.True(raised.Closed, $"The form stayed open: {raised.Delivery}");
        Assert.EndsWith("You typed: /dispute Is &lt;b&gt; &amp; `c` a lead?", refused.Text, StringComparison.Ordinal);
        await Slack.Gtm.ExpectAsync("DSP-1", "Q3 price floor");
    }

    [Fact]
    public async Task A_button_says_so_beside_it_and_a_form_below_keeps_what_was_typed()
    {
        await Slack.As("ana").RunAsync("/dispute", "Q3 price floor");
        var form = await Slack.As("ana").ModalAsync();
        await UseUpAsync();

        await form.PressAsync("+ options, account, meanwhile, if nobody decides");

        await Slack.As("ana").ModalSayingAsync(
            "You have asked for forms and other things more often than AlignBot serves at once. Nothing was done. Try again in ");
        Assert.Equal("Q3 price floor", form.ValueOf("Question"));
    }

    /// <summary>Ana asks for this and that until she is told to come back.</summary>
    async Task UseUpAsync()
    {
        for (var n = 0; n < 9; n++)
        {
            await Slack.As("ana").RunAsync("/align", "path");
        }
    }
}
