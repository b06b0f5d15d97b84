using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>The SLA, the playbooks, the incentives and the plans: each is written in a form, and signed and read by whom it concerns.</summary>
public sealed class WhatElseIsSigned : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Both_leaders_sign_the_sla_and_the_channel_reads_it()
    {
        await WriteAsync("dana", "Marketing and sales SLA", "The SLA", "What else you agree on", "Sales: accept or return each MQL within 2 working days.");
        await SignAsync("dana", "Marketing and sales SLA");
        await SignAsync("priya", "Marketing and sales SLA");

        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: Marketing and sales SLA*", "within 2 working days");
        Assert.Contains("current", (await Slack.As("ben").RunAsync("/align", "artifacts ART-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_pay_is_tied_is_read_by_those_who_sign_it_and_those_who_govern()
    {
        await WriteAsync("priya", "Incentives", "Incentives", "How the pay of both sides is tied to the shared list", "Marketing: 30 % on pipeline of the list. Sales: 20 % on its coverage.");
        foreach (var person in (string[])["morgan", "dana", "priya"])
        {
            await SignAsync(person, "Incentives");
        }

        Assert.Contains("30 % on pipeline", (await Slack.As("riley").RunAsync("/align", "artifacts ART-1")).Text, StringComparison.Ordinal);
        Assert.Equal("There is no ART-1 that you can read. `/align artifacts` shows what there is.", (await Slack.As("ana").RunAsync("/align", "artifacts ART-1")).Text);
        Assert.DoesNotContain("Incentives", (await Slack.As("ana").RunAsync("/align", "artifacts")).Text, StringComparison.Ordinal);
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("in force from now on"));
    }

    [Fact]
    public async Task A_playbook_may_be_a_link_and_is_stale_until_both_sides_have_written_in_it()
    {
        await Slack.As("ben").RunAsync("/align", "artifacts playbooks");
        await Slack.As("ben").PressAsync(await Slack.GtmOf("ben").ExpectWithAsync("Write a playbook", "No playbook is here yet."), "Write a playbook");
        await (await Slack.As("ben").ModalAsync("A new playbook")).Fill("What it is called", "Enterprise outbound").Fill("The playbook, or a link to it", "https://example.com/outbound").SubmitAsync();
        await SignAsync("dana", "Enterprise outbound");
        await SignAsync("priya", "Enterprise outbound");

        await Slack.Gtm.ExpectAsync("in force from now on: Enterprise outbound");
        Assert.Contains("stale: nobody of marketing has written in it", (await Slack.As("ben").RunAsync("/align", "artifacts ART-1")).Text, StringComparison.Ordinal);
    }

    async Task WriteAsync(string person, string what, string title, string label, string text)
    {
        await Slack.As(person).RunAsync("/align", "artifacts");
        await Slack.As(person).PressAsync(await Slack.GtmOf(person).ExpectWithAsync("Write it", "*The operating model of GTM Enterprise*"), "Write it", what);
        await (await Slack.As(person).ModalAsync(title)).Fill(label, text).SubmitAsync();
    }

    async Task SignAsync(string person, string what)
    {
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", $"*{what} waits for your signature.*"), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }
}
