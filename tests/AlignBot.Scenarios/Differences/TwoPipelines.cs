using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.People;
using AlignBot.Scenarios.ReviewLines;
using AlignBot.Scenarios.Scoreboard;

namespace AlignBot.Scenarios.Differences;

/// <summary>Before the strategy review each side gives its pipeline without seeing the other's; both are shown together, and what differs is settled there.</summary>
public sealed class TwoPipelines : IAsyncLifetime
{
    const string Figure = "as sales counts it";
    const string Eve = "2026-12-02T09:05";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,<!channel> Acme,acme.example,true,1\nA-2,Bolt,bolt.example,true,2\n");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Neither_sees_the_others_figure_before_both_are_shown()
    {
        await world.SettleScoreboardAsync();
        await world.Time.ToAsync(Eve);
        var dana = await Slack.Dm("dana").ExpectWithAsync("Enter the figure", "*What is the pipeline, as sales counts it?*");
        var priya = await Slack.Dm("priya").ExpectWithAsync("Enter the figure", "*What is the pipeline, as marketing counts it?*");

        // A slip changes nothing and loses nothing.
        await Slack.As("dana").PressAsync(dana, "Enter the figure");
        var form = await Slack.As("dana").ModalAsync("Your pipeline");
        var refused = await form.Fill($"Open pipeline on the account list, {Figure}", "about a million").Fill("The deals that it is made of", "O-1; A-1; 70,000\nO-2; Bolt").SubmitAsync();
        Assert.Equal("'about a million' is no amount in EUR; write it as 1,200,000 or 1.2m.", refused.ErrorOn("amount"));
        Assert.Contains("Line 2: 'Bolt' is no amount", refused.ErrorOn("deals"), StringComparison.Ordinal);
        form = await Slack.As("dana").ModalAsync("Your pipeline");
        refused = await form.Fill($"Open pipeline on the account list, {Figure}", "100k").Fill("The deals that it is made of", "O-1; A-1; 70,000\nO-2; Bolt; 20.000").SubmitAsync();
        Assert.Equal("The deals add up to 90,000, and the figure is 100,000: mend one of them, or leave the deals empty.", refused.ErrorOn("deals"));
        form = await Slack.As("dana").ModalAsync("Your pipeline");
        await form.Fill("The deals that it is made of", "O-1; A-1; 70,000\nO-2; Bolt; 30.000").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("*Entered.*", "and to nobody before");
        await Slack.Dm("dana").ExpectAsync("The pipeline of sales is given. Nobody sees it before both are shown");

        // Final; nobody but the side's leader gives it; and nobody reads it anywhere, whoever they are.
        await Slack.As("dana").PressAsync(dana, "Enter the figure");
        await Slack.Dm("dana").ExpectAsync("The figure of sales was given and is final; nobody sees it before both are shown.");
        Assert.True(priya.HasButton("Enter the figure"));
        foreach (var person in (string[])["priya", "riley", "morgan", "dana"])
        {
            await Slack.As(person).RunAsync("/align", "numbers");
            var answer = await Slack.GtmOf(person).ExpectAsync("No pipelines have been compared yet.", "that of marketing is still to come");
            Assert.Equal(person == "priya", answer.HasButton("Enter the figure"));
        }

        await NobodyReadsAsync("100,000", "70,000", "100000");

        await Slack.As("priya").RunAsync("/align", "numbers");
        await Slack.As("priya").PressAsync(await Slack.GtmOf("priya").ExpectWithAsync("Enter the figure", "still to come"), "Enter the figure");
        form = await Slack.As("priya").ModalAsync("Your pipeline");
        await form.Fill("Open pipeline on the account list, as marketing counts it", "€ 87.500,00").Fill("The deals that it is made of", "O-1; A-1; 72,500\nO-3; A-1; 15,000").SubmitAsync();
        await Slack.As("priya").ModalSayingAsync("*Entered.*");
        await world.Time.ToAsync("2026-12-03T13:40");
        await NobodyReadsAsync("100,000", "87,500");

        await world.Time.ToAsync("2026-12-03T13:46");
        var shown = await Slack.Gtm.ExpectWithAsync("What differs", "*The two pipelines differ by 12.5 %*", "Sales: 100,000 EUR (Dana, as of", "Marketing: 87,500 EUR (Priya, as of");
        await Slack.Dm("dana").ExpectAsync("*The two pipelines differ by 12.5 %*", "Marketing: 87,500 EUR");
        await Slack.As("ana").PressAsync(shown, "What differs");
        await Slack.As("ana").ModalSayingAsync(
            "*Only sales counts* (1)", "O-2 of Bolt: 30,000 EUR", "*Only marketing counts* (1)", "O-3 of &lt;!channel&gt; Acme: 15,000 EUR", "O-1 of &lt;!channel&gt; Acme: 70,000 EUR for sales, 72,500 EUR for marketing",
            "*Accounts of which only sales counts a deal* (1)");

        await world.Time.ToAsync("2026-12-03T14:00");
        var card = await Slack.Gtm.ExpectAsync("Strategy review", "start it by", "*The two pipelines differ by 12.5 %.* Sales 100,000 EUR, marketing 87,500 EUR.");
        Assert.True(card.Says("Sales has a pipeline of 100,000 EUR and marketing one of 87,500 EUR: which do we stand by, and what makes the difference?"), card.Text);
        await world.Record.HappenedAsync("figures.revealed");

        // Those who read drift find it there, with what it was counted from.
        var drift = await Slack.ReadsAsync("dana", "drift", "*The two figures differ*  12.5 % (shown above 2 %)", "12.5 % on Thu 3 Dec 2026");
        Assert.True(drift.HasButton("Open the numbers"), drift.Text);
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task One_that_is_missing_reads_not_given_and_what_is_alike_is_one_line_on_the_card()
    {
        await world.SettleScoreboardAsync();
        await world.Time.ToAsync(Eve);
        await EnterAsync("dana", "sales", "100,000");
        await world.Time.ToAsync("2026-12-03T13:50");
        await Slack.Gtm.ExpectAsync("*Marketing has not given its pipeline*", "Sales: 100,000 EUR", "Marketing: not given");
        await Slack.Dm("priya").ExpectAsync("*Marketing has not given its pipeline*");
        await world.Time.ToAsync("2026-12-03T14:00");
        await Slack.Gtm.ExpectAsync("Strategy review", "start it by", "Marketing has not given its pipeline: which figure do we stand by?");

        // A month later both give theirs, and nobody is told what is no news.
        await world.Time.ToAsync("2027-01-06T09:05");
        await EnterAsync("dana", "sales", "100,000");
        await EnterAsync("priya", "marketing", "98,000");
        await world.Time.ToAsync("2027-01-07T14:00");
        var card = await Slack.Gtm.ExpectAsync("Strategy review", "start it by", "*The two pipelines are alike: 2.0 % apart.* Sales 100,000 EUR, marketing 98,000 EUR.");
        Assert.False(card.Says("which do we stand by"), card.Text);
        Assert.Equal(0, await Slack.Gtm.CountAsync("*The two pipelines are alike: 2.0 % apart*\n"));
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_scoreboard_has_a_currency()
    {
        await world.Time.ToAsync("2026-12-03T14:00");
        await Slack.Gtm.ExpectAsync("Strategy review", "start it by");
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("What is the pipeline"));
        await Slack.ReadsAsync("ana", "numbers", "No pipelines have been compared yet.", "Sales: its leader is asked.");
        await Slack.ReadsAsync("ana", "numbers nonsense", "numbers");
    }

    [Fact]
    public async Task A_review_that_is_moved_and_a_leader_who_changes_take_the_question_along()
    {
        await world.SettleScoreboardAsync();
        await world.Time.ToAsync(Eve);
        await EnterAsync("priya", "marketing", "5k");
        await Slack.ChangeMeetingAsync("riley", "move 2026-12-04 15:00 the board meets");
        await world.GiveRoleAsync("Sales leader", "tom");
        await Slack.Dm("tom").ExpectWithAsync("Enter the figure", "*What is the pipeline, as sales counts it?*");
        await Slack.Dm("dana").ExpectAsync("Somebody else gives the pipeline of sales. Nothing for you to do.");
        await world.Time.ToAsync("2026-12-03T14:00");
        Assert.Equal(0, await Slack.Gtm.CountAsync("has not given its pipeline"));
        await EnterAsync("tom", "sales", "5k");
        await world.Time.ToAsync("2026-12-04T14:50");
        await Slack.Dm("tom").ExpectAsync("*The two pipelines are the same*");
    }

    async Task EnterAsync(string person, string side, string amount)
    {
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Enter the figure", $"as {side} counts it"), "Enter the figure");
        await (await Slack.As(person).ModalAsync("Your pipeline")).Fill($"Open pipeline on the account list, as {side} counts it", amount).SubmitAsync();
        await (await Slack.As(person).ModalSayingAsync("*Entered.*")).CloseAllAsync();
    }

    /// <summary>Not in the record that is handed out, its history, the channel or anybody's messages.</summary>
    async Task NobodyReadsAsync(params string[] figures)
    {
        var read = string.Join('\n', await world.Record.HistoryBodiesAsync()) + await Slack.Gtm.TranscriptAsync();
        foreach (var person in (string[])["dana", "priya", "riley", "morgan"])
        {
            read += await Slack.Dm(person).TranscriptAsync();
        }

        Assert.All(figures, figure => Assert.DoesNotContain(figure, read, StringComparison.Ordinal));
    }
}
