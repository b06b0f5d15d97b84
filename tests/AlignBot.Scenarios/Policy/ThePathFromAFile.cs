using System.Text;
using AlignBot.Contracts;
using AlignBot.Policy;
using AlignBot.Programs;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Policy;

/// <summary>A path too long for a form goes out and comes in as a file: every mistake with its place, and what it changes before it does.</summary>
public sealed class ThePathFromAFile : IAsyncLifetime
{
    const string File = "Path file";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Person Riley => Slack.As("riley");

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_long_path_comes_in_goes_out_and_opens_as_a_file_from_then_on()
    {
        var path = LongPath();
        Assert.True(path.Length > 3000, $"{path.Length} characters are not too many for a form.");
        await UploadAsync("path.yaml", path);
        var confirm = await Riley.ModalSayingAsync("Saved, the file would change version 1 like this:", "New category 'Region 30'");
        Assert.Equal(0, await Slack.Gtm.CountAsync("has version 2"));

        await confirm.Fill("Why it changes", "Regions have their own rules.").SubmitAsync();
        await Riley.ModalSayingAsync("Version 2 is in force, and the channel is told.");
        await Slack.Gtm.ExpectAsync("has version 2", "New category 'Region 1'", "Regions have their own rules.");

        // A form can't hold it any more: the one for a file opens, with the way to have the file.
        await Riley.RunAsync("/align", "path file");
        var form = await Riley.ModalSayingAsync("The path is longer than a form can hold as text.", "version 2");
        await form.PressAsync("Send it to me");
        await Slack.Dm("riley").ExpectAsync("The escalation path of GTM Enterprise, version 2.", "path-v2.yaml");
        await Riley.RunAsync("/align", "path download");
        await Slack.Dm("riley").ExpectCountAsync(2, "path-v2.yaml");

        // What is in force changes nothing.
        form = await Riley.ModalSayingAsync("comes as a file to your messages");
        await form.CloseAsync();
        form = await Riley.ModalSayingAsync("Path from a file");
        await form.PutAsync(File, "path.yaml", path);
        await form.SubmitAsync();
        await Riley.ModalSayingAsync("path.yaml says what is in force already: version 2.");
    }

    [Fact]
    public async Task Every_mistake_is_named_with_its_place()
    {
        var text = Written().Replace("window: 2wd", "window: soon", StringComparison.Ordinal).Replace("[accountable executive]", "[Zoe]", StringComparison.Ordinal)
            .Replace("extensions:", "extension:", StringComparison.Ordinal);
        await UploadAsync("path.yaml", text);

        var page = await Riley.ModalSayingAsync("path.yaml has 3 mistakes.", "Nothing has changed.");
        Assert.Contains("*Line 13:* 'soon' is not a length of time.", page.Text, StringComparison.Ordinal);
        Assert.Contains("*Line 14:* 'Zoe' is not among the members", page.Text, StringComparison.Ordinal);
        Assert.Contains("*Line 16:* 'extension' is not known here", page.Text, StringComparison.Ordinal);

        // What reads well and could never work is told as the form tells it.
        await page.CloseAsync();
        await UploadAsync("path.yaml", Written().Replace("reminders: [75]", "reminders: [50, 150]", StringComparison.Ordinal));
        await Riley.ModalSayingAsync("'150' must be a whole number from 1 to 99.");
        Assert.Equal(0, await Slack.Gtm.CountAsync("has version 2"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_text_changes_nothing()
    {
        await UploadAsync("path.yaml", new StringBuilder().Insert(0, "# a line that says nothing at all\n", 9000).ToString());
        var page = await Riley.ModalSayingAsync("path.yaml is larger than 256 kB, more than is read here. Nothing has changed.");
        await page.CloseAsync();

        await UploadAsync("path.yaml", "PK\u0003\u0004 a workbook");
        page = await Riley.ModalSayingAsync("path.yaml is not a text file. Nothing has changed.");
        await page.CloseAsync();

        await UploadAsync("path.yaml", "");
        await Riley.ModalSayingAsync("path.yaml has 1 mistake.", "The file is empty.");
    }

    [Fact]
    public async Task A_file_that_Slack_is_slow_to_hand_over_is_waited_for_in_the_form()
    {
        await world.DisposeAsync();
        world = await GtmWorld.StartAsync(settings: new() { ["Slack:Waits"] = "00:00:06" });
        await Slack.FaultAsync("slow", new() { ["method"] = "files.info", ["delay_ms"] = 4000 });
        await UploadAsync("path.yaml", Written().Replace("window: 2wd", "window: 3wd", StringComparison.Ordinal));

        await Riley.ModalSayingAsync("Reading path.yaml ...");
        await Riley.ModalSayingAsync("Level 2: 3 working days instead of 2 working days");
    }

    [Fact]
    public async Task Whoever_saves_after_somebody_else_reads_first_what_they_replace()
    {
        await UploadAsync("path.yaml", Written().Replace("window: 2wd", "window: 3wd", StringComparison.Ordinal));
        var mine = await Riley.ModalSayingAsync("Level 2: 3 working days instead of 2 working days");
        await Slack.As("morgan").RunAsync("/align", "path file");
        var morgans = await Slack.As("morgan").ModalSayingAsync("Path as a file");
        await morgans.Fill("The path section of the program file", Written().Replace("Nothing changes.", "Morgan decides.", StringComparison.Ordinal)).SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 2", "Morgan decides");

        await mine.SubmitAsync();
        mine = await Riley.ModalSayingAsync("Not saved: somebody saved version 2", "If nobody decides: Nothing changes; until now: Morgan decides");
        await mine.SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 3", "3 working days");
    }

    [Fact]
    public async Task Only_those_who_run_the_program_put_one_in_and_the_text_form_leads_there()
    {
        Assert.Contains("`/align path` shows it to everybody.", (await Slack.As("ana").RunAsync("/align", "path upload")).Text, StringComparison.Ordinal);

        await Riley.RunAsync("/align", "path file");
        await (await Riley.ModalSayingAsync("Path as a file")).PressAsync("Put in a file instead");
        Assert.True((await Riley.ModalSayingAsync("Path from a file")).Has(File));
    }

    async Task UploadAsync(string name, string content)
    {
        await Riley.RunAsync("/align", "path upload");
        var form = await Riley.ModalSayingAsync("Path from a file", "Send it to me");
        await form.PutAsync(File, name, content);
        await form.SubmitAsync();
    }

    /// <summary>The path in force as it is written out.</summary>
    static string Written()
    {
        var file = ProgramFileReader.Parse("program.yaml", GtmWorld.ProgramFile);
        return PathText.Write(file.Path, new Domain.People.Roster { Members = [.. file.Members], Roles = [.. file.Roles] });
    }

    static string LongPath()
    {
        var categories = string.Concat(Enumerable.Range(1, 30).Select(n => $"    - {{ name: Region {n}, definition: What is decided in region {n} before anybody asks the others and by whose budget it is paid. }}\n"));
        return Written().Replace("  levels:\n", categories + "  levels:\n", StringComparison.Ordinal);
    }
}
