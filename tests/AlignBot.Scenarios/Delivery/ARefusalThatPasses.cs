using System.Text.Json.Nodes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>Slack refuses posts for a reason that somebody mends, or for one that lies in the post itself: neither loses one, and the order stays.</summary>
public sealed class ARefusalThatPasses : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    // Tried again every second here; in production every ten minutes.
    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(settings: new() { ["Delivery:TryAgain"] = "00:01:40" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("ekm_access_denied")]
    [InlineData("restricted_action_thread_locked")]
    [InlineData("a_word_of_next_years")]
    public async Task Posts_go_out_once_the_reason_is_gone(string error)
    {
        await FaultAsync(error);
        await DecideAsync("The list is frozen.", "Tier one has sixty accounts.");
        await world.Record.QuietAsync();
        Assert.All(
            (await world.Record.MessagesAsync()).Where(row => row.Message.StartsWith("decision", StringComparison.Ordinal)),
            row => Assert.Equal((OutboxState.Failed, error), (row.State, row.Error)));

        await Slack.DeleteAsync("control/faults");

        await Slack.Gtm.ExpectAsync("*DEC-2*");
        await world.AssertExactAsync();
        Assert.Equal(["*DEC-1*", "*DEC-2*"], await NumbersAsync());
    }

    [Fact]
    public async Task A_channel_that_is_back_reads_in_order_though_something_new_is_posted_at_once()
    {
        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = true });
        await DecideAsync("One.", "Two.");
        await world.Record.QuietAsync();

        await Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = false });
        await DecideAsync("Three.");

        await Slack.Gtm.ExpectAsync("*DEC-3*");
        await world.AssertExactAsync();
        Assert.Equal(["*DEC-1*", "*DEC-2*", "*DEC-3*"], await NumbersAsync());
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("msg_too_long")]
    public async Task What_Slack_does_not_take_as_it_is_made_stands_as_plain_text(string error)
    {
        await FaultAsync(error, times: 1);

        await DecideAsync("The list is frozen.");

        await Slack.Gtm.ExpectAsync("DEC-1", "The list is frozen.", "Slack did not take this message as AlignBot made it.");
        await Slack.Dm("riley").ExpectAsync("AlignBot could write only the plain text of a message to");
        await world.AssertExactAsync();
        Assert.Contains("delivery.plain", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task The_minutes_of_a_meeting_whose_card_Slack_never_takes_stand_in_the_channel()
    {
        // Neither as it is made nor as plain text.
        await world.Time.ToAsync("2026-12-01T09:29");
        await world.Record.QuietAsync();
        await FaultAsync("invalid_blocks", times: 2);
        await world.Time.ToAsync("2026-12-01T09:30");
        await world.Record.QuietAsync();

        await Slack.As("dana").RunAsync("/meeting", "start");
        await Slack.As("lena").RunAsync("/meeting", "start");
        await Slack.As("dana").RunAsync("/meeting", "end");
        Assert.True((await (await Slack.As("dana").ModalAsync("End the meeting")).Fill("No decision was recorded", "There was nothing to decide").SubmitAsync()).Closed);

        var minutes = await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "Held; there was nothing to decide.");
        Assert.False(minutes.IsReply);
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("Minutes: Pipeline review"));
    }

    [Fact]
    public async Task A_message_that_another_clock_told_to_wait_for_days_waits_no_longer_than_any_other()
    {
        var later = TimeProvider.System.GetUtcNow().AddDays(2).ToUnixTimeMilliseconds();
        await DecideAsync("The list is frozen.");
        await world.Record.QuietAsync();
        await world.BotService<IDatabase>().WriteAsync(WorkPriority.Clock, async session =>
        {
            await session.Statement("UPDATE outbox SET state = 0, not_before = @later WHERE message LIKE 'decision%' AND kind = 0", "@later")
                .Set(0, later).ExecuteAsync();
        });

        await world.Record.QuietAsync();
    }

    async Task DecideAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.Contains("Recorded as DEC-", (await Slack.As("ana").RunAsync("/decision", text)).Text, StringComparison.Ordinal);
        }
    }

    async Task<IReadOnlyList<string>> NumbersAsync() =>
        [.. (await Slack.Gtm.MessagesAsync()).Where(message => message.Text.StartsWith("*DEC-", StringComparison.Ordinal)).Select(message => message.Text.Split(' ')[0])];

    Task FaultAsync(string error, int? times = null)
    {
        var fault = new JsonObject { ["method"] = "chat.postMessage", ["channel"] = "CGTM", ["error"] = error };
        if (times is { } count)
        {
            fault["times"] = count;
        }

        return Slack.FaultAsync("error", fault);
    }
}
