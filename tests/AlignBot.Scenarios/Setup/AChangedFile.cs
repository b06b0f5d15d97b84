using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Setup;

/// <summary>What a changed program file would change is said part by part before it does; and then it does just that.</summary>
public sealed class AChangedFile : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    static string Changed => GtmWorld.ProgramFile
        .Replace("name: GTM Enterprise", "name: GTM Global", StringComparison.Ordinal)
        .Replace("hours: 09:00-17:30", "hours: 09:00-18:00", StringComparison.Ordinal)
        .Replace("{ user: UBEN, name: Ben, function: Sales", "{ user: UBEN, name: Ben, function: RevOps", StringComparison.Ordinal)
        .Replace("accountable executive: Morgan", "accountable executive: { holder: Morgan, deputy: Riley }", StringComparison.Ordinal)
        .Replace("when: every Tuesday", "when: every Wednesday", StringComparison.Ordinal)
        .Replace("rule: all, window: 2wd", "rule: all, window: 3wd", StringComparison.Ordinal);

    static readonly string[] Everything =
    [
        "The program is called GTM Global instead of GTM Enterprise", "Ben is in RevOps instead of sales", "Riley stands in for Morgan as accountable executive", "Escalation path",
        "Level 2: 3 working days instead of 2 working days", "Pipeline review: It takes place every Wednesday at 09:30",
    ];

    async Task<Modal> PreviewAsync(string file, params string[] saying)
    {
        Assert.Equal("", (await Slack.As("riley").RunAsync("/align", "program preview")).Text);
        var form = await (await Slack.As("riley").ModalAsync("Program from a file")).PutAsync("Program file", "program.yaml", file);
        await form.SubmitAsync();
        return await Slack.As("riley").ModalSayingAsync(saying);
    }

    [Fact]
    public async Task Nothing_changes_before_Apply_and_then_what_was_read()
    {
        var page = await PreviewAsync(Changed, ["Applied, the file would change this:", "Working time", .. Everything]);
        Assert.Contains("AlignBot is started with a file of this program", page.Text, StringComparison.Ordinal);
        await Slack.As("riley").RunAsync("/align", "program export");
        Assert.DoesNotContain("GTM Global", (await Slack.Gtm.ExpectAsync("*program.yaml*")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Slack.Gtm.CountAsync("has version 2"));

        await page.SubmitAsync();

        await Slack.As("riley").ModalSayingAsync("Applied.");
        await Slack.Gtm.ExpectAsync("*The escalation path has version 2*, changed by Riley.");
        await Slack.Gtm.ExpectAsync("Riley stands in for Morgan as accountable executive", "Changed by Riley.");
        await Slack.Gtm.ExpectAsync("*Pipeline review* was changed by Riley.");
        await Slack.As("riley").RunAsync("/align", "members");
        await Slack.Gtm.ExpectAsync("GTM Global: who is who");

        await PreviewAsync(Changed, "Nothing would change.");
    }

    [Fact]
    public async Task What_is_otherwise_by_then_is_read_anew()
    {
        var page = await PreviewAsync(Changed, Everything);
        await Slack.As("morgan").RunAsync("/align", "members");
        await Slack.As("morgan").PressAsync(await Slack.GtmOf("morgan").ExpectAsync("who is who"), "Change functions");
        await (await Slack.As("morgan").ModalAsync("Functions")).Fill("Sales", "dana", "ana").Fill("RevOps", "riley", "ben").SubmitAsync();

        await page.SubmitAsync();
        var again = await Slack.As("riley").ModalSayingAsync("Not applied: the program changed while you had this open.", "GTM Global");
        Assert.DoesNotContain("Ben is in RevOps", again.Text, StringComparison.Ordinal);
        await again.SubmitAsync();

        await Slack.As("riley").ModalSayingAsync("Applied.");
    }

    [Fact]
    public async Task Mistakes_other_programs_and_others_change_nothing()
    {
        await PreviewAsync(Changed.Replace("window: 3wd", "window: soon", StringComparison.Ordinal), "program.yaml has a mistake.", "Line ", "Nothing has changed.");
        await PreviewAsync(Changed.Replace("channel: CGTM", "channel: CGENERAL", StringComparison.Ordinal), "is of another program");
        await PreviewAsync(
            Changed.Replace("{ name: Budget,", "{ name: Budget, channel: CNOWHERE,", StringComparison.Ordinal), "Slack shows AlignBot no channel CNOWHERE.");
        await Slack.As("ana").RunAsync("/align", "program preview");
        await Slack.GtmOf("ana").ExpectAsync("Only Riley or Morgan can change that.");
    }
}
