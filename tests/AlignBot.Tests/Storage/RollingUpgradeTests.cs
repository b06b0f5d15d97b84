using AlignBot.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Storage;

/// <summary>Two builds beside each other on one database, as in a roll-out: two bots of this build, of which one knows a newer shape of a thing of the
/// test's own (<see cref="ToyBuild"/>), and a kind of timer and of message that the other does not have.</summary>
/// <remarks>Not two assemblies: what decides is which schema numbers and kinds a process has registered, and that is what differs here.</remarks>
[NeedsPostgreSql]
public sealed class RollingUpgradeTests() : RecordTests(new PostgreSqlRecord()), IAsyncLifetime
{
    const int Toys = 12;

    ProgramKey program;
    FakeSlack slack = null!;
    Bot older = null!;
    Bot newer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        slack = await FakeSlack.StartAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(session => session.Statement("CREATE TABLE toys (number bigint PRIMARY KEY, id uuid, state text, schema bigint)").ExecuteAsync());
        older = Record.StartBot(builder => With(builder, new ToyBuild(schema: 1)));
        newer = Record.StartBot(builder => With(builder, new ToyBuild(schema: 2), new ToyBuild(schema: 2, "novelty")));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await slack.DisposeAsync();
    }

    [RecordFact]
    public async Task The_older_leaves_what_the_newer_wrote_to_it_and_nothing_is_lost_or_done_twice()
    {
        await MakeToysAsync();

        var byOlder = await older.Get<Ticker>().TickAsync();

        // Those of the old shape, and none of the new: the timers of those wait. The bot goes on meanwhile.
        Assert.Equal(Toys / 2, byOlder);
        Assert.Equal(Toys / 2 + 1, await older.ReadAsync(db => db.Timers.CountAsync()));
        Assert.Equal(0, await older.Get<Ticker>().TickAsync());
        await older.WriteAsync(session => older.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "Meanwhile"));

        var handled = await Task.WhenAll(older.Get<Ticker>().TickAsync(), newer.Get<Ticker>().TickAsync());

        Assert.Equal((Toys / 2) + 1, handled.Sum());
        Assert.Equal(0, await newer.ReadAsync(db => db.Timers.CountAsync()));
        Assert.Equal(
            Enumerable.Range(0, Toys).Select(n => (n, Steps: 1, Schema: n % 2 == 0 ? 1 : 2)).Append((Toys, 1, 2)),
            await ToyBuild.AllAsync(newer));
    }

    [RecordFact]
    public async Task Messages_of_both_go_out_once_and_in_their_order()
    {
        await MakeToysAsync();
        await older.Get<Ticker>().TickAsync();
        await newer.Get<Ticker>().TickAsync();
        await EnqueueAllAsync();
        using var stop = new CancellationTokenSource();

        var sending = new List<Task> { older.Get<OutboxDispatcher>().RunAsync(stop.Token) };
        await UntilAsync(async () => await Bot.ReadAsync(db => db.Outbox.AnyAsync(row => row.Error == DeliveryWords.NewerBuild)));

        // What comes first in the channel the older one can write; then it waits for the newer, which names why.
        Assert.Equal(["toy 0"], slack.Posts);
        Assert.Equal(0, await Bot.ReadAsync(db => db.Outbox.CountAsync(row => row.State == OutboxState.Failed)));

        sending.Add(newer.Get<OutboxDispatcher>().RunAsync(stop.Token));
        await UntilAsync(async () => !await Bot.ReadAsync(db => db.Outbox.AnyAsync(row => row.State < OutboxState.Sent)));
        await stop.CancelAsync();
        await Task.WhenAll(sending);

        Assert.Equal(Enumerable.Range(0, Toys + 1).Select(n => $"toy {n}"), slack.Posts);
        Assert.True(await Bot.ReadAsync(db => db.Outbox.AllAsync(row => row.State == OutboxState.Sent)));
    }

    [RecordFact]
    public async Task A_message_that_no_newer_build_comes_for_is_given_up_by_name_and_what_is_behind_it_goes_out()
    {
        await MakeToysAsync();
        older.Get<Microsoft.Extensions.Options.IOptions<DeliveryOptions>>().Value.NewerBuildWithin = TimeSpan.Zero;
        await EnqueueAsync(1);
        await EnqueueAsync(2);
        using var stop = new CancellationTokenSource();

        var sending = older.Get<OutboxDispatcher>().RunAsync(stop.Token);
        await UntilAsync(() => Task.FromResult(slack.Posts.Contains("toy 2")));
        await stop.CancelAsync();
        await sending;

        var given = await Bot.ReadAsync(db => db.Outbox.SingleAsync(row => row.State == OutboxState.Failed));
        Assert.Equal(DeliveryWords.NewerBuild, given.Error);
        Assert.DoesNotContain("toy 1", slack.Posts);
    }

    /// <summary>Toys by turns of the older and of the newer shape, each with a timer that is due; and one of a kind that only the newer build has.</summary>
    Task MakeToysAsync() => newer.WriteAsync(async session =>
    {
        for (var number = 0; number < Toys; number++)
        {
            await ToyBuild.MakeAsync(session, program, number, schema: number % 2 == 0 ? 1 : 2, "toy");
        }

        await ToyBuild.MakeAsync(session, program, Toys, schema: 2, "novelty");
    });

    async Task EnqueueAllAsync()
    {
        for (var number = 0; number <= Toys; number++)
        {
            await EnqueueAsync(number);
        }
    }

    Task EnqueueAsync(int number) => Bot.WriteAsync(session => Bot.Get<OutboxQueue>().EnqueueAsync(session, program, new OutgoingMessage
    {
        Kind = OutboxKind.Ledger,
        Message = number == Toys ? "novelty" : "toy",
        SubjectId = ToyBuild.Id(number),
        Destination = "CGTM",
    }));

    void With(WebApplicationBuilder builder, params ToyBuild[] builds)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SLACK_API_URL"] = slack.Address,
            ["Delivery:Pace"] = "0.01",
            ["Delivery:Sweep"] = "00:00:00.1",

            // A hundredth of it: on a busy machine no message is taken for one of a process that was killed.
            ["Delivery:Lease"] = "01:00:00",
        });
        foreach (var build in builds)
        {
            builder.Services.AddSingleton<ITimerHandler>(build).AddSingleton<IMessageRenderer>(build);
        }
    }

    static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromMinutes(1), "It did not come about within a minute.");
            await Task.Delay(50);
        }
    }
}
