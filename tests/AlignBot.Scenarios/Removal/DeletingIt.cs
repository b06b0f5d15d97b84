using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Removal;

/// <summary>A program is deleted by the accountable executive and the operating lead together, after both got the record as a file.</summary>
public sealed class DeletingIt : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Both_want_it_and_nothing_is_left()
    {
        await AskAsync("morgan");
        var ask = await Slack.Dm("riley").ExpectWithAsync("Delete it for good", "Morgan asks to delete GTM Enterprise.");
        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here");
        await Slack.Dm("morgan").ExpectAsync("Your export of GTM Enterprise is here");
        await world.Record.QuietAsync();

        await Slack.As("riley").PressAsync(ask, "Delete it for good");

        await Slack.Gtm.ExpectAsync("GTM Enterprise is deleted", "by Morgan and Riley");
        Assert.Equal(0, await world.Record.ProgramsAsync());
        Assert.Equal(["removal.done"], (await world.Record.MessagesAsync()).Select(row => row.Message));
        Assert.Contains("/align setup", (await Slack.As("riley").RunAsync("/align", "status")).Text, StringComparison.Ordinal);

        // What stands in the channel stays, and a click on it is answered.
        await Slack.PressOnCardAsync("ana", "Add my case");
        await Slack.As("riley").PressAsync(ask, "Delete it for good");
        Assert.Equal(0, await world.Record.ProgramsAsync());
    }

    [Fact]
    public async Task One_alone_or_anybody_else_changes_nothing()
    {
        Assert.Contains("Only Riley or Morgan can delete the program.", (await Slack.As("ana").RunAsync("/align", "delete")).Text, StringComparison.Ordinal);
        await AskAsync("riley");
        var ask = await Slack.Dm("morgan").ExpectWithAsync("Delete it for good", "Riley asks to delete GTM Enterprise.");

        Assert.Contains("You asked to delete", (await Slack.As("riley").RunAsync("/align", "delete")).Text, StringComparison.Ordinal);
        await Slack.As("morgan").PressAsync(ask, "Keep it");

        await Slack.Dm("riley").ExpectAsync("GTM Enterprise stays as it is.", "Morgan does not want it deleted.");
        Assert.Equal(1, await world.Record.ProgramsAsync());
        Assert.Equal(["program.removal-asked", "program.removal-dropped"], (await world.Record.HistoryAsync()).Where(kind => kind.Contains("removal", StringComparison.Ordinal)));
        await Slack.As("morgan").PressAsync(ask, "Delete it for good");
        Assert.Equal(1, await world.Record.ProgramsAsync());
    }

    async Task AskAsync(string person)
    {
        await Slack.As(person).RunAsync("/align", "delete");
        var offer = await Slack.GtmOf(person).ExpectWithAsync("Ask to delete it", "There is no way back.");
        await Slack.As(person).PressAsync(offer, "Ask to delete it");
    }
}
