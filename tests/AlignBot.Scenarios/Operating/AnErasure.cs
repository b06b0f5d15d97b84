using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Operating;

/// <summary>On a lawful request words and people are taken out of the record and of the bot's own messages, beside the running bot.</summary>
public sealed class AnErasure : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_words_of_an_entry_go_from_the_card_too_and_the_chain_holds()
    {
        await Slack.As("ana").RunAsync("/decision", "Jordan of Northwind is on leave until March.");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Jordan of Northwind");
        await world.Record.QuietAsync();

        var (unasked, saidFirst) = await RunAsync("erase", "entry", "DEC-1");
        var (unknown, saidOfNone) = await RunAsync("erase", "entry", "DEC-7", "--yes");
        var (done, said) = await RunAsync("erase", "entry", "dec-1", "--yes");

        Assert.Equal((1, 1), (unasked, unknown));
        Assert.True(done == 0, said);
        Assert.Contains("say it again with --yes", saidFirst, StringComparison.Ordinal);
        Assert.Contains("There is no 'DEC-7' in this program.", saidOfNone, StringComparison.Ordinal);
        Assert.Contains("1 message in Slack is being edited.", said, StringComparison.Ordinal);
        await Slack.Gtm.ExpectAsync("*DEC-1*  [erased]", "Ana");
        Assert.Equal(0, await Slack.Gtm.CountAsync("Jordan"));
        Assert.DoesNotContain("Jordan", (await Slack.As("ana").RunAsync("/decision", "show DEC-1")).Text, StringComparison.Ordinal);
        Assert.Contains("No decision holds", (await Slack.As("ana").RunAsync("/decision", "search Jordan")).Text, StringComparison.Ordinal);
        var (verified, saidOfIt) = await RunAsync("verify");
        Assert.True(verified == 0, saidOfIt);
        Assert.Contains("was erased on request.", saidOfIt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_is_erased_again_in_a_restored_backup()
    {
        var folder = Path.GetDirectoryName(world.DatabaseFile)!;
        var (backup, list) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "erased.jsonl"));
        await Slack.As("ana").RunAsync("/decision", "Jordan of Northwind is on leave until March.");
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await world.Record.QuietAsync();
        Assert.Equal(0, (await RunAsync("backup", "--out", backup)).Exit);
        var (done, said) = await RunAsync("erase", "entry", "DEC-1", "--yes", "--list", list);
        Assert.True(done == 0, said);
        await world.StopBotAsync();

        var (nothing, saidOfIt) = await RunAsync("erase", "replay", list, "--yes");
        Assert.Contains("0 of 1 in the list stood in this record.", saidOfIt, StringComparison.Ordinal);
        File.Move(backup, world.DatabaseFile, overwrite: true);
        foreach (var beside in (string[])["-wal", "-shm"])
        {
            File.Delete(world.DatabaseFile + beside);
        }

        Assert.Equal(["Jordan of Northwind is on leave until March.", "The list is frozen."], await world.Record.DecidedAsync());
        var (again, saidAgain) = await RunAsync("erase", "replay", list, "--yes");
        Assert.True((nothing, again) == (0, 0), saidAgain);
        Assert.Contains("1 of 1 in the list stood in this record.", saidAgain, StringComparison.Ordinal);
        Assert.Equal(["[erased]", "The list is frozen."], await world.Record.DecidedAsync());
        Assert.Equal(0, (await RunAsync("verify")).Exit);
        Assert.Contains("Line 1 of", (await RunAsync("erase", "replay", world.DatabaseFile, "--yes")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_there_or_holds_a_role_is_not_erased()
    {
        foreach (var (user, why) in new[] { ("UANA", "Ana is still in the program's channel"), ("UDANA", "Dana is sales leader: give the role to somebody else first."), ("UNONE", "Nobody in this program has the id 'UNONE'.") })
        {
            var (exit, said) = await RunAsync("erase", "person", user, "--yes");
            Assert.Equal(1, exit);
            Assert.Contains(why, said, StringComparison.Ordinal);
        }
    }

    async Task<(int Exit, string Said)> RunAsync(params string[] args)
    {
        using var run = BotProcess.Start(world.Settings(), args);
        return (await run.EndAsync(), run.Said);
    }
}
