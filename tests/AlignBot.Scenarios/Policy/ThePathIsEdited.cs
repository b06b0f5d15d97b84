using System.Text.Json.Nodes;
using AlignBot.Contracts;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Policy;

/// <summary>The escalation path is edited in a form and as a file; both give the same, and a dispute that is open keeps its version.</summary>
public sealed class ThePathIsEdited : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Person Riley => Slack.As("riley");

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_it_and_those_who_govern_may_change_it()
    {
        await Slack.As("ana").RunAsync("/align", "path");
        var shown = await Slack.GtmOf("ana").ExpectAsync(
            "Escalation path, version 1", "The parties settle it within 1 working day", "Dana (sales leader) and Priya (marketing leader) decide together within 2 working days",
            "If nobody decides:* Nothing changes.", "Lead handling");

        Assert.False(shown.HasButton("Edit"));
        Assert.Contains("Only Riley or Morgan can change that.", (await Slack.As("ana").RunAsync("/align", "path edit")).Text, StringComparison.Ordinal);
        Assert.Contains("Only Riley or Morgan can change that.", (await Slack.As("ana").RunAsync("/align", "path file")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_changed_in_the_form_is_announced_and_leaves_the_open_dispute_alone()
    {
        await Slack.RaiseAsync();
        var form = await EditAsync();
        await form.PressAsync("Change", beside: "Dana (sales leader)");
        var level = await Riley.ModalSayingAsync("Level 2");
        await level.Fill("How long they have", "3wd").Fill("Reminders, in percent of that time", "25, 75").SubmitAsync();

        form = await Riley.ModalSayingAsync("3 working days");
        var saved = await form.Fill("Why it changes", "Two days were never enough.").SubmitAsync();
        Assert.Empty(saved.Errors);
        await Riley.ModalSayingAsync("Version 2 is in force");

        await Slack.Gtm.ExpectAsync(
            "The escalation path has version 2", "changed by Riley", "Level 2: 3 working days instead of 2 working days", "reminders at 25 % and 75 %", "Two days were never enough.");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((1, "2wd"), (dispute.Path.Version, dispute.Path.Levels[1].Window.ToString()));
        Assert.Contains("program.path-changed", await world.Record.HistoryAsync());
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task A_category_gets_no_channel_where_the_bot_is_not()
    {
        foreach (var (id, isIn) in new[] { ("CIN", true), ("COUT", false) })
        {
            await Slack.PostAsync("control/channels", new JsonObject
            {
                ["id"] = id,
                ["name"] = $"gtm-{id.ToLowerInvariant()}",
                ["kind"] = "public",
                ["members"] = new JsonArray(isIn ? ["URILEY", "U0ALIGNBOT"] : ["URILEY"]),
            });
        }

        var form = await EditAsync();
        await form.PressAsync("Change categories");
        await (await Riley.ModalSayingAsync("Categories")).PressAsync("Add a category");
        var category = (await Riley.ModalSayingAsync("New category")).Fill("Name", "Events").Fill("A channel of its own for the threads", "COUT");
        Assert.Equal(["AlignBot is not in #gtm-cout: invite it there with /invite, then save again."], (await category.SubmitAsync()).Errors);
        Assert.Equal(
            ["Slack shows AlignBot no channel CNOWHERE. If it is private, invite AlignBot there first; else choose another."],
            (await category.Fill("A channel of its own for the threads", "CNOWHERE").SubmitAsync()).Errors);
        await category.Fill("A channel of its own for the threads", "CIN").SubmitAsync();
        await Riley.ModalSayingAsync("Categories", "Events");

        // While Slack gives no answer, what was chosen is taken: 'doctor' looks again.
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "conversations.info", ["error"] = "internal_error" });
        await (await Riley.ModalSayingAsync("Categories")).PressAsync("Add a category");
        await (await Riley.ModalSayingAsync("New category")).Fill("Name", "Fairs").Fill("A channel of its own for the threads", "COUT").SubmitAsync();
        await Riley.ModalSayingAsync("Categories", "Fairs");
    }

    [Fact]
    public async Task Levels_are_added_moved_and_removed_and_rules_and_categories_changed()
    {
        var form = await EditAsync();
        await form.PressAsync("Add a level");
        var level = await Riley.ModalSayingAsync("Level 4");
        await level.Fill("Who decides", "Operating lead (Riley)").Fill("How they decide", "One: whoever rules first decides").Fill("How long they have", "8wh").SubmitAsync();
        form = await Riley.ModalSayingAsync("Riley (operating lead) decides within 8 working hours");
        await form.PressAsync("Move up", beside: "Riley (operating lead)");
        form = await Riley.ModalSayingAsync("*3*   Riley (operating lead)");
        await form.PressAsync("Remove", beside: "The parties");
        form = await Riley.ModalSayingAsync("*2*   Riley (operating lead)");

        await form.PressAsync("Change rules");
        var rules = await Riley.ModalSayingAsync("Rules of the path");
        await rules.Fill("What stands if nobody decides", "Finance decides.").SubmitAsync();
        form = await Riley.ModalSayingAsync("Finance decides.");
        await form.PressAsync("Change categories");
        var list = await Riley.ModalSayingAsync("Categories");
        await list.PressAsync("Add a category");
        await (await Riley.ModalSayingAsync("New category")).Fill("Name", "Events").Fill("What belongs here", "Booths and field events.").SubmitAsync();
        list = await Riley.ModalSayingAsync("Booths and field events.");

        // What belongs in it may be left out, and stops nobody.
        await list.PressAsync("Add a category");
        await (await Riley.ModalSayingAsync("New category")).Fill("Name", "Pricing").SubmitAsync();
        list = await Riley.ModalSayingAsync("Pricing");
        await list.CloseAsync();

        form = await Riley.ModalSayingAsync("Escalation path", "Events");
        await form.SubmitAsync();
        await Slack.Gtm.ExpectAsync(
            "has version 2", "Level 1 is gone: the parties", "New level 2: Riley (operating lead) decides within 8 working hours", "If nobody decides: Finance decides", "New category 'Events'");
        await Slack.As("ana").RunAsync("/dispute", "Which price floor holds?");
        Assert.Empty((await (await Slack.As("ana").ModalAsync()).Fill("Whom do you disagree with?", "tom").Fill("Category", "Pricing").SubmitAsync()).Errors);
        await Slack.As("ana").ModalSayingAsync("Pricing, between Ana and Tom.");
    }

    [Fact]
    public async Task As_a_file_it_is_the_same()
    {
        await Riley.RunAsync("/align", "path file");
        var form = await Riley.ModalSayingAsync("Path as a file");
        var text = form.ValueOf("The path section of the program file")!;

        var saved = await form.Fill("The path section of the program file", text.Replace("window: 2wd", "window: 3wd", StringComparison.Ordinal)).SubmitAsync();
        Assert.Empty(saved.Errors);
        await Slack.Gtm.ExpectAsync("has version 2", "Level 2: 3 working days instead of 2 working days");

        // Written out again it is what was saved, and saving that changes nothing.
        await Riley.RunAsync("/align", "path file");
        form = await Riley.ModalSayingAsync("Path as a file");
        Assert.Equal(text.Replace("window: 2wd", "window: 3wd", StringComparison.Ordinal), form.ValueOf("The path section of the program file"));
        await form.SubmitAsync();
        await Riley.ModalSayingAsync("Nothing has changed: version 2 stays in force.");
    }

    [Fact]
    public async Task Who_saves_last_is_told_of_the_other_version_and_loses_nothing()
    {
        var rileys = await EditAsync();
        await Slack.As("morgan").RunAsync("/align", "path file");
        var morgans = await Slack.As("morgan").ModalSayingAsync("Path as a file");
        await morgans.Fill("The path section of the program file", morgans.ValueOf("The path section of the program file")!.Replace("Nothing changes.", "Morgan decides.", StringComparison.Ordinal)).SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 2", "Morgan decides");

        await rileys.PressAsync("Change", beside: "The parties");
        await (await Riley.ModalSayingAsync("Level 1")).Fill("How long they have", "4wh").SubmitAsync();
        rileys = await Riley.ModalSayingAsync("4 working hours");
        await rileys.SubmitAsync();
        rileys = await Riley.ModalSayingAsync("Not saved: somebody saved version 2", "Level 1: 4 working hours instead of 1 working day");
        Assert.Equal(0, await Slack.Gtm.CountAsync("has version 3"));

        await rileys.SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 3", "Level 1: 4 working hours");
    }

    [Fact]
    public async Task The_whole_program_is_written_out_as_a_file_that_reads_back()
    {
        var exported = await Riley.RunAsync("/align", "program export");

        var text = string.Join("\n", exported.Text.Split('\n').Where(line => !line.StartsWith("*program.yaml*", StringComparison.Ordinal))).Replace("```", "", StringComparison.Ordinal);
        var file = AlignBot.Programs.ProgramFileReader.Parse("exported", text.Replace("&amp;", "&", StringComparison.Ordinal));
        Assert.Equal(("T0ACME", "CGTM", 3), (file.Workspace, file.Channel, file.Path.Levels.Length));
    }

    async Task<Modal> EditAsync()
    {
        await Riley.RunAsync("/align", "path edit");
        return await Riley.ModalSayingAsync("Escalation path", "Levels");
    }
}
