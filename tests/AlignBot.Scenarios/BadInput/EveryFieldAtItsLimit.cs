using AlignBot.Disputes.Forms;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>A dispute whose every field is as long as it may be, in the characters that Slack counts five times: all of it is taken, shown and kept.</summary>
public sealed class EveryFieldAtItsLimit : IAsyncLifetime
{
    static readonly string Body = new('&', 3000);
    static readonly string Line = new('<', 500);
    static readonly string Name = new('>', 200);

    /// <summary>Ten, of which one is as long as an option may be.</summary>
    static readonly string[] Options = [.. Enumerable.Range(0, 9).Select(n => $"{n}{new string('&', 200)}"), new string('&', 500)];

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_question_to_a_new_round_all_of_it_stands()
    {
        await RaiseAsync();
        await SayAsync("tom", "Add my case", "Your case", Body, "The other side's best argument", Body);
        await SayAsync("riley", "Add my view", "Your view", Body);
        await BehindMoreAsync("ana", "Change what holds if nobody decides", "If nobody decides", Line[1..]);
        await BehindMoreAsync("ana", "Extend", "Why", Body);
        await SayAsync("ana", "Escalate now", "Why", Body);
        await Slack.Dm("dana").ExpectAsync("*Decide");
        await BehindMoreAsync("dana", "I should not decide this", "Why", Body);
        await DecideAsync("ben", ("Something else", Body));
        await DecideAsync("priya", ((string)TermsInputs.Of("-", $"Agree with Ben: {Body}").Text.Text, null));
        await Slack.Gtm.ExpectAsync("In the decision log as DEC-1.");
        await BehindMoreAsync("tom", "Record my dissent", "Why you disagree", Body);
        await SayAsync("ana", "Reopen", "What is new", Body);
        await Slack.Gtm.ExpectAsync("DSP-1", "round 2");

        await Slack.PressBehindMoreAsync("lena", "History");
        await Slack.As("lena").ModalSayingAsync("Ana raised it");
        await world.AssertExactAsync();
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((Body, Line, Name), (dispute.Question, dispute.Meanwhile, dispute.Account));
        Assert.Equal(Options, dispute.Options);
        Assert.Equal((Body, Body), (dispute.Briefs[0].OwnCase, dispute.Briefs[0].OtherCase));
        Assert.Equal((Body, Body), (dispute.Evidence, Assert.Single(dispute.Dissents).Text));
        Assert.Equal((Body, Body), Assert.Single(await world.Record.DecisionsAsync()) is { } decision ? (decision.Text, decision.Rationale) : default);
    }

    [Fact]
    public async Task One_more_is_refused_on_its_field_and_all_that_was_typed_is_kept()
    {
        var before = await world.Record.SizeAsync();
        await Slack.As("ana").RunAsync("/dispute", $"{Body[1..]}🙂");
        var form = await FilledAsync(await Slack.As("ana").ModalAsync());

        var sent = await form.Fill("Options", string.Join('\n', [.. Options, "eleven"])).SubmitAsync();
        Assert.Equal("That is 11; at most 10 fit.", sent.ErrorOn("options"));
        Assert.Equal(Body[1..], (await Slack.As("ana").ModalAsync()).ValueOf("Question"));
        sent = await (await Slack.As("ana").ModalAsync()).Fill("Options", $"{Options[^1]}&\nNo").SubmitAsync();
        Assert.Contains("501 characters long; at most 500 fit", sent.ErrorOn("options"), StringComparison.Ordinal);
        sent = await (await Slack.As("ana").ModalAsync()).Fill("Options", "").Fill("Account", $"{Name}>").Fill("What holds meanwhile", $"{Line}<").Fill("If nobody decides", $"{Line}<").SubmitAsync();
        Assert.All((string[])["account", "meanwhile", "other-default"], block => Assert.NotNull(sent.ErrorOn(block)));
        Assert.Equal($"{Name}>", (await Slack.As("ana").ModalAsync()).ValueOf("Account"));
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    async Task RaiseAsync()
    {
        await Slack.As("ana").RunAsync("/dispute", "What is asked?");
        var form = (await FilledAsync(await Slack.As("ana").ModalAsync())).Fill("Question", Body).Fill("Options", string.Join('\n', Options));
        var sent = await form.SubmitAsync();
        Assert.Empty(sent.Errors);
        Assert.True((await (await Slack.As("ana").ModalSayingAsync("You propose instead")).SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("DSP-1", "level 1 of 3");
    }

    static async Task<Modal> FilledAsync(Modal form) => (await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync())
        .Fill("Account", Name).Fill("What holds meanwhile", Line).Fill("If nobody decides", Line);

    Task SayAsync(string person, string entry, params string[] fields) => SendAsync(person, () => Slack.PressOnCardAsync(person, entry), fields);

    Task BehindMoreAsync(string person, string entry, params string[] fields) => SendAsync(person, () => Slack.PressBehindMoreAsync(person, entry), fields);

    async Task SendAsync(string person, Func<Task> open, string[] fields)
    {
        await open();
        var form = await Slack.As(person).ModalSayingAsync(fields[0]);
        foreach (var field in fields.Chunk(2))
        {
            form.Fill(field[0], field[1]);
        }

        var sent = await form.SubmitAsync();
        Assert.Empty(sent.Errors);
        Assert.Null(sent.Delivery.Error);
    }

    async Task DecideAsync(string person, (string Choice, string? Words) ruling)
    {
        var (ask, deed) = await Slack.AskedToDecideAsync(person);
        await Slack.As(person).PressAsync(ask, deed);
        var form = await Slack.As(person).ModalAsync("Decide DSP-1");
        form = ruling.Words is { } words
            ? (await Slack.InOwnWordsAsync(person, form, words)).Fill("Why", words)
            : form.Fill("Your answer", ruling.Choice);

        Assert.True((await form.SubmitAsync()).Closed);
    }
}
