using System.Text.Json.Nodes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Setup;

/// <summary>A set-up left half-way is taken up by others, and nothing that anybody entered is lost.</summary>
public sealed class SeveralSetItUp : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await SetupStories.StartEmptyAsync();
        await Slack.InviteAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Somebody_else_carries_on_where_it_was_left_after_a_restart()
    {
        var roles = await Slack.SetupAsync("sol", "1 of 7: Roles");
        await Slack.NextAsync("sol", roles.Fill("Accountable executive", "ida"), "2 of 7: Teams");
        await (await Slack.As("sol").ModalAsync()).CloseAllAsync();
        await world.StopBotAsync();
        await world.StartBotAsync();

        var teams = await Slack.SetupAsync("ida", "2 of 7: Teams");
        await teams.PressAsync("Back");
        var back = await Slack.As("ida").ModalSayingAsync("1 of 7: Roles", "sol filled this in.");
        Assert.Equal(("UIDA", "USOL"), (back.ValueOf("Accountable executive"), back.ValueOf("Operating lead")));

        // What is done stays done: 'Next' leads to the step that is still open.
        await Slack.NextAsync("ida", back, "2 of 7: Teams");
    }

    [Fact]
    public async Task Of_two_who_change_one_step_the_later_reads_the_others_choice_first()
    {
        var his = await Slack.SetupAsync("sol", "1 of 7: Roles");
        var hers = await Slack.SetupAsync("ida", "1 of 7: Roles");
        await Slack.NextAsync("sol", his.Fill("What the program is called", "Nordics"), "2 of 7: Teams");

        await hers.Fill("What the program is called", "Mid-market").SubmitAsync();
        var again = await Slack.As("ida").ModalSayingAsync("sol changed this step while you had it open.", "What the program is called: Nordics");
        Assert.Equal("Mid-market", again.ValueOf("What the program is called"));

        var teams = await Slack.NextAsync("ida", again, "2 of 7: Teams");
        await teams.PressAsync("Back");
        Assert.Equal("Mid-market", (await Slack.As("ida").ModalSayingAsync("1 of 7: Roles")).ValueOf("What the program is called"));
    }

    [Fact]
    public async Task What_was_chosen_is_kept_when_the_form_is_closed()
    {
        var roles = await Slack.SetupAsync("sol", "1 of 7: Roles");
        await roles.ChangeAsync("Marketing leader", "teo");
        await roles.CloseAllAsync();

        var again = await Slack.SetupAsync("sol", "1 of 7: Roles");

        Assert.Equal("UTEO", again.ValueOf("Marketing leader"));
        Assert.Equal(0, await Slack.Mid().CountAsync("has begun to set AlignBot up"));
    }

    [Fact]
    public async Task What_cannot_be_read_stands_under_its_field_and_is_kept()
    {
        var roles = await Slack.SetupAsync("sol", "1 of 7: Roles");
        var guest = await roles.Fill("Sales leader", "eve").SubmitAsync();
        Assert.Contains("is a guest; choose a full member of the workspace.", guest.ErrorOn("sales"), StringComparison.Ordinal);
        var outside = await roles.Fill("Sales leader", "ola").SubmitAsync();
        Assert.Contains("is not in #gtm-mid-market. Invite them there with /invite", outside.ErrorOn("sales"), StringComparison.Ordinal);

        // Invited, she is there at the next press.
        await Slack.As("sol").RunAsync("/invite", "@ola", SetupStories.Channel);
        var teams = await Slack.NextAsync("sol", roles, "2 of 7: Teams");
        var twice = await teams.Fill("Marketing", "mei", "ida").SubmitAsync();
        Assert.Contains("ida is in two teams", twice.ErrorOn("in-marketing"), StringComparison.Ordinal);
        var calendar = await Slack.NextAsync("sol", teams.Fill("Marketing", "mei", "teo"), "3 of 7: Working time");
        var wrong = await calendar.Fill("Time zone", "London").Fill("Working hours", "22:00-06:00").Fill("Days off", "2026-12-25 Christmas\nsometime").SubmitAsync();
        Assert.Contains("'London' is not the whole name of a time zone; did you mean Europe/London", wrong.ErrorOn("zone"), StringComparison.Ordinal);
        Assert.Contains("runs over midnight", wrong.ErrorOn("hours"), StringComparison.Ordinal);
        Assert.Contains("'sometime' is not a day off", wrong.ErrorOn("holidays"), StringComparison.Ordinal);
        await calendar.CloseAllAsync();

        var again = await Slack.SetupAsync("ida", "3 of 7: Working time", "sol filled this in.");
        Assert.Equal(("London", "22:00-06:00"), (again.ValueOf("Time zone"), again.ValueOf("Working hours")));
    }

    [Fact]
    public async Task Meetings_and_path_are_read_as_a_file_is()
    {
        var page = await Slack.SetupAsync("sol", "1 of 7: Roles");
        foreach (var next in (string[])["2 of 7: Teams", "3 of 7: Working time", "4 of 7: Meetings"])
        {
            page = await Slack.NextAsync("sol", page, next);
        }

        var wrong = await page.Fill("Pipeline review, 15 minutes", "now and then").Clear("Quarterly planning, half a day").SubmitAsync();
        Assert.NotNull(wrong.ErrorOn("weekly"));
        var path = await Slack.NextAsync("sol", page.Fill("Pipeline review, 15 minutes", "every second Monday"), "5 of 7: Escalation path");
        var doubled = await path.Fill("Categories", "Budget: \"Who pays\" & <!channel>\nbudget\n- { name: x }").SubmitAsync();
        Assert.Contains("is listed 2 times", doubled.ErrorOn("categories"), StringComparison.Ordinal);

        var first = await Slack.NextAsync("sol", path.Fill("Categories", "Budget: \"Who pays\" & <!channel>\n- { name: x }"), "6 of 7: First artifact");
        var preview = await Slack.NextAsync("sol", first, "7 of 7: Look it over");
        Assert.Contains("Quarterly planning, half a day: none", preview.Text, StringComparison.Ordinal);
        Assert.Contains("has no deputy as accountable executive", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Started_twice_it_starts_once_and_the_second_reads_so()
    {
        var his = await Slack.WalkAsync("sol");
        var hers = await Slack.SetupAsync("ida", "7 of 7: Look it over", "sol");

        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "setup.start", ["times"] = 1, ["delay_ms"] = 0 });
        await his.SubmitAsync();
        await Slack.Mid().ExpectAsync("runs in this channel from now on");
        await hers.SubmitAsync();

        await Slack.As("ida").ModalSayingAsync("runs in this channel already");
        Assert.Equal(1, await world.BotService<IDatabase>().ReadAsync(db => db.Programs.CountAsync()));
        await Slack.Mid().ExpectCountAsync(1, "runs in this channel from now on");
        await Slack.As("sol").RunAsync("/align", "setup", SetupStories.Channel);
        await Slack.Mid().ExpectAsync("runs in this channel already", "/align status");
    }

    [Fact]
    public async Task Each_part_can_be_changed_from_the_preview()
    {
        var preview = await Slack.WalkAsync("sol");
        await preview.PressAsync("Change", "Working time");
        var calendar = await Slack.As("sol").ModalSayingAsync("3 of 7: Working time");

        var again = await Slack.NextAsync("sol", calendar.Fill("Working days", "Sun-Thu"), "7 of 7: Look it over");

        Assert.Contains("Sun-Thu 09:00-17:30", again.Text, StringComparison.Ordinal);
    }
}
