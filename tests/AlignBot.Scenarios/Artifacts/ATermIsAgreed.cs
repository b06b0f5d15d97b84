using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>What is an MQL? Somebody writes it down, both leaders sign it, and whoever asks reads it from then on.</summary>
public sealed class ATermIsAgreed : IAsyncLifetime
{
    const string Bot = "U0ALIGNBOT";
    const string Meaning = "What it means here";

    const string Two = "A lead is marketing-qualified when the account is on the list,\nor when two people of it came to a webinar within 30 days.";
    const string TwoOtherSpaces = "A lead is marketing-qualified when the account is on the list,\nor  when two people of it came to a webinar within 30 days. ";
    const string Three = "A lead is marketing-qualified when the account is on the list,\nand when two people of it came to a webinar within 30 days.";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_a_meaning_to_begin_with_to_a_signed_one_that_anybody_finds()
    {
        await Slack.As("ana").RunAsync("/align", "define mqls");
        var begin = await Slack.GtmOf("ana").ExpectWithAsync("Change and propose it", "*MQL* is not defined here yet.");
        await Slack.As("ana").PressAsync(begin, "Change and propose it");
        var form = await Slack.As("ana").ModalAsync("A new term");
        Assert.Equal(("MQL", "marketing-qualified lead"), (form.ValueOf("The term"), form.ValueOf("Also called")));
        var sent = await form.Fill(Meaning, Two).SubmitAsync();
        Assert.True(sent.Delivery.Error is null && !sent.Errors.Any(), sent.Delivery.ToString());

        // Home says so at once; the message comes with what else was proposed by then.
        await Slack.As("dana").HomeAsync("*Sign the definition of MQL*, version 1");
        Assert.Contains("Proposed, awaiting Dana and Priya.", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAsync("dana", "*MQL waits for your signature.*");
        await Slack.As("dana").SeesHomeWithoutAsync("Sign the definition");
        await Slack.Dm("dana").ExpectAsync("Nothing waits for your signature.");
        await SignAsync("priya", "*MQL waits for your signature.*");

        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: MQL*", "two people of it", "signed by Dana and Priya", "It is looked at again on");
        foreach (var typed in (string[])["mql", "MQLs", "marketing qualified lead", "what is an MQL?"])
        {
            Assert.Contains("signed by Dana and Priya", (await Slack.As("lena").RunAsync("/align", $"define {typed}")).Text, StringComparison.Ordinal);
        }

        var asked = await Slack.As("tom").SayAsync($"<@{Bot}> what is an MQL?");
        var answer = await Slack.Gtm.ExpectAsync("*MQL* (marketing-qualified lead)", "or when two people");
        Assert.Equal(asked, (string?)answer.Json["thread_ts"]);
        Assert.Contains("Did you mean one of these?", (await Slack.As("tom").RunAsync("/align", "define MLQ")).Text, StringComparison.Ordinal);
        await Slack.As("morgan").HomeAsync("definitions 1 current");
        await world.Record.HappenedAsync("artifact.in-force");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Saving_what_stands_there_keeps_the_signatures_and_another_word_asks_both_anew()
    {
        await AgreedAsync();

        foreach (var same in (string[])[Two, TwoOtherSpaces])
        {
            await (await WriteAsync("ana")).Fill(Meaning, same).SubmitAsync();
            await world.Time.AdvanceAsync(Duration.FromHours(30));
            Assert.Contains("version 1, signed by Dana and Priya", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
            await Slack.Dm("dana").ExpectCountAsync(0, "MQL waits for your signature");
        }

        await (await WriteAsync("ana")).Fill(Meaning, Three).Fill("Why it is different", "One of both was too little.").SubmitAsync();
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        foreach (var leader in (string[])["dana", "priya"])
        {
            var ask = await Slack.Dm(leader).ExpectWithAsync("Read and sign", "*MQL waits for your signature.*", "version 2, by Ana, after version 1");
            await Slack.As(leader).PressAsync(ask, "Read and sign");
            var read = await Slack.As(leader).ModalAsync("Read and sign");
            Assert.Contains("~or~ *and*", read.Text, StringComparison.Ordinal);
            Assert.Contains("One of both was too little.", read.Text, StringComparison.Ordinal);
            await read.CloseAsync();
        }

        Assert.Contains("Version 2 is proposed, awaiting Dana and Priya.", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
        Assert.Contains("or when two people", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_overtaken_keeps_what_they_typed_and_reads_what_changed()
    {
        await AgreedAsync();
        var (anas, priyas) = (await WriteAsync("ana"), await WriteAsync("priya"));
        await anas.Fill(Meaning, Three).SubmitAsync();

        await priyas.Fill(Meaning, "Something of Priya's own about webinars.").SubmitAsync();

        var again = await Slack.As("priya").ModalSayingAsync("Ana wrote version 2 while you had version 1 open.", "~or~ *and*");
        Assert.Equal("Something of Priya's own about webinars.", again.ValueOf(Meaning));
        await again.SubmitAsync();
        Assert.Contains("Version 3 is proposed", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_changed_while_somebody_read_is_not_signed_unseen()
    {
        await ProposedAsync();
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        var ask = await Slack.Dm("dana").ExpectWithAsync("Read and sign", "waits for your signature");
        await Slack.As("dana").PressAsync(ask, "Read and sign");
        var reading = await Slack.As("dana").ModalAsync("Read and sign");
        await (await WriteAsync("ana")).Fill(Meaning, Three).SubmitAsync();

        await reading.SubmitAsync();

        var again = await Slack.As("dana").ModalSayingAsync("was changed while you read", "MQL, version 2, by Ana");
        Assert.Contains("Please complete this required field.", (await again.SubmitAsync()).Errors);
        await again.Fill("I sign", "MQL, version 2").SubmitAsync();
        Assert.Contains("awaiting Priya", (await Slack.As("ben").RunAsync("/align", "define MQL")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("***", "Something", "The name needs a letter or a digit.")]
    [InlineData("marketing qualified lead", "Something", "is ART-1 already")]
    [InlineData("SQL", "https://example.com/what-it-is", "A link alone says nothing")]
    [InlineData("SQL", "\U0001F680", "There is not a word in it")]
    [InlineData("SQL", "See http://example.com for it", "is not an https link")]
    public async Task What_says_nothing_is_refused_in_its_field(string term, string text, string why)
    {
        await ProposedAsync();
        await Slack.As("tom").RunAsync("/align", "define");
        await Slack.As("tom").PressAsync(await Slack.GtmOf("tom").ExpectWithAsync("Define a term", "*1 term*"), "Define a term");
        var form = await Slack.As("tom").ModalAsync("A new term");

        var refused = await form.Fill("The term", term).Fill(Meaning, text).SubmitAsync();

        Assert.Contains(refused.Errors, error => error.Contains(why, StringComparison.Ordinal));
        Assert.Equal(2, (await world.Record.HistoryAsync()).Count(kind => kind is "artifact.begun" or "artifact.written"));
    }

    [Fact]
    public async Task A_term_may_be_called_like_a_command()
    {
        await Slack.As("ana").RunAsync("/align", "define list");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Define it", "*list* is not defined here."), "Define it");
        await (await Slack.As("ana").ModalAsync("A new term")).Fill(Meaning, "The accounts that both sides work on.").SubmitAsync();

        Assert.Contains("The accounts that both sides work on.", (await Slack.As("ben").RunAsync("/align", "define list")).Text, StringComparison.Ordinal);
    }

    async Task ProposedAsync()
    {
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectAsync("*MQL* is not defined here yet."), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).Fill(Meaning, Two).SubmitAsync();
        await world.Record.HappenedAsync("artifact.written");
    }

    async Task AgreedAsync()
    {
        await ProposedAsync();
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAsync("dana", "waits for your signature");
        await SignAsync("priya", "waits for your signature");
        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: MQL*");
        await Slack.Dm("dana").ExpectAsync("Nothing waits for your signature.");
    }

    async Task SignAsync(string leader, string asked)
    {
        await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", asked), "Read and sign");
        await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
    }

    async Task<Modal> WriteAsync(string person)
    {
        await Slack.As(person).RunAsync("/align", "artifacts ART-1");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync("Write a new version", "*MQL*"), "Write a new version");
        return await Slack.As(person).ModalAsync("A new version");
    }
}
