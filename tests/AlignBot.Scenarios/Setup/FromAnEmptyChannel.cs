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
        var roles = await Slack.As("sol").ModalSayingAsync("1 of 6: Roles");
        Assert.Equal(
            ("UNOOR", "USOL", "UKIT", "USIV", "UMEI", "GTM Mid Market"),
            (roles.ValueOf("Accountable executive"), roles.ValueOf("Operating lead"), roles.ValueOf("Sales leader"), roles.ValueOf("Stands in for the sales leader"),
                roles.ValueOf("Marketing leader"), roles.ValueOf("What the program is called")));
        roles.Fill("Stands in for the executive", "sol").Fill("Stands in for the marketing leader", "teo");
        var teams = await Slack.NextAsync("sol", roles, "2 of 6: Teams");
        await Slack.Mid().ExpectAsync("*sol* has begun to set AlignBot up in this channel, as its operating lead.");
        await Slack.Mid().ExpectWithAsync("Carry on", "*sol is setting AlignBot up here.* 1 of 5 steps are done.");
        var calendar = await Slack.NextAsync("sol", teams, "3 of 6: Working time");
        Assert.Equal("Europe/Copenhagen", calendar.ValueOf("Time zone"));
        calendar.Fill("Days off", "2026-12-24 afternoon Christmas Eve\n2026-12-25 Christmas Day\n2027-01-01 New Year's Day");
        var meetings = await Slack.NextAsync("sol", calendar, "4 of 6: Meetings");
        meetings.Fill("Weekly review, 15 minutes", "every Wednesday").Fill("Weekly review at", "10:15");
        var path = await Slack.NextAsync("sol", meetings, "5 of 6: Escalation path");
        var preview = await Slack.NextAsync("sol", path.Fill("Level 2: sales leader and marketing leader", "1 working day"), "6 of 6: Look it over");

        Assert.Contains("Checked: nothing to mend.", preview.Text.Replace("*", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("noor, kit and mei are asked", preview.Text, StringComparison.Ordinal);
        string[] foreseen = [.. Regex.Matches(preview.Text, @"•  (\w{3} \d+ \w{3} 20\d\d \d\d:\d\d)  ([^•\n]+)").Select(date => $"{date.Groups[1].Value} {date.Groups[2].Value.Trim()}")];
        Assert.Contains("Wed 25 Nov 2026 10:15 Pipeline review", foreseen);
        Assert.Contains("Thu 3 Dec 2026 14:00 Strategy review", foreseen);
        Assert.Contains("Thu 24 Dec 2026  afternoon off: Christmas Eve", preview.Text, StringComparison.Ordinal);
        var until = await world.Time.NowAsync() + NodaTime.Duration.FromDays(30);

        await preview.SubmitAsync();
        await Slack.As("sol").ModalSayingAsync("GTM Mid Market runs.");
        await Slack.Mid().ExpectAsync("*GTM Mid Market runs in this channel from now on*, set up by sol.", "Sales leader: kit", "First comes: Pipeline review");
        var card = await Slack.Mid().ExpectAsync("AlignBot is set up here: *GTM Mid Market*.");
        Assert.False(card.HasButton("Carry on"));

        // Thirty days on the clock: what was foreseen took place then, and nothing else.
        await world.Time.AdvanceAsync(NodaTime.Duration.FromDays(31));
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
}
