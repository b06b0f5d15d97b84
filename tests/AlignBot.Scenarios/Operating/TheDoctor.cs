using System.Text.Json.Nodes;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary><c>AlignBot doctor</c> says what is wrong with an installation and how to mend it, and changes nothing.</summary>
public sealed class TheDoctor : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Finds_a_healthy_bot_well()
    {
        var before = await world.Record.SizeAsync();

        var (exit, said) = await AskAsync();

        Assert.Equal(0, exit);
        Assert.Contains("ok     Token      Speaks as @alignbot in ", said, StringComparison.Ordinal);
        Assert.Contains("ok     Scopes     All that the manifest asks for are granted.", said, StringComparison.Ordinal);
        Assert.Contains("ok     Clock      Goes with Slack's.", said, StringComparison.Ordinal);
        Assert.Contains("note   Requests   Come over HTTP", said, StringComparison.Ordinal);
        Assert.Contains("note   Time       Business time follows ", said, StringComparison.Ordinal);
        Assert.Contains($"ok     Database   {world.DatabaseFile}, of this build's schema.", said, StringComparison.Ordinal);
        Assert.Contains("ok     Integrity  Every page of the database holds together.", said, StringComparison.Ordinal);
        Assert.Contains("ok     Program ", said, StringComparison.Ordinal);
        Assert.Contains("The bot is in it (GTM Enterprise).", said, StringComparison.Ordinal);
        Assert.EndsWith("Nothing is wrong.", said.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task Names_the_scopes_that_the_token_lacks()
    {
        await world.LackAsync("files:read", "users:read");

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Contains("WRONG  Scopes     The token lacks files:read, users:read. Put the current manifest into", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_is_lost_without_an_optional_scope()
    {
        await world.LackAsync("users:read.email");

        var (exit, said) = await AskAsync();

        Assert.Equal(0, exit);
        Assert.Contains("note   Scopes     The token lacks users:read.email, without which owners of accounts are matched with members by hand alone", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_Slack_refuses_the_token()
    {
        var (exit, said) = await AskAsync(("SLACK_BOT_TOKEN", "xoxb-of-yesterday"));

        Assert.Equal(1, exit);
        Assert.Contains("WRONG  Token      Slack refuses it: invalid_auth. Set SLACK_BOT_TOKEN", said, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-of-yesterday", said, StringComparison.Ordinal);
        Assert.Contains("things are wrong.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_Slack_cannot_be_reached()
    {
        await Slack.FaultAsync("down");

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Contains("does not answer: http_503. Let this machine reach it", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members", "The bot is not in it, and GTM Enterprise lives there. Invite it")]
    [InlineData("archived", "It is archived, and GTM Enterprise lives there.")]
    public async Task Says_that_the_bot_cannot_speak_in_its_channel(string why, string sentence)
    {
        if (why == "archived")
        {
            await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = true });
        }
        else
        {
            await Slack.LeaveAsync((string)(await Slack.GetAsync("control/app"))["bot_user_id"]!);
        }

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Contains("1 thing is wrong.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_dispute_that_nothing_would_end_and_the_next_start_mends_it()
    {
        await Slack.RaiseAsync();
        await world.BotService<IDatabase>().WriteAsync(
            WorkPriority.Clock, async session => await session.Statement("DELETE FROM timers WHERE name LIKE 'deadline/%'").ExecuteAsync());

        var (exit, said) = await AskAsync();
        await world.StopBotAsync();
        await world.StartBotAsync();
        var (mended, after) = await AskAsync();

        Assert.Equal((1, 0), (exit, mended));
        Assert.Contains("WRONG  DSP-1      It is open in GTM Enterprise, and no deadline is to come for it. Start the bot again", said, StringComparison.Ordinal);
        Assert.Contains("ok     Disputes   Every open one has a deadline to come.", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messages_tab_disabled", "WRONG  Messages   1 to UTOM was given up: AlignBot's messages tab is switched off. Switch the Messages tab on in the app's 'App Home' page; they go out by themselves then.")]
    [InlineData("made_up_error", "WRONG  Messages   1 to UTOM was given up: Slack said made_up_error. Slack's page of chat.postMessage says what that means")]
    [InlineData("user_disabled", "note   Messages   1 to UTOM was given up: the account is deactivated.")]
    public async Task Names_what_did_not_reach_somebody(string error, string sentence)
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["error"] = error, ["channel"] = "UTOM" });
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();

        var (exit, said) = await AskAsync();

        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Equal(sentence.StartsWith("WRONG", StringComparison.Ordinal) ? 1 : 0, exit);
    }

    [Fact]
    public async Task Before_the_first_start_makes_no_database()
    {
        var file = Path.Combine(Path.GetDirectoryName(world.DatabaseFile)!, "not-yet.db");

        var (exit, said) = await AskAsync(("ConnectionStrings:AlignBot", $"Data Source={file}"));

        Assert.Equal(0, exit);
        Assert.Contains($"note   Database   There is no {file} yet; the first start makes it.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Says_that_something_else_stands_where_the_record_should()
    {
        var file = Path.Combine(Path.GetDirectoryName(world.DatabaseFile)!, "letter.db");
        await File.WriteAllTextAsync(file, new string('a', 5000));

        var (exit, said) = await AskAsync(("ConnectionStrings:AlignBot", $"Data Source={file}"));

        Assert.Equal(1, exit);
        Assert.Contains($"WRONG  Database   '{file}' is not a SQLite database", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_file_damaged_in_the_middle()
    {
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
        await world.StopBotAsync();
        await using (var file = File.OpenWrite(world.DatabaseFile))
        {
            // The second half, but for the pages of the schema.
            file.Position = file.Length / 2;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, 16_384).ToArray());
        }

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Matches("WRONG  (Integrity|Database)  .* is damaged: .* Put a backup in its place", said);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_two_bots_on_one_file()
    {
        await world.BotService<IDatabase>().WriteAsync(WorkPriority.Clock, async session => await session
            .Statement("INSERT INTO heartbeats (process_id, beat_at, alive_until) VALUES ('elsewhere/7/x', @now, 0)", "@now")
            .Set(0, session.RealNow.ToUnixTimeMilliseconds()).ExecuteAsync());

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Matches("WRONG  Processes  2 bots use this one SQLite file: .*elsewhere/7", said);
    }

    [Fact]
    public async Task Over_a_socket_asks_for_its_address()
    {
        await using var socket = await GtmWorld.StartAsync(socketMode: true);

        var (exit, said) = await AskAsync(socket.Settings(socketMode: true));
        var (wrong, refused) = await AskAsync(socket.Settings(socketMode: true).Append(new("SLACK_APP_TOKEN", "xapp-of-yesterday")));

        Assert.Equal(0, exit);
        Assert.Contains("ok     Requests   Come over Socket Mode", said, StringComparison.Ordinal);
        Assert.Equal(1, wrong);
        Assert.Contains("WRONG  Requests   Slack gives no address for Socket Mode: invalid_auth.", refused, StringComparison.Ordinal);
    }

    Task<(int Exit, string Said)> AskAsync(params (string Name, string Value)[] instead) =>
        AskAsync(world.Settings().Concat(instead.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))));

    static async Task<(int Exit, string Said)> AskAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        using var doctor = BotProcess.Start(settings, "doctor");
        var exit = await doctor.EndAsync();
        return (exit, doctor.Said);
    }
}
