using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The agenda as a list: each item with its menu, put in order and given its section, owner and account; the meeting goes by that.</summary>
public sealed class TheAgendaInOrder : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Moved_up_changed_and_taken_in_that_order()
    {
        foreach (var text in new[] { "Acme", "Globex", "Initech" })
        {
            await Slack.As("ana").RunAsync("/meeting", $"add {text}");
        }

        // Anybody in the channel orders it; the list is put in place of the one the click came from.
        await Slack.As("lena").RunAsync("/meeting", "agenda");
        await Slack.As("lena").PressAsync(await ListAsync(), "Move up", "Initech");
        await world.Record.QuietAsync();
        Assert.Equal(["Acme", "Initech", "Globex"], await ItemsAsync());
        await Slack.As("lena").PressAsync(await ListAsync(), "Move up", "Initech");
        await world.Record.QuietAsync();
        Assert.Equal(["Initech", "Acme", "Globex"], await ItemsAsync());

        // The first can't go further up; nothing happens.
        await Slack.As("lena").PressAsync(await ListAsync(), "Move up", "Initech");
        await Slack.As("lena").PressAsync(await ListAsync(), "Change", "Acme");
        var form = await Slack.As("lena").ModalAsync();
        Assert.Equal("Acme", form.ValueOf("What is to be settled"));
        form.Fill("What is to be settled", "Acme: who calls their counsel").Fill("Section", "Where they are stuck").Fill("Who brings it", "tom").Fill("Account", "Acme");
        Assert.True((await form.SubmitAsync()).Closed);
        var changed = (await world.Record.MeetingsAsync())[0].Items.Single(item => item.Text.StartsWith("Acme", StringComparison.Ordinal));
        Assert.Equal((1, "UTOM", "UANA", "Acme"), (changed.Section, changed.Owner?.Value, changed.AddedBy?.Value, changed.Account));

        // In the meeting Initech comes first. What is further down is dropped from the list, before its turn.
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").PressAsync(card, "Agenda");
        await Slack.As("dana").PressAsync(await Slack.ToldAsync("dana", "Agenda of Pipeline review", "Acme: who calls their counsel"), "Drop", "Acme: who calls");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why it needs no settling", "Tom has called.").SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Now: Top accounts in motion", "Acme: who calls their counsel - Dropped: Tom has called.");
        await Slack.As("dana").PressAsync(card, "Decide");
        var decide = await Slack.As("dana").ModalAsync();
        Assert.Contains("Initech", decide.Text, StringComparison.Ordinal);
        Assert.True((await decide.Fill("What was decided", "Initech is called in March.").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Now: Top accounts in motion", "Initech - Decided: DEC-1");
        Assert.Equal([typeof(Disposition.Decided), null, typeof(Disposition.Dropped)], (await world.Record.MeetingsAsync())[0].Items.OrderBy(item => item.Text == "Globex" ? 1 : item.Text == "Initech" ? 0 : 2).Select(item => item.Disposition?.GetType()));
        await world.AssertExactAsync();
    }

    Task<Message> ListAsync() => Slack.ToldAsync("lena", "Agenda of Pipeline review", "Initech");

    async Task<IEnumerable<string>> ItemsAsync() => (await world.Record.MeetingsAsync())[0].Items.Select(item => item.Text);
}
