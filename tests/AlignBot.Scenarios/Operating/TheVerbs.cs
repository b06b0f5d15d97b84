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
}
