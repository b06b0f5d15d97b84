using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>What the record can't show is reported by those to whom it is owed; the owing side's leader says that it is so, or has it decided.</summary>
public sealed class SomethingComesLate : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("dana").RunAsync("/align", "sla");
        await Slack.As("dana").PressAsync(await Slack.GtmOf("dana").ExpectWithAsync("Write it", "Nothing is written yet"), "Write it");
        await (await Slack.As("dana").ModalAsync("The SLA")).PressAsync("Add a clause");
        await (await Slack.As("dana").ModalAsync("A new clause")).Fill("Who owes it", "Marketing")
            .Fill("In our own words", "hand over each MQL with its account").Fill("Within", "4wh").SubmitAsync();
        await (await Slack.As("dana").ModalSayingAsync("hand over each MQL")).SubmitAsync();
        foreach (var leader in (string[])["dana", "priya"])
        {
            await world.Time.AdvanceAsync(Duration.FromMinutes(6));
            await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", "*Marketing and sales SLA waits for your signature.*"), "Read and sign");
            await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
        }

        await Slack.Gtm.ExpectAsync("in force from now on: Marketing and sales SLA");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_leader_of_the_owing_side_reads_of_it_once_on_the_next_morning_and_says_that_it_is_so()
    {
        Assert.Equal(
            "It is recorded under clause 1. Priya says for marketing whether it is so, or has it decided; it is told with whatever else comes late this week.",
            await RunAsync("ana", "late 1 Acme came without an account."));
        await RunAsync("ben", "late 1 Globex came on Friday.");
        await Slack.As("priya").HomeAsync("*2 things are reported late that marketing owed.*");
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("reported late"));

        await world.Time.AdvanceAsync(Duration.FromHours(24));

        var told = await Slack.Dm("priya").ExpectWithAsync("Read and answer", "*2 things are reported late that marketing owed.*", "Acme came without an account.", "Globex came on Friday.");
        await Slack.As("priya").PressAsync(told, "Read and answer");
        await (await Slack.As("priya").ModalAsync("Reported late")).PressAsync("It is so");
        await (await Slack.As("priya").ModalSayingAsync("Globex came on Friday.")).PressAsync("It is so");
        await Slack.As("priya").ModalSayingAsync("Everything that was reported is answered.");
        await Slack.Dm("priya").ExpectAsync("Nothing reported late waits for you.");
        Assert.Contains("*2 reported late*", await RunAsync("ben", ""), StringComparison.Ordinal);
        Assert.Equal(1, await Slack.Dm("priya").CountAsync("eported late"));
    }

    [Fact]
    public async Task It_is_contested_as_a_dispute_and_does_not_count_before_that_is_decided()
    {
        await RunAsync("ana", "late 1 Acme came without an account.");
        await (await Slack.As("priya").HomeAsync("reported late that marketing owed")).PressAsync("Read and answer");
        await (await Slack.As("priya").ModalAsync("Reported late")).PressAsync("Have it decided");
        await (await Slack.As("priya").ModalSayingAsync("Whom do you disagree with?")).Fill("Category", "Definition").SubmitAsync();
        await Slack.As("priya").RaiseItAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Was clause 1 of the SLA (Marketing: hand over each MQL with its account, within 4 working hours) kept? Ana reports of", "Acme came without an account.");
        await world.Record.HappenedAsync("artifact.late-contested");
        Assert.Contains("nothing is reported late\n1 contested, and not counted before that is decided", await RunAsync("ben", ""), StringComparison.Ordinal);

        await Slack.RuleAsync("ana", "It was late: it counts");
        await Slack.RuleAsync("priya", "Agree with Ana: It was late: it counts");
        await Slack.Gtm.ExpectAsync("DEC-1");

        Assert.Contains("*1 reported late*", await RunAsync("ben", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decided_to_have_been_kept_it_is_taken_back_by_itself()
    {
        await RunAsync("ana", "late 1 Acme came without an account.");
        await (await Slack.As("priya").HomeAsync("reported late that marketing owed")).PressAsync("Read and answer");
        await (await Slack.As("priya").ModalAsync("Reported late")).PressAsync("Have it decided");
        await (await Slack.As("priya").ModalSayingAsync("Whom do you disagree with?")).Fill("Category", "Definition").SubmitAsync();
        await Slack.As("priya").RaiseItAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Acme came without an account.");

        await Slack.RuleAsync("priya", "It was kept: it does not count");
        await Slack.RuleAsync("ana", "Agree with Priya: It was kept: it does not count");
        await Slack.Gtm.ExpectAsync("DEC-1");

        await world.Record.HappenedAsync("artifact.late-decided-kept");
        var kept = await RunAsync("ana", "");
        Assert.Contains("nothing is reported late", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("contested", kept, StringComparison.Ordinal);
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Who_reported_it_takes_it_back()
    {
        await RunAsync("ana", "late");
        await (await Slack.As("ana").ModalAsync("Report something late")).Fill("What came late", "Acme came without an account.").SubmitAsync();
        await Slack.As("ana").ModalSayingAsync("It is recorded under clause 1.");

        await RunAsync("ana", "");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Take a report back", "1 reported late"), "Take a report back");
        var back = await Slack.As("ana").ModalAsync("Take a report back");
        await back.Fill("Which", back.ChoicesOf("Which").Single()).SubmitAsync();

        Assert.Contains("nothing is reported late", await RunAsync("ben", ""), StringComparison.Ordinal);
        await world.Time.AdvanceAsync(Duration.FromHours(24));
        Assert.Equal(0, await Slack.Dm("priya").CountAsync("reported late"));
    }

    [Fact]
    public async Task Everybody_else_is_told_who_reports_and_what_is_wrong_and_nothing_is_recorded()
    {
        Assert.Equal("Clause 1 is owed to sales: people of sales report what is late. Tell one of them. You typed: `1 It is late`", await RunAsync("tom", "late 1 It is late"));
        Assert.Equal("No signed clause has the number 7: /align sla shows them. You typed: `7 It is late`", await RunAsync("ana", "late 7 It is late"));
        Assert.StartsWith("What is late is reported by those to whom it is owed", await RunAsync("riley", "late"), StringComparison.Ordinal);
        Assert.Contains("late", await RunAsync("ana", "lat 1 x"), StringComparison.Ordinal);
        await RunAsync("ana", "late");
        var form = await Slack.As("ana").ModalAsync("Report something late");
        Assert.Contains("has not come: choose", Assert.Single((await form.Fill("When it was to have come", "2027-01-01").Fill("What came late", "Acme").SubmitAsync()).Errors), StringComparison.Ordinal);

        Assert.Contains("nothing is reported late", await RunAsync("ben", ""), StringComparison.Ordinal);
    }

    async Task<string> RunAsync(string person, string text) => (await Slack.As(person).RunAsync("/align", $"sla {text}".Trim())).Text;
}
