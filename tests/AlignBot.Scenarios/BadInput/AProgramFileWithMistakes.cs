using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>A program file with mistakes stops the start: each mistake with its place, and nothing of the file is applied.</summary>
public sealed class AProgramFileWithMistakes
{
    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task Every_mistake_is_named_with_its_place_and_nothing_is_applied(string verb)
    {
        var file = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        string Replaced(string from, string to)
        {
            Assert.Contains(from, file, StringComparison.Ordinal);
            return file = file.Replace(from, to, StringComparison.Ordinal);
        }

        Replaced("  zone: Europe/London\n", "  zone: Europe/Londen\n");
        Replaced("function: RevOps", "function: Wizard");
        Replaced("accountable executive: Morgan", "accountable executive: Gus");
        Replaced("holder: Dana,", "holder: Danna,");
        Replaced("rule: one, window: 1wd", "rule: one, window: soon");
        Replaced("name: GTM Enterprise", "name: GTM Enterprise\ncolour: red");
        await using var world = await GtmWorld.StartAsync(file, startBot: false);

        using var bot = BotProcess.Start(world.Settings(), verb);
        var exit = await bot.EndAsync();

        Assert.Equal(1, exit);
        foreach (var (place, mistake) in ((string, string)[])
        [
            (At("Europe/Londen"), "'Europe/Londen' is not"),
            (At("Wizard"), "'Wizard' is not known here; it can be sales, marketing, rev ops."),
            (At("Gus\n  operating"), "Gus is a guest; only full members of the workspace can hold a role or decide."),
            (At("Danna"), "'Danna' is not among the members; write a user id or a name listed there."),
            (At("soon"), "soon"),
            (At("colour"), "'colour' is not known here; the fields are"),
        ])
        {
            Assert.Contains(bot.Said.Split('\n'), line => line.Contains(place, StringComparison.Ordinal) && line.Contains(mistake, StringComparison.Ordinal));
        }

        Assert.Contains("6 mistakes; nothing was applied.", bot.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at AlignBot", bot.Said, StringComparison.Ordinal);
        Assert.True(!File.Exists(world.DatabaseFile) || await world.Record.ProgramsAsync() == 0, "Something was applied.");

        string At(string text)
        {
            var index = file.IndexOf(text, StringComparison.Ordinal);
            var before = file[..index];
            return $"line {before.Count(letter => letter == '\n') + 1}, column {index - before.LastIndexOf('\n')}:";
        }
    }

    [Fact]
    public async Task A_mistake_in_a_later_file_leaves_the_program_as_it_was()
    {
        await using var world = await GtmWorld.StartAsync();
        await world.StopBotAsync();
        await File.WriteAllTextAsync(world.Settings()["Program:File"]!, GtmWorld.ProgramFile.Replace("name: Tom", "name: Thomas", StringComparison.Ordinal) + "\nsurprise: yes\n");

        using (var bot = BotProcess.Start(world.Settings()))
        {
            Assert.Equal(1, await bot.EndAsync());
            Assert.Contains("'surprise' is not known here", bot.Said, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(world.Settings()["Program:File"]!, GtmWorld.ProgramFile);
        await world.StartBotAsync();
        var status = await world.Slack.As("ana").RunAsync("/align", "status");
        Assert.Contains("Escalation path version 1", status.Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.Record.ProgramsAsync());
    }
}
