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
