using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Drift;

/// <summary>The signs of drift, as those who lead read them: each above its threshold with what it was counted from.</summary>
public sealed class WhatDrifts : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Those_who_lead_read_it_and_others_what_there_is_for_them()
    {
        foreach (var reader in (string[])["riley", "dana", "priya", "morgan"])
        {
            var card = await Slack.ReadsAsync(
                reader, "drift", "*Drift*: no sign is above its threshold.", "Quiet: disputes 0 in 13 weeks",
                    "Not known: the two figures differ (no two pipelines were shown in 13 weeks)",
                "reconciling numbers (no meeting was held in 4 weeks)",
                "meetings without a decision (fewer than 3 meetings were held in 6 weeks)",
                "weekly diffs that nobody stood by (no weekly diff had its time yet)");
            Assert.Equal(reader == "riley", card.HasButton("Thresholds"));
        }

        await Slack.ReadsAsync("ana", "drift", "Only Riley, Dana, Priya and Morgan read what drifts",
            "`/align status` and `/align scoreboard` show everybody");
        Assert.Contains("Only full members of", (await Slack.As("gus").RunAsync("/align", "drift")).Text, StringComparison.Ordinal);
        await Slack.ReadsAsync("dana", "drift sideways", "sideways");

        await Slack.As("dana").PressAsync(await Slack.ReadsAsync("dana", "drift", "*Drift*"), "All signs");
        await Slack.As("dana").ModalSayingAsync("*Pitfalls*: none of the seven.", "Nothing here is about a person.");
    }

    [Fact]
    public async Task Disputes_of_one_category()
    {
        for (var n = 1; n <= 3; n++)
        {
            await Slack.RaiseAsync($"Do webinar sign-ups count as MQLs in region {n}?");
        }

        var card = await Slack.ReadsAsync("dana", "drift", "*Drift*: 1 sign is worth a word.",
            "*Disputes about definition*  3 in 13 weeks (shown from 3)", "From DSP-3, DSP-2, DSP-1");
        Assert.True(card.HasButton("Open the disputes"));
        Assert.DoesNotContain("Ana", card.Text, StringComparison.Ordinal);
        await Slack.As("dana").PressAsync(card, "Open the disputes");
        await Slack.GtmOf("dana").ExpectAsync("DSP-3", "region 3");
    }

    [Fact]
    public async Task Numbers_reconciled_items_parked_and_meetings_without_a_decision()
    {
        await ThresholdsAsync(("Reconciling numbers", "2"), ("Parked items", "1 in 4 weeks"));
        await Slack.As("ana").RunAsync("/meeting", "add Budget for the field event");
        foreach (var review in (string[])["2026-12-01T09:30", "2026-12-08T09:30", "2026-12-15T09:30"])
        {
            await world.Time.ToAsync(review);
            var card = await Slack.StartReviewAsync();
            if (review == "2026-12-01T09:30")
            {
                await Slack.As("dana").PressAsync(card, "We are reconciling numbers");
                await Slack.Gtm.ExpectAsync("Reconciling numbers since");
                await world.Time.AdvanceAsync(Duration.FromMinutes(3));
                await Slack.As("priya").PressAsync(await Slack.Gtm.ExpectAsync("Numbers are reconciled"), "Numbers are reconciled");
            }

            // Nobody ends it: it closes itself, and parks what it came to.
            await world.Time.AdvanceAsync(Duration.FromHours(2));
        }

        await Slack.ReadsAsync("priya", "drift", "*Reconciling numbers*  3 minutes in 4 weeks (shown from 2)",
            "From Pipeline review of Tue 1 Dec 2026");
        await Slack.ReadsAsync("priya", "drift",
            "*Meetings without a decision*  100 % in 6 weeks (shown from 34 % of at least 3)", "Pipeline review of Tue 15 Dec 2026, Pipeline review of Tue 8 Dec 2026");
        var shown = await Slack.ReadsAsync("priya", "drift", "*Parked items*", "nothing to compare with yet");
        Assert.True(shown.HasButton("Open the agenda"));
    }

    [Fact]
    public async Task Weekly_diffs_that_nobody_stood_by()
    {
        await Slack.TakeOverAsync("accounts", "accounts.csv", Accounts(tier: 1));
        for (var week = 1; week <= 3; week++)
        {
            await Slack.TakeOverAsync("accounts", $"week{week}.csv", Accounts(tier: week % 2 == 0 ? 1 : 2));
            await world.ToNextWeekAsync(week);
            await Slack.Gtm.ExpectAsync($"*Account list, week to Mon {(week == 1 ? "30 Nov" : week == 2 ? "7 Dec" : "14 Dec")} 2026*");
        }

        var card = await Slack.ReadsAsync("morgan", "drift", "*Weekly diffs that nobody stood by*  2 in a row (shown from 2)",
            "From week to Mon 7 Dec 2026, week to Mon 30 Nov 2026");
        Assert.True(card.HasButton("Open the diff"));
    }

    [Fact]
    public async Task Artifacts_that_are_stale()
    {
        await Slack.As("ben").RunAsync("/align", "artifacts playbooks");
        await Slack.As("ben").PressAsync(await Slack.GtmOf("ben").ExpectWithAsync("Write a playbook",
            "No playbook is here yet."), "Write a playbook");
        await (await Slack.As("ben").ModalAsync("A new playbook")).Fill("What it is called", "Enterprise outbound")
            .Fill("The playbook, or a link to it", "https://example.com/outbound").SubmitAsync();
        await world.SignAsync("dana", "Enterprise outbound");
        await world.SignAsync("priya", "Enterprise outbound");
        await Slack.Gtm.ExpectAsync("in force from now on: Enterprise outbound");

        var card = await Slack.ReadsAsync("dana", "drift", "*Stale artifacts*  1 (shown from 1), nothing to compare with yet",
            "From ART-1 Enterprise outbound");
        Assert.True(card.HasButton("Open the artifacts"));
    }

    [Fact]
    public async Task The_operating_lead_says_from_when_on_and_what_can_t_be_is_said_on_its_field()
    {
        await Slack.ReadsAsync("dana", "drift thresholds", "Only Riley can change that.");
        await Slack.As("riley").RunAsync("/align", "drift thresholds");
        var form = await Slack.As("riley").ModalAsync("Thresholds of drift");
        var refused = await form.Fill("Parked items", "many").Fill("Meetings without a decision", "120").Fill(
            "Reconciling numbers", "15 in 0 weeks").SubmitAsync();
        Assert.Equal("'many' is no threshold; write it as 3 in 4 weeks.", refused.ErrorOn("sign.ParkedItems"));
        Assert.Contains("120 can't be a threshold", refused.ErrorOn("sign.UndecidedMeetings"), StringComparison.Ordinal);
        Assert.Contains("0 weeks can't be looked at", refused.ErrorOn("sign.Reconciling"), StringComparison.Ordinal);

        form = await Slack.As("riley").ModalAsync("Thresholds of drift");
        await form.Fill("Parked items", "5 in 8 weeks").Fill("Meetings without a decision", "50 %").Fill("Reconciling numbers",
            "15 in 4 weeks").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await Slack.ReadsAsync("dana", "drift", "parked items (no meeting was held in 8 weeks)");
        await world.Record.HappenedAsync("drift.thresholds");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    async Task ThresholdsAsync(params (string Label, string Typed)[] fields)
    {
        await Slack.As("riley").RunAsync("/align", "drift thresholds");
        var form = await Slack.As("riley").ModalAsync("Thresholds of drift");
        foreach (var (label, typed) in fields)
        {
            form.Fill(label, typed);
        }

        await form.SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
    }

    static string Accounts(int tier) => $"account_id,name,domain,is_target,tier\nA-1,Alpine "
        + $"Tools,alpine.example,true,{tier}\nA-2,Bergen Optics,bergen.example,true,2\nA-3,Cadiz Freight,cadiz.example,true,3\n";
}
