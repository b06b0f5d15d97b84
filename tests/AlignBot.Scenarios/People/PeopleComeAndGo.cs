using System.Text.Json.Nodes;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>Slack's events feed the roster, and the reconcile corrects what they missed. What the operating lead has given stays.</summary>
public sealed class PeopleComeAndGo : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Whoever_joins_the_channel_is_a_member_who_may_raise()
    {
        await Slack.JoinAsync("ola");

        var ola = await world.Record.MemberAsync("ola", member => member.InChannel);
        Assert.Equal((Standing.Member, null, "Europe/London"), (ola.Standing, ola.Function, ola.TimeZone));
        var recorded = await Slack.As("ola").RunAsync("/decision", "Finance pays.");
        Assert.Contains("Recorded as DEC-1", recorded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_joins_while_Slack_has_trouble_is_a_member_all_the_same()
    {
        await Slack.FaultAsync("server_error", new JsonObject { ["method"] = "users.info", ["times"] = 3 });

        await Slack.JoinAsync("ola");

        Assert.Equal(Standing.Member, (await world.Record.MemberAsync("ola", member => member.InChannel)).Standing);
    }

    /// <summary>Slack's word that they joined is lost.</summary>
    [Fact]
    public async Task Whoever_acts_and_is_in_the_channel_is_a_member_soon()
    {
        await Slack.FaultAsync("delay_delivery", new JsonObject { ["method"] = "member_joined_channel", ["delay_ms"] = 600_000 });
        await Slack.JoinAsync("ola");

        Assert.Contains("your account is not a member of this program", (await Slack.As("ola").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        await world.Record.MemberAsync("ola", member => member.Standing is Standing.Member);
        Assert.Contains("GTM Enterprise", (await Slack.As("ola").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_and_people_of_other_organisations_get_their_kind()
    {
        await Slack.JoinAsync("xenia");
        await Slack.PostAsync("control/people", new JsonObject { ["id"] = "UROBO", ["name"] = "robo", ["role"] = "bot" });
        await Slack.JoinAsync("robo");

        Assert.Equal(MemberKind.External, (await world.Record.MemberAsync("xenia", _ => true)).Kind);
        Assert.Equal(MemberKind.Bot, (await world.Record.MemberAsync("robo", _ => true)).Kind);
        await Slack.As("riley").RunAsync("/align", "members");
        await Slack.GtmOf("riley").ExpectAsync("xenia belongs to another organisation", "robo is a bot");
    }

    [Fact]
    public async Task Leaving_and_coming_back_is_heard()
    {
        await Slack.LeaveAsync("ben");
        await world.Record.MemberAsync("ben", ben => ben.Standing is Standing.NotInChannel);

        await Slack.JoinAsync("ben");
        await world.Record.MemberAsync("ben", ben => ben.Standing is Standing.Member);
    }

    /// <summary>He left and came back; Slack tells of the leaving once more, or last.</summary>
    [Fact]
    public async Task What_happened_first_and_is_told_last_undoes_nothing()
    {
        await Slack.LeaveAsync("ben");
        await world.Record.MemberAsync("ben", ben => ben.Standing is Standing.NotInChannel);
        await Slack.JoinAsync("ben");
        await world.Record.MemberAsync("ben", ben => ben.Standing is Standing.Member);
        var now = (long)(await Slack.GetAsync("control/clock"))["now_ms"]! / 1000;
        using var bell = new Doorbell(world);

        var (status, _) = await bell.SendAsync(Doorbell.Signed(
            $$$"""
            {"type":"event_callback","team_id":"T0ACME","api_app_id":"A0ALIGNBOT","event_id":"Ev0LATE","event_time":{{{now - 60}}},
             "event":{"type":"member_left_channel","user":"UBEN","channel":"CGTM","channel_type":"C","team":"T0ACME","event_ts":"{{{now - 60}}}.000200"}}
            """,
            Doorbell.Json));

        // Whatever comes of an event is committed before it is acknowledged.
        Assert.Equal(200, status);
        Assert.Equal(Standing.Member, (await world.Record.MemberAsync("ben", _ => true)).Standing);
    }

    [Fact]
    public async Task A_move_to_another_zone_moves_the_days_away()
    {
        await Slack.As("ben").RunAsync("/align", "away 2026-12-01");

        await Slack.ChangeAccountAsync("ben", new JsonObject { ["tz"] = "Asia/Tokyo" });

        Assert.Equal("Asia/Tokyo", (await world.Record.MemberAsync("ben", ben => ben.TimeZone == "Asia/Tokyo")).TimeZone);
        Assert.Contains("program.member-changed", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task A_new_name_in_Slack_leaves_the_programs_name_alone()
    {
        await Slack.JoinAsync("ola");
        await world.Record.MemberAsync("ola", _ => true);

        await Slack.ChangeAccountAsync("ola", new JsonObject { ["name"] = "Ola L." });
        await Slack.ChangeAccountAsync("ben", new JsonObject { ["name"] = "Benjamin", ["tz"] = "Europe/Paris" });

        await world.Record.MemberAsync("ola", ola => ola.DisplayName == "Ola L.");
        Assert.Equal("Ben", (await world.Record.MemberAsync("ben", ben => ben.TimeZone == "Europe/Paris")).DisplayName);
    }

    [Fact]
    public async Task What_happened_while_the_bot_was_down_is_found_at_the_start()
    {
        await Slack.JoinAsync("ola");
        await world.Record.MemberAsync("ola", _ => true);
        await world.StopBotAsync();
        await Slack.ChangeAccountAsync("lena", new JsonObject { ["deleted"] = true });
        await Slack.ChangeAccountAsync("tom", new JsonObject { ["role"] = "guest" });
        await Slack.LeaveAsync("ola");
        await Slack.JoinAsync("xenia");

        await world.StartBotAsync();

        await world.Record.MemberAsync("lena", lena => lena is { IsActive: false, Function: Function.Marketing });
        await world.Record.MemberAsync("tom", tom => tom is { Kind: MemberKind.Guest, Function: Function.Marketing });
        await world.Record.MemberAsync("ola", ola => !ola.InChannel);
        await world.Record.MemberAsync("xenia", xenia => xenia.Kind == MemberKind.External);
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task The_program_file_does_not_bring_back_who_left_nor_undo_what_was_changed_in_Slack()
    {
        await Slack.ChangeAccountAsync("lena", new JsonObject { ["deleted"] = true });
        await world.Record.MemberAsync("lena", lena => !lena.IsActive);
        await Slack.As("riley").RunAsync("/align", "members");
        var members = await Slack.GtmOf("riley").ExpectAsync("who is who");
        await Slack.As("riley").PressAsync(members, "Change", beside: "Sales leader");
        await (await Slack.As("riley").ModalAsync()).Fill("Held by", "ben").Fill("Deputy", "ana").SubmitAsync();
        await Slack.Gtm.ExpectAsync("Ben is sales leader in place of Dana");

        await world.StopBotAsync();
        await world.StartBotAsync();

        Assert.False((await world.Record.MemberAsync("lena"))!.IsActive);
        await Slack.As("ana").RunAsync("/align", "members");
        var shown = await Slack.GtmOf("ana").ExpectAsync("who is who");
        Assert.True(shown.Says("*Sales leader*   Ben"), shown.Text);
    }

    [Fact]
    public async Task What_becomes_of_the_channel_is_written_down()
    {
        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = true });
        Assert.Equal(ChannelState.Archived, await world.Record.ChannelAsync(ChannelState.Archived));

        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = false });
        Assert.Equal(ChannelState.Open, await world.Record.ChannelAsync(ChannelState.Open));

        await Slack.LeaveAsync("U0ALIGNBOT");
        Assert.Equal(ChannelState.BotRemoved, await world.Record.ChannelAsync(ChannelState.BotRemoved));

        await Slack.JoinAsync("U0ALIGNBOT");
        Assert.Equal(ChannelState.Open, await world.Record.ChannelAsync(ChannelState.Open));
    }
}
