using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Everything that happened in a dispute: as a page, and as a file.</summary>
public sealed class TheWholeRecord : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.RuleAsync("dana", "Only after a second touch", "A click is no intent: <!channel> & *bold*.");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1.");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_page_says_what_happened_line_by_line()
    {
        await Slack.PressOnCardAsync("lena", "History");

        var page = (await Slack.As("lena").ModalAsync("History of DSP-1")).Text;
        string[] lines =
        [
            "Ana raised it, under path version 1 and calendar version 1.", "Level 1 opened: Ana; Tom. Due after 1 working day from", "Ana had given no case when the first level ended.",
            "No settlement at level 1.", "Level 2 opened: Dana (sales leader); Priya (marketing leader).", "Dana answered: Only after a second touch", "Priya agreed with Dana.",
            "Decided by Dana and Priya: Only after a second touch",
        ];
        var places = lines.Select(line => page.IndexOf(line, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task The_file_comes_to_the_direct_messages()
    {
        await Slack.PressOnCardAsync("lena", "Send me the record");

        await Slack.GtmOf("lena").ExpectAsync("The record of DSP-1 comes to your messages with AlignBot.");
        var sent = await Slack.Dm("lena").ExpectAsync("The record of DSP-1: Do webinar sign-ups count as MQLs?", "DSP-1.md");
        var file = await Slack.FileAsync(sent);
        Assert.Contains("No settlement at level 1. Dana and Priya decide together by Fri 27 Nov 2026 10:00 (Europe/London).", file, StringComparison.Ordinal);
        Assert.Contains("Dana answered: Only after a second touch. Why: A click is no intent:", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_files_are_not_allowed_it_comes_as_text()
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "files.getUploadURLExternal", ["error"] = "not_allowed" });

        await Slack.PressOnCardAsync("lena", "Send me the record");

        await Slack.Dm("lena").ExpectAsync("# DSP-1", "- Parties: Ana (Sales), Tom (Marketing)");
        await Slack.Dm("lena").ExpectAsync("Dana answered: Only after a second touch", "Why: A click is no intent: \\&lt;!channel&gt;");
    }
}
