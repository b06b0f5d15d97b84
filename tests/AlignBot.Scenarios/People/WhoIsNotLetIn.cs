using System.Text.Json.Nodes;
using AlignBot.Domain.People;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>A guest, somebody of another organisation, a deactivated account and somebody of no program read nothing of the program's and change nothing: each is told why not.</summary>
public sealed class WhoIsNotLetIn : IAsyncLifetime
{
    /// <summary>What stands in the record and nowhere in the channel.</summary>
    const string Secret = "Conference in Lisbon";

    static readonly (string Command, string Text)[] Reading =
    [
        ("/align", "members"), ("/align", "away list"), ("/align", "away cancel"), ("/align", "calendar"), ("/align", "calendar edit"),
        ("/align", "path"), ("/align", "path check"), ("/align", "path export"), ("/align", "path download"), ("/align", "path rehearse"), ("/align", "path edit"),
        ("/align", "status"), ("/align", "program export"), ("/align", "actions"), ("/align", "actions all"),
        ("/decision", "list"), ("/decision", "search list"), ("/decision", "SHOW DEC-1"), ("/align", "decision list"), ("/align", "decision\nlist"),
        ("/dispute", "list"), ("/dispute", "list all"), ("/dispute", "list category Nothing"), ("/dispute", "show DSP-1"), ("/align", "dispute show 1"),
        ("/meeting", ""), ("/meeting", "agenda"), ("/meeting", "series"), ("/align", "meeting agenda"),
    ];

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        Assert.Contains("You are away", (await Slack.As("priya").RunAsync("/align", $"away 2026-12-01 to 2026-12-02 {Secret}")).Text, StringComparison.Ordinal);
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("gus", "is a guest")]
    [InlineData("xenia", "belongs to another organisation")]
    [InlineData("ben", "has left the workspace")]
    [InlineData("ola", "is not a member of this program")]
    public async Task To_read_or_to_change(string who, string why)
    {
        await ArriveAsync(who);
        var before = await world.Record.SizeAsync();

        foreach (var (command, text) in Reading)
        {
            var answer = await AskAsync(who, command, text);

            Assert.True(
                answer.StartsWith("Only full members of <#CGTM> ", StringComparison.Ordinal) && answer.EndsWith($", and your account {why}.", StringComparison.Ordinal),
                $"{command} {text}: {answer}");
        }

        Assert.StartsWith("Only those who run the program can export the record.", await AskAsync(who, "/align", "export json"), StringComparison.Ordinal);
        foreach (var text in (string[])["away", "away 2026-12-24"])
        {
            Assert.Contains("only full members of the program can be entered as away.", await AskAsync(who, "/align", text), StringComparison.Ordinal);
        }

        // What begins like a word and is none goes on to the rules, with what was typed.
        Assert.Contains($"can record a decision, and your account {why}.", await AskAsync(who, "/decision", "list prices stay"), StringComparison.Ordinal);
        Assert.Contains($"can raise a dispute, and your account {why}.", await AskAsync(who, "/dispute", "list prices: who sets them?"), StringComparison.Ordinal);

        Assert.True(await Slack.As(who).SeesNoModalAsync());
        Assert.Equal(before, await world.Record.SizeAsync());
        Assert.Contains(Secret, (await Slack.As("ana").RunAsync("/align", "away list")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gus", "is a guest")]
    [InlineData("xenia", "belongs to another organisation")]
    [InlineData("ben", "has left the workspace")]
    public async Task By_a_button_that_they_see(string who, string why)
    {
        await ArriveAsync(who);
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var meeting = await Slack.Gtm.ExpectWithAsync("Agenda", "start it by");
        await world.Record.QuietAsync();
        var before = await world.Record.SizeAsync();

        await Slack.PressOnCardAsync(who, "More...");
        await Slack.ToldAsync(who, $"read its disputes here, and your account {why}.");
        await Slack.As(who).PressAsync(await Slack.Gtm.ExpectWithAsync("Show all of it", "*DEC-1*"), "Show all of it");
        await Slack.ToldAsync(who, $"read its decision log, and your account {why}.");
        await Slack.As(who).PressAsync(meeting, "Agenda");
        await Slack.ToldAsync(who, $"read its agendas and minutes, and your account {why}.");

        Assert.True(await Slack.As(who).SeesNoModalAsync());
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task In_a_channel_without_a_program_they_are_told_where_to_go()
    {
        foreach (var (command, text) in Reading)
        {
            Assert.Contains("you are in none", (await Slack.As("ola").RunAsync(command, text, channel: "CGENERAL")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_loses_the_right_with_the_form_open_keeps_what_they_typed()
    {
        await Slack.As("lena").RunAsync("/align", "path rehearse");
        var rehearsal = await Slack.As("lena").ModalSayingAsync("Rehearse a dispute");
        await Slack.As("riley").RunAsync("/align", "calendar edit");
        var calendar = (await Slack.As("riley").ModalAsync()).Fill("Why it changes", "We work on Sundays now.");
        await world.LeaveAsync("ULENA", "URILEY");
        var before = await world.Record.SizeAsync();

        Assert.Equal(
            ["Only full members of GTM Enterprise read its escalation path here, and your account has left the workspace."],
            (await rehearsal.Fill("Category", "Definition").Fill("Party on one side", "ana").Fill("Party on the other side", "tom").SubmitAsync()).Errors);
        Assert.Equal(["Only those who run the program can change that."], (await calendar.SubmitAsync()).Errors);

        Assert.Equal("We work on Sundays now.", (await Slack.As("riley").ModalAsync()).ValueOf("Why it changes"));
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task The_buttons_of_a_card_that_was_theirs()
    {
        await Slack.As("riley").RunAsync("/align", "members");
        var members = await Slack.GtmOf("riley").ExpectAsync("who is who");
        await Slack.As("riley").RunAsync("/align", "path");
        var path = await Slack.GtmOf("riley").ExpectAsync("Escalation path, version 1");
        await world.LeaveAsync("URILEY");

        await Slack.As("riley").PressAsync(members, "Change", beside: "Sales leader");
        await Slack.GtmOf("riley").ExpectCountAsync(1, "can change that.");
        await Slack.As("riley").PressAsync(path, "Edit");
        await Slack.GtmOf("riley").ExpectCountAsync(2, "can change that.");
        await Slack.As("riley").PressAsync(path, "Check it");
        await Slack.ToldAsync("riley", "read its escalation path here, and your account has left the workspace.");

        Assert.True(await Slack.As("riley").SeesNoModalAsync());
    }

    [Fact]
    public async Task Help_is_there_for_everybody_and_names_every_shortcut()
    {
        Assert.Contains("You read what stands in <#CGTM>.", (await Slack.As("gus").RunAsync("/align", "help")).Text, StringComparison.Ordinal);
        var help = (await Slack.As("gus").RunAsync("/align", "help all")).Text;

        Assert.Contains("'Raise a dispute', 'Record a decision', 'Add to agenda'", help, StringComparison.Ordinal);
        Assert.Contains("`/align dispute`, `/align decision`, `/align meeting`", help, StringComparison.Ordinal);
    }

    /// <summary>The answer to a command. Slack delivers none of another organisation's people today; the bot does not rely on that.</summary>
    async Task<string> AskAsync(string who, string command, string text)
    {
        if (who != "xenia")
        {
            return (await Slack.As(who).RunAsync(command, text)).Text;
        }

        using var doorbell = new Doorbell(world);
        var (status, body) = await doorbell.SendAsync(Doorbell.Signed(Doorbell.Command("UXENIA", command, text)));
        Assert.Equal(200, status);
        return (string)JsonNode.Parse(body)!["text"]!;
    }

    async Task ArriveAsync(string who)
    {
        switch (who)
        {
            case "xenia":
                await Slack.JoinAsync("xenia");
                await world.Record.MemberAsync("xenia", xenia => xenia.Kind is MemberKind.External);
                break;
            case "ben":
                await world.LeaveAsync("UBEN");
                break;
        }

        await world.Record.QuietAsync();
    }
}
