using System.Text.Json.Nodes;
using AlignBot.Domain;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.People;

/// <summary>Somebody who sits in more disputes than one change takes in hand at once leaves: the ticker works off the rest, each of them once.</summary>
public sealed class ADeciderOfManyLeaves : IAsyncLifetime
{
    /// <summary>More than <see cref="AlignBot.Disputes.DisputeSeats.AtOnce"/>.</summary>
    const int Many = AlignBot.Disputes.DisputeSeats.AtOnce + 4;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(program: Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Every_seat_is_taken_by_the_deputy_once()
    {
        for (var n = 1; n <= Many; n++)
        {
            await Slack.RaiseAsync($"Question number {n} of many?");
        }

        await Slack.ChangeAccountAsync("dana", new JsonObject { ["deleted"] = true });
        await world.Record.MemberAsync("dana", dana => !dana.IsActive);
        await world.Time.AdvanceAsync(Duration.FromSeconds(1));

        await SlackWorld.EventuallyAsync(
            async () => (await world.Record.DisputesAsync()).TrueForAll(dispute => dispute.Deciders.Contains(new UserId("UBEN"))) ? this : null,
            async () => $"Still Dana's: {string.Join(", ", (await world.Record.DisputesAsync()).Where(dispute => dispute.Deciders.Contains(new UserId("UDANA"))).Select(dispute => dispute.Number))}");
        Assert.Equal(Many, (await world.Record.HistoryAsync()).Count(kind => kind == "dispute.reseated"));
        await world.Record.QuietAsync();
        Assert.Equal(Many, await Slack.Gtm.CountAsync("decides in place of Dana, who has left"));
        await world.AssertExactAsync();
    }
}
