using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary>What an operator runs beside the bot works in every environment that .NET knows, also where it checks each service before it starts.</summary>
public sealed class TheVerbs
{
    [Theory]
    [InlineData("migrate", "")]
    [InlineData("verify", "GTM Enterprise (program 1): ")]
    [InlineData("export", "GTM Enterprise: ")]
    [InlineData("doctor", "Nothing is wrong.")]
    public async Task Run_where_services_are_checked(string verb, string says)
    {
        await using var world = await GtmWorld.StartAsync();
        var folder = Path.GetDirectoryName(world.DatabaseFile)!;

        using var run = BotProcess.Start(
            world.Settings().Concat([new("DOTNET_ENVIRONMENT", "Development"), new("ASPNETCORE_ENVIRONMENT", "Development")]),
            verb == "export" ? [verb, "--out", folder] : [verb]);

        Assert.Equal((0, true), (await run.EndAsync(), run.Said.Contains(says, StringComparison.Ordinal)));
        Assert.Equal(verb == "export", Directory.EnumerateFiles(folder, "*.json").Any());
    }

    [Fact]
    public async Task A_backup_is_whole_and_a_mere_copy_is_no_record()
    {
        await using var world = await GtmWorld.StartAsync();
        await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var folder = Path.GetDirectoryName(world.DatabaseFile)!;
        var (backup, copy) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "copy.db"));
        File.Copy(world.DatabaseFile, copy);

        var (made, saidOfIt) = await RunAsync(world, "backup", "--out", backup);
        var (again, refused) = await RunAsync(world, "backup", "--out", backup);
        var (whole, saidOfWhole) = await RunAsync(world, "verify", $"--ConnectionStrings:AlignBot=Data Source={backup}");
        var (none, saidOfNone) = await RunAsync(world, "verify", $"--ConnectionStrings:AlignBot=Data Source={Path.Combine(folder, "none.db")}");

        Assert.Equal((0, 1, 0, 1), (made, again, whole, none));
        Assert.Contains("is there already; name a file that is not.", refused, StringComparison.Ordinal);
        Assert.Matches("entries, unbroken. The last is entry [0-9]+ of 2026-11-24T10:00:00Z, digest [0-9a-f]{64}.", saidOfWhole);
        Assert.Contains(saidOfWhole.Trim(), saidOfIt, StringComparison.Ordinal);
        Assert.Contains("There is no record at '", saidOfNone, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "none.db")));

        // What was written last stands beside the file, as long as the bot runs.
        foreach (var verb in new[] { "verify", "export" })
        {
            var (exit, said) = await RunAsync(world, verb, $"--ConnectionStrings:AlignBot=Data Source={copy}");
            Assert.Equal(1, exit);
            Assert.Matches("There is no program in this record|schema is not this build's", said);
        }
    }

    [Theory]
    [InlineData("--url https://bots.acme.example", 0, "\"url\": \"https://bots.acme.example/slack/events\"")]
    [InlineData("--socket", 0, "\"socket_mode_enabled\": true")]
    [InlineData("", 1, "Say where Slack reaches the bot: manifest --url https://alignbot.example.com/, or manifest --socket where it can't.")]
    [InlineData("--url http://bots.acme.example/", 1, "it must be https")]
    [InlineData("--url https://bots.acme.example/?a=b", 1, "with nothing behind its path")]
    public async Task A_manifest_is_printed_without_any_other_setting(string options, int exit, string says)
    {
        using var run = BotProcess.Start([], ["manifest", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(exit, await run.EndAsync());
        Assert.Contains(says, run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "is not a SQLite database")]
    [InlineData("cut", "is damaged|can't be read or written|is not a SQLite database")]
    [InlineData("folder", "is a folder.|There is no record at")]
    [InlineData("missing", "The folder of '.*' does not exist. Make it|There is no record at")]
    public async Task A_database_that_is_none_is_said_in_a_sentence(string what, string says)
    {
        await using var world = await GtmWorld.StartAsync();
        await world.StopBotAsync();
        var file = Path.Combine(Path.GetDirectoryName(world.DatabaseFile)!, what == "missing" ? "none/a.db" : "a.db");
        switch (what)
        {
            case "text":
                await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Somebody's notes. ", 400)));
                break;
            case "cut":
                await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(world.DatabaseFile))[..20_000]);
                break;
            case "folder":
                Directory.CreateDirectory(file);
                break;
        }

        foreach (var verb in (string[][])[["serve"], ["migrate"], ["verify"], ["export", "--out", Path.GetTempPath()]])
        {
            var (exit, said) = await RunAsync(world, [.. verb, $"--ConnectionStrings:AlignBot=Data Source={file}"]);

            Assert.Equal((1, verb[0]), (exit, verb[0]));
            Assert.Matches(says, said);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=a;Username=u;Password=open-sesame;Timeout=2", "PostgreSQL at 127.0.0.1:1 does not answer")]
    [InlineData("Nonsense=1", "ConnectionStrings:AlignBot can't be read")]
    public async Task A_server_that_is_not_there_is_said_in_a_sentence(string connection, string says)
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);

        foreach (var verb in (string[])["serve", "migrate", "verify"])
        {
            var (exit, said) = await RunAsync(world, verb, "--Database:Provider=PostgreSql", $"--ConnectionStrings:AlignBot={connection}");

            Assert.Equal((1, verb), (exit, verb));
            Assert.Contains(says, said, StringComparison.Ordinal);
            Assert.DoesNotContain("open-sesame", said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_found_and_a_digest_kept_elsewhere_is_looked_for()
    {
        await using var world = await GtmWorld.StartAsync();
        await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await world.Slack.As("riley").RunAsync("/align", "export json");
        var export = await world.Slack.Dm("riley").ExpectAsync("Your export of", "The digest of the last is `");
        var head = System.Text.RegularExpressions.Regex.Match(export.Text, "[0-9a-f]{64}").Value;

        var (whole, saidOfWhole) = await RunAsync(world, "verify", "--head", head);
        var (foreign, saidOfForeign) = await RunAsync(world, "verify", "--head", new string('a', 64));
        var (none, saidOfNone) = await RunAsync(world, "verify", "--head", "abc");
        await world.BotService<IDatabase>().WriteAsync(
            WorkPriority.Person, async session => { await session.Statement("UPDATE decisions SET state = replace(state, 'frozen', 'thawed')").ExecuteAsync(); });
        var (changed, saidOfChanged) = await RunAsync(world, "verify");

        Assert.Equal((0, 2, 1, 2), (whole, foreign, none, changed));
        Assert.Contains("The digest given is that of entry ", saidOfWhole, StringComparison.Ordinal);
        Assert.Contains("The digest given with --head is none of this record's", saidOfForeign, StringComparison.Ordinal);
        Assert.Contains("a digest is 64 hexadecimal digits", saidOfNone, StringComparison.Ordinal);
        Assert.Contains("Number 1 of decisions is not what row ", saidOfChanged, StringComparison.Ordinal);
    }

    static async Task<(int Exit, string Said)> RunAsync(GtmWorld world, params string[] args)
    {
        var settings = world.Settings().Where(setting => !args.Any(arg => arg.Contains(setting.Key, StringComparison.Ordinal)));
        using var run = BotProcess.Start(settings, args);
        return (await run.EndAsync(), run.Said);
    }

    [Fact]
    public async Task So_does_the_bot_itself()
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);

        using var bot = BotProcess.Start(world.Settings().Concat([new("DOTNET_ENVIRONMENT", "Development"), new("ASPNETCORE_ENVIRONMENT", "Development")]));

        await world.Time.FollowedAsync();
        Assert.Contains("Recorded as DEC-1", (await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.")).Text, StringComparison.Ordinal);
    }

    /// <summary>As in production: every other scenario has a clock to follow.</summary>
    [Fact]
    public async Task It_serves_by_the_real_time_where_there_is_no_clock_to_follow()
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);

        using var bot = BotProcess.Start(world.Settings().Where(setting => setting.Key != "Clock:Follow"));

        await SlackWorld.EventuallyAsync(
            async () => (await world.Slack.As("ana").RunAsync("/align", "help")) is { Error: null } help ? help : null,
            () => Task.FromResult(bot.Said));
        Assert.Contains("Recorded as DEC-1", (await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.")).Text, StringComparison.Ordinal);
        await world.Slack.Gtm.ExpectAsync("DEC-1", "The list is frozen.");
    }
}
