using System.Collections.Concurrent;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Moments that something waits for: set, moved, cleared, and taken once, oldest first.</summary>
public abstract class TimerTests : RecordTests
{
    static readonly Guid Subject = Guid.CreateVersion7();

    ProgramKey program;

    private protected TimerTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
    }

    [RecordFact]
    public async Task A_timer_set_again_moves()
    {
        await SetAsync("deadline", Minutes(10));
        await SetAsync("deadline", Minutes(20));

        var timer = Assert.Single(await Bot.ReadAsync(db => db.Timers.ToListAsync()));
        Assert.Equal(Minutes(20), timer.DueAt);
        Assert.Equal(Minutes(20), await Bot.Get<Ticker>().NextAsync());
    }

    [RecordFact]
    public async Task A_cleared_timer_never_rings()
    {
        var rung = new Rings();
        await SetAsync("deadline", Minutes(1));
        await SetAsync("reminder", Minutes(2));

        await Bot.WriteAsync(session => session.ClearTimerAsync(program, Subject, "deadline"));
        Bot.TurnTo(Minutes(60));
        await Bot.TickerWith(rung).TickAsync();

        Assert.Equal(["reminder"], rung.Names);
    }

    [RecordFact]
    public async Task A_timer_rings_at_its_instant_and_not_before()
    {
        var rung = new Rings();
        using var ticker = Bot.TickerWith(rung);
        await SetAsync("deadline", Minutes(10));

        Bot.TurnTo(Minutes(10) - Duration.FromMilliseconds(1));
        var before = await ticker.TickAsync();
        Bot.TurnTo(Minutes(10));
        var at = await ticker.TickAsync();
        Bot.TurnTo(Minutes(11));
        var after = await ticker.TickAsync();

        Assert.Equal((0, 1, 0), (before, at, after));
        Assert.Null(await ticker.NextAsync());
    }

    [RecordFact]
    public async Task A_timer_that_was_moved_since_it_was_seen_is_not_taken()
    {
        await SetAsync("deadline", Minutes(10));
        await SetAsync("deadline", Minutes(20));

        var stale = await Bot.WriteAsync(session => session.TakeTimerAsync(Due("deadline", Minutes(10))));
        var present = await Bot.WriteAsync(session => session.TakeTimerAsync(Due("deadline", Minutes(20))));

        Assert.False(stale);
        Assert.True(present);
    }

    [RecordFact]
    public async Task Two_tickers_on_the_same_database_ring_every_timer_once()
    {
        var rung = new Rings();
        var other = Record.StartBot();
        await SetManyAsync(program, 600);
        Bot.TurnTo(Minutes(60));
        other.TurnTo(Minutes(60));

        var handled = await Task.WhenAll(Bot.TickerWith(rung).TickAsync(), other.TickerWith(rung).TickAsync());

        Assert.Equal(600, handled.Sum());
        Assert.Equal(600, rung.Names.Distinct().Count());
        Assert.Equal(600, rung.Names.Count);
    }

    [RecordFact]
    public async Task Timers_ring_oldest_first_within_a_program_and_programs_take_turns()
    {
        var rung = new Rings();
        var quiet = await ProgramAsync("CQUIET");
        await SetManyAsync(program, 600);
        await Bot.WriteAsync(session => session.SetTimerAsync(quiet, Rings.FeatureName, Subject, "the quiet program's", Minutes(59)));

        Bot.TurnTo(Minutes(60));
        await Bot.TickerWith(rung).TickAsync();

        var busy = rung.Of(program).Select(timer => timer.DueAt).ToList();
        Assert.Equal(600, busy.Count);
        Assert.Equal(busy.Order(), busy);
        Assert.InRange(rung.Names.ToList().IndexOf("the quiet program's"), 0, 300);
    }

    [RecordFact]
    public async Task Ten_thousand_timers_of_one_moment_all_ring()
    {
        var rung = new Rings();
        var second = await ProgramAsync("CTWO");
        await SetManyAsync(program, 5000, apart: Duration.Zero);
        await SetManyAsync(second, 5000, apart: Duration.Zero);

        Bot.TurnTo(Minutes(60));
        var handled = await Bot.TickerWith(rung).TickAsync();

        Assert.Equal(10_000, handled);
        Assert.Equal((5000, 5000), (rung.Of(program).Count(), rung.Of(second).Count()));
        Assert.Null(await Bot.Get<Ticker>().NextAsync());
    }

    [RecordFact]
    public async Task A_timer_whose_handler_breaks_stays_and_holds_up_no_other()
    {
        var rung = new Rings { Breaks = "timer 00003" };
        using var ticker = Bot.TickerWith(rung);
        await SetManyAsync(program, 10);
        Bot.TurnTo(Minutes(60));

        var handled = await ticker.TickAsync();
        rung.Breaks = null;
        var again = await ticker.TickAsync();

        Assert.Equal((9, 1), (handled, again));
        Assert.Equal(0, await Bot.ReadAsync(db => db.Timers.CountAsync()));
    }

    [RecordFact]
    public async Task A_timer_set_by_a_handler_for_a_moment_that_has_passed_rings_in_the_same_tick()
    {
        var chain = new Chain(program);
        await Bot.WriteAsync(session => session.SetTimerAsync(program, Chain.FeatureName, Subject, "5", Minutes(1)));

        Bot.TurnTo(Minutes(60));
        var handled = await Bot.TickerWith(chain).TickAsync();

        Assert.Equal(6, handled);
    }

    static Instant Minutes(int after) => Bot.Monday + Duration.FromMinutes(after);

    DueTimer Due(string name, Instant at) => new(program, Subject, name, Rings.FeatureName, at);

    Task SetAsync(string name, Instant at) => Bot.WriteAsync(session => session.SetTimerAsync(program, Rings.FeatureName, Subject, name, at));

    /// <summary>Set in no order at all, so that the order they ring in is not that of writing.</summary>
    Task SetManyAsync(ProgramKey key, int count, Duration? apart = null) => Bot.WriteAsync(async session =>
    {
        for (var n = 0; n < count; n++)
        {
            var mixed = n * 7919 % count;
            await session.SetTimerAsync(
                key, Rings.FeatureName, Subject, $"timer {mixed:00000}", Minutes(1) + ((apart ?? Duration.FromSeconds(1)) * mixed));
        }
    });

    sealed class Rings : ITimerHandler
    {
        public const string FeatureName = "test";

        readonly ConcurrentQueue<DueTimer> rung = new();

        public string Feature => FeatureName;

        public string? Breaks { get; set; }

        public IReadOnlyCollection<string> Names => [.. rung.Select(timer => timer.Name)];

        public IEnumerable<DueTimer> Of(ProgramKey program) => rung.Where(timer => timer.Program == program);

        public ValueTask HandleAsync(Session session, DueTimer timer)
        {
            if (timer.Name == Breaks)
            {
                throw new TimeZoneNotFoundException();
            }

            // Counted once committed: a unit may be run again.
            session.AfterCommit(() => rung.Enqueue(timer));
            return ValueTask.CompletedTask;
        }
    }

    sealed class Chain(ProgramKey program) : ITimerHandler
    {
        public const string FeatureName = "chain";

        public string Feature => FeatureName;

        public async ValueTask HandleAsync(Session session, DueTimer timer)
        {
            var left = int.Parse(timer.Name, null);
            if (left > 0)
            {
                await session.SetTimerAsync(program, FeatureName, timer.SubjectId, $"{left - 1}", timer.DueAt + Duration.FromMinutes(1));
            }
        }
    }

    public sealed class OnSqlite() : TimerTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : TimerTests(new PostgreSqlRecord());
}
