using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>A guest reads what stands in the channel; what only members read is refused by button as it is by command.</summary>
public sealed class WhatAGuestReads : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task No_page_file_or_history_of_a_dispute()
    {
        await Slack.RaiseAsync();

        await Slack.PressOnCardAsync("gus", "More...");

        await Slack.ToldAsync("gus", "Only full members of <#CGTM> read its disputes here, and your account is a guest.");
        Assert.True(await Slack.As("gus").SeesNoModalAsync());

        // Whoever becomes a guest with the page open reads no further.
        await Slack.PressOnCardAsync("lena", "More...");
        var page = await Slack.As("lena").ModalAsync("DSP-1");
        await Slack.ChangeAccountAsync("lena", new() { ["role"] = "guest" });
        await world.Record.MemberAsync("lena", lena => lena.Kind is Domain.People.MemberKind.Guest);
        await page.PressAsync("History");
        Assert.Contains("read its disputes here, and your account is a guest.", (await Slack.As("lena").ModalAsync("AlignBot")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_entry_of_the_decision_log()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await Slack.As("gus").PressAsync(await Slack.Gtm.ExpectWithAsync("Show all of it", "*DEC-1*"), "Show all of it");

        await Slack.ToldAsync("gus", "Only full members of <#CGTM> read its decision log, and your account is a guest.");
    }

    [Fact]
    public async Task Not_who_may_do_what_they_may_not()
    {
        await AccountLists.HandedIn.TakeOverAsync(Slack, "accounts.csv", "account_id,name,is_target,tier\nA-1,Alpine Tools,true,1\n");
        await AccountLists.HandedIn.TakeOverAsync(Slack, "more.csv", "account_id,name,is_target,tier\nA-1,Alpine Tools,true,2\n");
        await world.Time.ToAsync(NodaTime.Instant.FromUtc(2026, 11, 30, 9, 0));
        var diff = await Slack.Gtm.ExpectWithAsync("Attest it", "*Account list, week to Mon 30 Nov 2026*");

        await Slack.As("gus").PressAsync(diff, "Attest it");
        await Slack.ToldAsync("gus", "Only the two leaders attest what changed: /align members says who they are.");
        await Slack.As("ben").PressAsync(diff, "Attest it");
        await Slack.ToldAsync("ben", "Only Dana or Priya can attest what changed.");
    }

    [Fact]
    public async Task No_agenda_and_no_minutes()
    {
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.Gtm.ExpectWithAsync("Agenda", "start it by");

        await Slack.As("gus").PressAsync(card, "Agenda");

        await Slack.ToldAsync("gus", "Only full members of <#CGTM> read its agendas and minutes, and your account is a guest.");
        foreach (var text in (string[])["", "agenda", "series"])
        {
            Assert.Contains("read its agendas and minutes", (await Slack.As("gus").RunAsync("/meeting", text)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Neither_how_the_program_stands_nor_the_program_as_a_file()
    {
        Assert.Contains("see how it stands, and your account is a guest.", (await Slack.As("gus").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        Assert.Contains("export it, and your account is a guest.", (await Slack.As("gus").RunAsync("/align", "program export")).Text, StringComparison.Ordinal);
        Assert.Contains("GTM Enterprise", (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_program_on_Home()
    {
        await Slack.JoinAsync("xenia");
        await world.Record.MemberAsync("xenia", _ => true);

        foreach (var (name, why) in (IEnumerable<(string, string)>)[("gus", "is a guest"), ("xenia", "belongs to another organisation")])
        {
            var home = await Slack.As(name).HomeAsync($"Only full members of this workspace see an alignment program here, and your account {why}.");
            Assert.False(home.Says("GTM Enterprise") || home.Says("Waiting for you") || home.Says("Raise a dispute"), home.Text);
        }

        // Whoever becomes a guest with it open sees no more of it.
        await Slack.As("lena").HomeAsync("GTM Enterprise");
        await Slack.ChangeAccountAsync("lena", new() { ["role"] = "guest" });
        var left = await Slack.As("lena").SeesHomeAsync("your account is a guest.");
        Assert.False(left.Says("GTM Enterprise"), left.Text);
    }
}
