using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>The SLA is written clause by clause, both leaders sign it, and what was kept of it is counted from what the bot sees.</summary>
public sealed class WhatEachSideOwes : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Its_clauses_are_what_both_leaders_sign_and_each_quarter_shows_what_was_kept()
    {
        await OpenAsync("dana");
        await AddAsync("dana", "Sales", "Gives its case in a dispute", within: "1wd");
        await AddAsync("dana", "Marketing", "In our own words; what is late is reported", "hand over each MQL with its account.", "4wh");
        await (await Slack.As("dana").ModalSayingAsync("hand over each MQL")).Fill("What else you agree on", "We look at it each month.").SubmitAsync();
        await SignAsync("dana");
        await SignAsync("priya");
        await Slack.Gtm.ExpectAsync(
            "*Signed, and in force from now on: Marketing and sales SLA*", "1. Sales gives its case in a dispute within 1 working day of its being raised. Counted from the record.",
            "2. Marketing: hand over each MQL with its account, within 4 working hours. What is late is reported by sales.", "We look at it each month.");

        await Slack.RaiseAsync();
        Assert.Contains("nothing was due yet, 1 open", await SlaAsync("ben"), StringComparison.Ordinal);
        await world.Time.AdvanceAsync(Duration.FromDays(4));

        var sla = await SlaAsync("ben");
        Assert.Contains("*kept 0 of 1*", sla, StringComparison.Ordinal);
        Assert.Contains("DSP-1", sla, StringComparison.Ordinal);
        Assert.Contains("nothing is reported late", sla, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meetings_actions_and_the_word_of_who_decided_are_counted_too()
    {
        await OpenAsync("dana");
        await AddAsync("dana", "Sales", "Its leader, or the deputy, is at each meeting", says: "Sales has its leader");
        await AddAsync("dana", "Marketing", "Does each action that it has by its day");
        await AddAsync("dana", "Marketing", "Confirms or contests a decision in its name", within: "1wd");
        await (await Slack.As("dana").ModalSayingAsync("Marketing confirms")).SubmitAsync();
        await SignAsync("dana");
        await SignAsync("priya");
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        await (await Slack.As("ana").ModalAsync())
            .Fill("Also decided by", "priya").Fill("Action 1", "Send the list").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-11-26").SubmitAsync();
        await world.Time.AdvanceAsync(Duration.FromDays(9));

        var sla = await SlaAsync("ben");

        Assert.Matches(@"Sales has its leader.*\n\*kept 0 of [1-9]", sla);
        Assert.Matches(@"Marketing does each action.*\n\*kept 0 of 1\*\n.*'Send the list', Tom", sla);
        Assert.Matches(@"Marketing confirms.*\n\*kept 0 of 1\*\n.*DEC-1", sla);
    }

    [Fact]
    public async Task A_clause_is_changed_and_removed_before_it_is_sent_and_what_is_typed_stays()
    {
        await OpenAsync("priya");
        await (await Slack.As("priya").ModalAsync("The SLA")).ChangeAsync("What else you agree on", "In good faith.");
        await AddAsync("priya", "Sales", "Does each action that it has by its day");
        await AddAsync("priya", "Marketing", "Does each action that it has by its day");
        await (await Slack.As("priya").ModalSayingAsync("Marketing does each action")).PressAsync("Remove", beside: "Sales does each action");
        await (await Slack.As("priya").ModalAsync("The SLA")).PressAsync("Change", beside: "Marketing does each action");
        await (await Slack.As("priya").ModalAsync("A clause")).Fill("What is owed, and how it is counted", "Confirms or contests a decision in its name").Fill("Within", "2wd").SubmitAsync();
        await (await Slack.As("priya").ModalSayingAsync("Marketing confirms or contests")).SubmitAsync();

        var sla = await SlaAsync("ben");
        Assert.Contains("1. Marketing confirms or contests a decision in its name within 2 working days", sla, StringComparison.Ordinal);
        Assert.Contains("In good faith.", sla, StringComparison.Ordinal);
        Assert.DoesNotContain("Sales does each action", sla, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_clause_stands_under_its_field_and_nothing_is_lost()
    {
        await OpenAsync("dana");
        await (await Slack.As("dana").ModalAsync("The SLA")).PressAsync("Add a clause");
        var clause = await Slack.As("dana").ModalAsync("A new clause");

        var onTheClock = await clause.Fill("Who owes it", "Sales").Fill("In our own words", "call each MQL").Fill("Within", "24h").SubmitAsync();
        Assert.Equal(["'24h' is on the clock. An SLA is counted in working time: 4wh is four working hours, 2wd two working days."], onTheClock.Errors);
        Assert.Equal(["Say within which working time, such as 4wh or 2wd."], (await clause.Clear("Within").SubmitAsync()).Errors);
        Assert.Equal(["What is promised is missing: write at least a few words."], (await clause.Fill("Within", "4wh").Clear("In our own words").SubmitAsync()).Errors);
        await clause.Fill("In our own words", "call each MQL").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("Sales: call each MQL, within 4 working hours.");
    }

    [Fact]
    public async Task Whoever_is_overtaken_keeps_their_clauses_and_reads_the_others()
    {
        await OpenAsync("dana");
        await AddAsync("dana", "Sales", "Does each action that it has by its day");
        await OpenAsync("priya");
        await AddAsync("priya", "Marketing", "Does each action that it has by its day");
        await (await Slack.As("priya").ModalSayingAsync("Marketing does each action")).SubmitAsync();

        await (await Slack.As("dana").ModalSayingAsync("Sales does each action")).SubmitAsync();

        var again = await Slack.As("dana").ModalSayingAsync("Priya wrote version 1 while you had this open.", "Sales does each action");
        await again.SubmitAsync();
        Assert.Contains("2. Sales does each action", await SlaAsync("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_neither_leads_nor_runs_the_program_reads_it_and_has_nothing_to_write_it_with()
    {
        var none = await Slack.As("ana").RunAsync("/align", "sla");

        Assert.Equal("Nothing is written yet of what sales and marketing owe each other, and within which time.", none.Text);
        Assert.DoesNotContain("Write it", (await Slack.As("gus").RunAsync("/align", "sla")).Text, StringComparison.Ordinal);
    }

    async Task SignAsync(string person)
    {
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", "*Marketing and sales SLA waits for your signature.*"), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }

    async Task<string> SlaAsync(string person) => (await Slack.As(person).RunAsync("/align", "sla")).Text;

    async Task OpenAsync(string person)
    {
        await Slack.As(person).RunAsync("/align", "sla");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync("Write it", "Nothing is written yet of what sales and marketing owe each other"), "Write it");
    }

    async Task AddAsync(string person, string side, string kind, string? promise = null, string? within = null, string? says = null)
    {
        await (await Slack.As(person).ModalAsync("The SLA")).PressAsync("Add a clause");
        var clause = (await Slack.As(person).ModalAsync("A new clause")).Fill("Who owes it", side).Fill("What is owed, and how it is counted", kind);
        if (promise is not null)
        {
            clause.Fill("In our own words", promise);
        }

        if (within is not null)
        {
            clause.Fill("Within", within);
        }

        await clause.SubmitAsync();
        await Slack.As(person).ModalSayingAsync(says ?? promise?.TrimEnd('.') ?? $"{side} {char.ToLowerInvariant(kind[0])}{kind[1..]}");
    }
}
