using System.Text.Json.Nodes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Setup;

/// <summary>Where no program can live or begin, that is said with what to do; and nothing is half done.</summary>
public sealed class WhereItCannotBe : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await SetupStories.StartEmptyAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Invited_twice_it_says_hello_once()
    {
        await Slack.InviteAsync();
        await Slack.Mid().ExpectWithAsync("Set up", "AlignBot keeps sales and marketing aligned");
        await Slack.LeaveAsync("U0ALIGNBOT", SetupStories.Channel);
        await Slack.InviteAsync("ida");
        await Slack.As("ida").RunAsync("/align", "setup", SetupStories.Channel);
        await Slack.As("ida").ModalSayingAsync("1 of 7: Roles");

        await Slack.Mid().ExpectCountAsync(1, "AlignBot keeps sales and marketing aligned");
    }

    [Fact]
    public async Task Where_it_is_not_the_line_to_type_is_said_and_it_goes_on_there()
    {
        var page = await Slack.SetupAsync("sol", "AlignBot is not in this channel yet.", "/invite @AlignBot");
        await Slack.InviteAsync();

        await page.PressAsync("Look again");

        await Slack.As("sol").ModalSayingAsync("1 of 7: Roles");
    }

    [Fact]
    public async Task In_a_direct_message_the_way_to_a_channel_is_said()
    {
        var opened = await Slack.PostAsync("control/dm", new JsonObject { ["as"] = "USOL", ["user"] = "U0ALIGNBOT" });

        var answer = await Slack.As("sol").RunAsync("/align", "setup", (string)opened["channel"]!["id"]!);

        Assert.Equal("A program lives in a channel. Type `/align setup` in the channel where sales and marketing meet.", answer.Text);
        Assert.True(await Slack.As("sol").SeesNoModalAsync());
    }

    [Fact]
    public async Task In_a_private_channel_that_it_is_not_in_the_same()
    {
        await Slack.PostAsync("control/channels", new JsonObject { ["id"] = "CSECRET", ["name"] = "secret", ["kind"] = "private", ["members"] = new JsonArray("USOL", "UIDA") });
        await Slack.As("sol").RunAsync("/align", "setup", "CSECRET");
        var page = await Slack.As("sol").ModalSayingAsync("Slack shows it a private one only once it is.", "/invite @AlignBot");
        await Slack.As("sol").RunAsync("/invite", "@AlignBot", "CSECRET");

        await page.PressAsync("Look again");

        await Slack.As("sol").ModalSayingAsync("1 of 7: Roles");
    }

    [Fact]
    public async Task Where_a_permission_is_missing_that_is_said()
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "conversations.info", ["error"] = "missing_scope", ["times"] = 1 });
        var page = await Slack.SetupAsync("sol", "the permission for private channels", "is missing", "/invite @AlignBot");
        await Slack.InviteAsync();

        await page.PressAsync("Look again");

        await Slack.As("sol").ModalSayingAsync("1 of 7: Roles");
    }

    [Fact]
    public async Task Guests_and_whoever_is_not_there_do_not_begin()
    {
        await Slack.InviteAsync();
        await Slack.Mid().ExpectWithAsync("Set up", "aligned");

        await Slack.As("eve").PressAsync(await Slack.Mid("eve").ExpectWithAsync("Set up", "aligned"), "Set up");
        await Slack.As("eve").ModalSayingAsync("Only full members of the workspace can set AlignBot up, and your account is a guest.");
        await Slack.As("ola").RunAsync("/align", "setup", SetupStories.Channel);
        await Slack.As("ola").ModalSayingAsync("You are not in this channel. Join it");
        Assert.Equal(0, await world.BotService<IDatabase>().ReadAsync(db => db.Programs.CountAsync()));
    }

    [Fact]
    public async Task Taken_out_or_archived_before_the_last_step_nothing_starts_and_all_is_kept()
    {
        await Slack.InviteAsync();
        var preview = await Slack.WalkAsync("sol");
        await Slack.LeaveAsync("U0ALIGNBOT", SetupStories.Channel);
        await preview.SubmitAsync();
        preview = await Slack.As("sol").ModalSayingAsync("Not started.", "/invite @AlignBot", "7 of 7: Look it over");
        await Slack.InviteAsync();
        await Slack.ChangeChannelAsync(SetupStories.Channel, new JsonObject { ["is_archived"] = true });
        await preview.SubmitAsync();
        preview = await Slack.As("sol").ModalSayingAsync("Not started.", "archived", "7 of 7: Look it over");
        Assert.Equal(0, await world.BotService<IDatabase>().ReadAsync(db => db.Programs.CountAsync()));
        await Slack.ChangeChannelAsync(SetupStories.Channel, new JsonObject { ["is_archived"] = false });

        await preview.SubmitAsync();

        await Slack.As("sol").ModalSayingAsync("GTM Mid Market runs.");
        await Slack.Mid().ExpectAsync("runs in this channel from now on");
    }

    [Fact]
    public async Task Commands_and_help_lead_to_it()
    {
        await Slack.InviteAsync();

        await Slack.As("sol").RunAsync("/dispute", "Who owns the Nordics?", SetupStories.Channel);
        await Slack.Mid().ExpectAsync("This channel has no alignment program", "`/align setup` there begins a program.");
        await Slack.As("sol").RunAsync("/align", "help", SetupStories.Channel);
        await Slack.As("sol").PressAsync(await Slack.Mid().ExpectWithAsync("Set up", "This channel has no program yet"), "Set up");

        await Slack.As("sol").ModalSayingAsync("1 of 7: Roles");
    }

    [Fact]
    public async Task While_Slack_is_silent_nothing_starts()
    {
        await Slack.InviteAsync();
        var preview = await Slack.WalkAsync("sol");
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "conversations.info", ["error"] = "internal_error", ["times"] = 1 });

        await preview.SubmitAsync();

        await Slack.As("sol").ModalSayingAsync("Not started.", "7 of 7: Look it over");
        Assert.Equal(0, await world.BotService<IDatabase>().ReadAsync(db => db.Programs.CountAsync()));
    }
}
