using System.Text.RegularExpressions;
using AlignBot.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Setup;

/// <summary>From a channel in which there is nothing to a program that runs: invited, walked through, started, lived with for thirty days.</summary>
public sealed class FromAnEmptyChannel : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartEmptyAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_the_preview_says_is_what_comes()
    {
        await Slack.InviteAsync();
        var hello = await Slack.Mid().ExpectWithAsync("Set up", "AlignBot keeps sales and marketing aligned", "about ten minutes");

        await Slack.As("sol").PressAsync(hello, "Set up");
        var roles = await Slack.As("sol").ModalSayingAsync("1 of 7: Roles");
        Assert.Equal(
            ("UNOOR", "USOL", "UKIT", "USIV", "UMEI", "GTM Mid Market"),
            (roles.ValueOf("Accountable executive"), roles.ValueOf("Operating lead"), roles.ValueOf("Sales leader"), roles.ValueOf("Stands in for the sales leader"),
                roles.ValueOf("Marketing leader"), roles.ValueOf("What the program is called")));
        roles.Fill("Stands in for the executive", "sol").Fill("Stands in for the marketing leader", "teo");
        var teams = await Slack.NextAsync("sol", roles, "2 of 7: Teams");
        await Slack.Mid().ExpectAsync("*sol* has begun to set AlignBot up in this channel, as its operating lead.");
        await Slack.Mid().ExpectWithAsync("Carry on", "*sol is setting AlignBot up here.* 1 of 6 steps are done.");
        var calendar = await Slack.NextAsync("sol", teams, "3 of 7: Working time");
        Assert.Equal("Europe/Copenhagen", calendar.ValueOf("Time zone"));
        calendar.Fill("Days off", "2026-12-24 afternoon Christmas Eve\n2026-12-25 Christmas Day\n2027-01-01 New Year's Day");
        var meetings = await Slack.NextAsync("sol", calendar, "4 of 7: Meetings");
        meetings.Fill("Pipeline review, 15 minutes", "every Wednesday").Fill("Pipeline review at", "10:15");
        var path = await Slack.NextAsync("sol", meetings, "5 of 7: Escalation path");
        var first = await Slack.NextAsync("sol", path.Fill("Level 2: sales leader and marketing leader", "1 working day"), "6 of 7: First artifact");
        Assert.Equal(("What 'MQL' means here", "UMEI", "10 working days"), (first.ValueOf("What comes first"), first.ValueOf("Who answers for it"), first.ValueOf("Signed within")));
        var preview = await Slack.NextAsync("sol", first, "7 of 7: Look it over");

        Assert.Contains("Checked: nothing to mend.", preview.Text.Replace("*", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("noor, kit and mei are asked", preview.Text, StringComparison.Ordinal);
        string[] foreseen = [.. Regex.Matches(preview.Text, @"•  (\w{3} \d+ \w{3} 20\d\d \d\d:\d\d)  ([^•\n]+)").Select(date => $"{date.Groups[1].Value} {date.Groups[2].Value.Trim()}")];
        Assert.Contains("Wed 25 Nov 2026 10:15 Pipeline review", foreseen);
        Assert.Contains("Thu 3 Dec 2026 14:00 Strategy review", foreseen);
        Assert.Contains("What 'MQL' means here: mei answers for it, signed within 10 working days", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Tue 8 Dec 2026  MQL is to hold", preview.Text, StringComparison.Ordinal);
        Assert.Contains("The account list and the scoreboard come with sources", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Thu 24 Dec 2026  afternoon off: Christmas Eve", preview.Text, StringComparison.Ordinal);
        var until = await world.Time.NowAsync() + NodaTime.Duration.FromDays(30);

        await preview.SubmitAsync();
        await Slack.As("sol").ModalSayingAsync("GTM Mid Market runs.");
        await Slack.Mid().ExpectAsync("*GTM Mid Market runs in this channel from now on*, set up by sol.", "Sales leader: kit", "First comes: Pipeline review", "First artifact: What 'MQL' means here. mei answers for it, and both leaders sign it within 10 working days.");
        await Slack.Dm("mei").ExpectAsync("You answer for the definition of MQL from now on. It is to hold by Tue 8 Dec 2026: it is a draft now, which you change and propose.");
        var card = await Slack.Mid().ExpectAsync("AlignBot is set up here: *GTM Mid Market*.");
        Assert.False(card.HasButton("Carry on"));

        // What is not signed by its day is asked of whoever answers for it.
        await world.Time.AdvanceAsync(NodaTime.Duration.FromDays(15));
        await Slack.Dm("mei").ExpectWithAsync("Finish it", "*MQL was to hold by Tue 8 Dec 2026, and does not.* You answer for it; it is draft.");

        // Thirty days on the clock: what was foreseen took place then, and nothing else.
        await world.Time.AdvanceAsync(NodaTime.Duration.FromDays(16));
        var zone = NodaTime.DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];
        var lived = await world.BotService<IDatabase>().ReadAsync(db => db.Meetings.OrderBy(row => row.StartsAt).ToListAsync());
        Assert.Equal(
            foreseen,
            lived.Where(row => row.StartsAt < until).Select(row => MeetingDesk.StateOf(row))
                .Select(meeting => $"{Engine.Wording.When.Written(meeting.StartsAt, zone)} {meeting.Terms.Name}"));
    }

    [Fact]
    public async Task A_set_up_and_the_file_that_it_writes_out_are_the_same_program()
    {
        await Slack.InviteAsync();
        await (await Slack.WalkAsync("sol")).SubmitAsync();
        await Slack.Mid().ExpectAsync("runs in this channel from now on");

        await Slack.As("sol").RunAsync("/align", "program export", SetupStories.Channel);
        var exported = (await Slack.Mid().ExpectAsync("*program.yaml*")).Text;
        Assert.Contains("sales leader: { holder: kit, deputy: siv }", exported, StringComparison.Ordinal);
        Assert.Contains("zone: Europe/Copenhagen", exported, StringComparison.Ordinal);

        var names = await world.BotService<IDatabase>().ReadAsync(db => db.Members.Where(row => row.NameGiven).CountAsync());
        Assert.Equal(0, names);
    }

    [Fact]
    public async Task A_program_can_start_without_a_first_artifact_and_none_is_without_an_owner()
    {
        await Slack.InviteAsync();
        var preview = await Slack.WalkAsync("sol");
        await preview.PressAsync("Change", "First artifact");
        var first = await Slack.As("sol").ModalSayingAsync("6 of 7: First artifact");
        var nobody = await first.Clear("Who answers for it").SubmitAsync();
        Assert.Contains("Choose who answers for it, or 'Nothing yet' above.", nobody.ErrorOn("first-owner"), StringComparison.Ordinal);
        preview = await Slack.NextAsync("sol", first.Fill("What comes first", "Nothing yet"), "7 of 7: Look it over");
        Assert.Contains("Nothing yet", preview.Text, StringComparison.Ordinal);

        await preview.SubmitAsync();

        var started = await Slack.Mid().ExpectAsync("runs in this channel from now on");
        Assert.False(started.Says("First artifact"));
        await Slack.As("ida").RunAsync("/align", "define MQL", SetupStories.Channel);
        await Slack.Mid("ida").ExpectAsync("*MQL* is not defined here yet.");
    }
}
