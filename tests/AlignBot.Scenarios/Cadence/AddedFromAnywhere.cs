using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>'Add to agenda' from the shortcuts menu, outside of any channel: a form for the next meeting, or a page that says why there is none.</summary>
public sealed class AddedFromAnywhere : IAsyncLifetime
{
    const string Shortcut = "meeting.item.add.global";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_is_filled_in_stands_on_the_agenda()
    {
        await Slack.As("ana").UseAsync(Shortcut);
        var form = await Slack.As("ana").ModalAsync("Add to the agenda");
        Assert.Contains("Pipeline review", form.Text, StringComparison.Ordinal);
        form.Fill("What is to be settled", "Acme: legal review since 12 Nov").Fill("Section", "Where they are stuck").Fill("Who brings it", "tom").Fill("Account", "Acme");
        Assert.True((await form.SubmitAsync()).Closed);

        var item = Assert.Single((await world.Record.MeetingsAsync())[0].Items);
        Assert.Equal(("Acme: legal review since 12 Nov", "UTOM", "UANA", "Acme"), (item.Text, item.Owner?.Value, item.AddedBy?.Value, item.Account));
        var agenda = await Slack.As("tom").RunAsync("/meeting", "agenda");
        Assert.Contains("Acme: legal review since 12 Nov", agenda.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_reads_why_there_is_no_form()
    {
        await Slack.As("gus").UseAsync(Shortcut);

        var page = await Slack.As("gus").ModalAsync("Add to the agenda");
        Assert.False(page.Has("What is to be settled"));
        Assert.Contains("guest", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_no_program_reads_where_to_go()
    {
        await Slack.PostAsync("control/people", new JsonObject { ["id"] = "UNEW", ["name"] = "nina", ["real_name"] = "Nina New" });

        await Slack.As("new").UseAsync(Shortcut);

        var page = await Slack.As("new").ModalAsync("Add to the agenda");
        Assert.Contains("you are in none", page.Text, StringComparison.Ordinal);
    }
}
