using System.Text.Json.Nodes;
using AlignBot.Disputes.Raising;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Whoever is about to raise a dispute sees what is there about the same matter, and joins it, reopens it, or says why not.</summary>
public sealed class NoContestingTwice : IAsyncLifetime
{
    const string Anyway = "Raise it anyway, because";
    const string Question = "Do webinar sign-ups count as MQLs?";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        var program = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        world = await GtmWorld.StartAsync(program.Replace("What people are paid for. }", "What people are paid for., channel: CPAY }", StringComparison.Ordinal));
        await Slack.PostAsync("control/channels", new JsonObject
        {
            ["id"] = "CPAY",
            ["name"] = "gtm-pay",
            ["kind"] = "private",
            ["members"] = new JsonArray("UANA", "UTOM", "UDANA", "UPRIYA", "UMORGAN", "URILEY", "U0ALIGNBOT"),
        });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_open_dispute_of_nearly_the_same_question_is_joined_with_ones_words()
    {
        await Slack.RaiseAsync(Question);

        var confirm = await CheckAsync("lena", "Do the webinar signups count as MQL?", "Lead handling", "priya");
        Assert.Contains("*Perhaps that is there already*", confirm.Text, StringComparison.Ordinal);
        Assert.Contains($"*DSP-1*  {Question}", confirm.Text, StringComparison.Ordinal);
        await confirm.PressAsync("Join");
        var view = await Slack.As("lena").ModalAsync("A view on DSP-1");
        Assert.Equal("Do the webinar signups count as MQL?", view.ValueOf("Your view"));
        Assert.True((await view.SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("DSP-1", "A view by Lena: Do the webinar signups count as MQL?");
        Assert.Single(await world.Record.DisputesAsync());
    }

    [Fact]
    public async Task Raised_anyway_takes_a_reason_which_stands_on_the_card_and_in_the_record()
    {
        await Slack.RaiseAsync(Question);

        var confirm = await CheckAsync("tom", "Do webinar signups count as MQLs", "Definition", "ana");
        Assert.True(confirm.HasButton("Add my case"));
        var sent = await confirm.Fill(Anyway, "   ").SubmitAsync();
        Assert.Equal("The reason is missing: write at least a few words.", sent.ErrorOn(LikeWords.Why));
        sent = await (await Slack.As("tom").ModalSayingAsync("Perhaps that")).Fill(Anyway, "That one is about trials.").SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());

        await Slack.Gtm.ExpectAsync("DSP-2", "Do webinar signups count", "Raised although DSP-1 was there: That one is about trials.");
        await Slack.PressOnCardAsync("tom", "More...", "DSP-2");
        await (await Slack.As("tom").ModalAsync("DSP-2")).PressAsync("History");
        await Slack.As("tom").ModalSayingAsync("Tom raised it, under path version 1", "Raised although DSP-1 was there: That one is about trials.");
    }

    [Fact]
    public async Task Another_question_between_the_same_two_is_shown_and_takes_no_reason()
    {
        await Slack.RaiseAsync(Question);

        var confirm = await CheckAsync("tom", "What is an MQA?", "Definition", "ana");
        Assert.Contains("Definition, between Tom and Ana.", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("*Also between the same two*", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("*DSP-1*", confirm.Text, StringComparison.Ordinal);
        Assert.False(confirm.Has(Anyway));
        Assert.True((await confirm.SubmitAsync()).Closed);

        var card = await Slack.Gtm.ExpectAsync("DSP-2", "What is an MQA?");
        Assert.DoesNotContain("DSP-1", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_is_reopened_by_a_party_and_read_by_others()
    {
        await Slack.RaiseAsync(Question);
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("*DEC-1*");

        var confirm = await CheckAsync("lena", Question, "Definition", "priya");
        Assert.Contains($"*DEC-1*  {Question} Only after a second touch", confirm.Text, StringComparison.Ordinal);
        Assert.True(confirm.HasButton("Read it"));
        await confirm.CloseAllAsync();
        confirm = await CheckAsync("ana", Question, "Definition", "tom");
        await confirm.PressAsync("Reopen");
        await (await Slack.As("ana").ModalAsync("Reopen DSP-1")).Fill("What is new", "Nine of 412 answered.").SubmitAsync();

        await Slack.Gtm.ExpectAsync("DSP-1", "round 2");
        Assert.Single(await world.Record.DisputesAsync());
    }

    [Fact]
    public async Task Two_accounts_are_two_matters_and_one_account_is_one()
    {
        await RaiseAsync("ana", "Who owns it?", "Account ownership", "tom", "Northwind");

        Assert.False((await CheckAsync("ana", "Who owns it?", "Account ownership", "tom", "Initech")).Has(Anyway));
        await (await Slack.As("ana").ModalAsync()).CloseAllAsync();
        var confirm = await CheckAsync("lena", "May marketing write to their board?", "Account ownership", "priya", "northwind");
        Assert.Contains("*DSP-1*", confirm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_may_not_read_is_neither_shown_nor_named()
    {
        await RaiseAsync("ana", "What is Ana paid for?", "Incentive", "tom", closes: false);

        var confirm = await CheckAsync("lena", "What is Ana paid for?", "Incentive", "priya");
        Assert.False(confirm.Has(Anyway));
        Assert.DoesNotContain("DSP-1", confirm.Text, StringComparison.Ordinal);
        await confirm.CloseAllAsync();

        // Tom has a part in it and says why; what the others read does not name it.
        confirm = await CheckAsync("tom", "What is Ana paid for, in the end?", "Budget", "ana");
        Assert.False(confirm.Has(Anyway));
        await confirm.CloseAllAsync();
        confirm = await CheckAsync("tom", "What is Ana paid for!", "Budget", "ana");
        Assert.True((await confirm.Fill(Anyway, "Of the budget.").SubmitAsync()).Closed);
        var card = await Slack.Gtm.ExpectAsync("DSP-2", "Why it was raised: Of the budget.");
        Assert.DoesNotContain("DSP-1", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_raise_the_same_at_the_same_moment_the_second_finds_the_first()
    {
        var (one, other) = (await CheckAsync("ana", Question, "Definition", "tom"), await CheckAsync("lena", Question, "Definition", "priya"));
        Assert.False(one.Has(Anyway) || other.Has(Anyway));

        await Task.WhenAll(one.SubmitAsync(), other.SubmitAsync());

        Assert.Single(await world.Record.DisputesAsync());
        var late = await Slack.As("ana").SeesNoModalAsync() ? "lena" : "ana";
        var again = await Slack.As(late).ModalSayingAsync("Perhaps that is there already", "*DSP-1*");
        Assert.True((await again.Fill(Anyway, "Ours is about fairs, too.").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("DSP-2", "Raised although DSP-1 was there: Ours is about fairs, too.");
    }

    async Task<Modal> CheckAsync(string person, string question, string category, string other, string? account = null)
    {
        await Slack.As(person).RunAsync("/dispute", question);
        var form = (await Slack.As(person).ModalAsync("Raise a dispute")).Fill("Category", category).Fill("Whom do you disagree with?", other);
        if (account is not null)
        {
            form = (await form.MoreAsync()).Fill("Account", account);
        }

        Assert.Empty((await form.SubmitAsync()).Errors);
        return await Slack.As(person).ModalSayingAsync("Nobody is told before");
    }

    async Task RaiseAsync(string person, string question, string category, string other, string? account = null, bool closes = true)
    {
        var sent = await (await CheckAsync(person, question, category, other, account)).SubmitAsync();
        Assert.Equal(closes, sent.Closed);
        if (!closes)
        {
            await (await Slack.As(person).ModalAsync()).CloseAllAsync();
        }
    }
}
