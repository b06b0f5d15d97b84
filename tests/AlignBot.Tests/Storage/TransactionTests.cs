using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What a unit of work promises: all of it or nothing, and nobody hears of it before it is on disk.</summary>
public abstract class TransactionTests : RecordTests
{
    private protected TransactionTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task A_unit_that_fails_leaves_nothing_while_its_neighbours_commit()
    {
        var program = await ProgramAsync();
        var units = Enumerable.Range(1, 60).Select(n => Bot.WriteAsync(async session =>
        {
            await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Decision {n}");
            if (n % 3 == 0)
            {
                throw new TimeZoneNotFoundException($"Unit {n} breaks after it wrote.");
            }
        })).ToList();

        await Task.WhenAll(units.Select(unit => unit.ContinueWith(_ => { }, TaskScheduler.Default)));

        var kept = await Bot.ReadAsync(db => db.Decisions.OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(20, units.Count(unit => unit.IsFaulted && unit.Exception!.InnerException is TimeZoneNotFoundException));
        Assert.Equal(Enumerable.Range(1, 40), kept.Select(row => row.Number));
        Assert.DoesNotContain(kept, row => int.Parse(DecisionDesk.StateOf(row).Text["Decision ".Length..], null) % 3 == 0);
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
        Assert.Equal(40, await Bot.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [RecordFact]
    public async Task Units_with_and_without_EF_share_a_commit_with_what_writes_the_search_index()
    {
        var program = await ProgramAsync();

        // They wait behind one another, so that they are committed together.
        var units = Enumerable.Range(1, 30).Select(n => Bot.WriteAsync(async session =>
        {
            await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Decision {n}");
            return n % 2 == 0 ? await session.Db.Members.CountAsync() : 0;
        })).ToList();

        var found = await Task.WhenAll(units);

        Assert.Equal(Enumerable.Range(1, 30).Select(n => n % 2 == 0 ? GtmProgram.File.Members.Count : 0), found);
        Assert.Equal(30, await Bot.ReadAsync(db => db.Decisions.CountAsync()));
    }

    [RecordFact]
    public async Task What_is_read_in_one_look_is_of_one_moment()
    {
        var program = await ProgramAsync();

        var (counted, rows, found) = await Bot.ReadAsync(async db =>
        {
            var head = await db.Programs.Select(row => row.HistoryCount).SingleAsync();
            await Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(
                await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "While somebody reads")));
            return (head, await db.History.LongCountAsync(), await HistoryVerification.RunAsync(db, program));
        });

        Assert.Equal(counted, rows);
        Assert.Equal((counted, null), (found.Rows, found.BrokenAt));
        Assert.Equal(counted + 1, await Bot.ReadAsync(db => db.History.LongCountAsync()));
    }

    [RecordFact]
    public async Task A_result_is_given_only_once_it_is_committed()
    {
        var program = await ProgramAsync();
        var reader = Record.StartBot();

        var seen = await Task.WhenAll(Enumerable.Range(1, 40).Select(async n =>
        {
            var outcome = await Bot.WriteAsync(session => Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Decision {n}"));
            var number = Assert.IsType<Outcome<Decision>.Changed>(outcome).State.Number;
            return await reader.ReadAsync(db => db.Decisions.AnyAsync(row => row.ProgramId == program.ProgramId && row.Number == number));
        }));

        Assert.All(seen, Assert.True);
    }

    [RecordFact]
    public async Task What_follows_a_commit_runs_after_it_and_never_for_a_unit_that_failed()
    {
        var program = await ProgramAsync();
        var reader = Record.StartBot();
        var visible = new TaskCompletionSource<int>();
        var afterFailure = false;

        await Bot.WriteAsync(async session =>
        {
            await session.AppendHistoryAsync(program, new HistoryEntry("test.happened", session.Now, null, null, "{}"));
            session.AfterCommit(() => visible.SetResult(reader.ReadAsync(db => db.History.CountAsync()).GetAwaiter().GetResult()));
        });
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Bot.WriteAsync(session =>
        {
            session.AfterCommit(() => afterFailure = true);
            throw new TimeZoneNotFoundException();
        }));

        Assert.Equal(2, await visible.Task);
        Assert.False(afterFailure);
    }

    [RecordFact]
    public async Task A_follow_up_that_breaks_takes_neither_its_unit_nor_the_next_along()
    {
        var program = await ProgramAsync();

        var written = await Record(1, breaks: true).WaitAsync(TimeSpan.FromSeconds(20));
        var next = await Record(2, breaks: false).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal([1, 2], [written, next]);
        Assert.Equal(2, await Bot.ReadAsync(db => db.Decisions.CountAsync()));

        Task<int> Record(int n, bool breaks) => Bot.WriteAsync(async session =>
        {
            var outcome = await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Decision {n}");
            session.AfterCommit(() => _ = breaks ? throw new TimeZoneNotFoundException() : 0);
            return Assert.IsType<Outcome<Decision>.Changed>(outcome).State.Number;
        });
    }

    [RecordFact]
    public async Task A_cancelled_unit_writes_nothing()
    {
        var program = await ProgramAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bot.Database.WriteAsync(
            WorkPriority.Person,
            session => Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "Nobody waits for this"),
            cancelled.Token));

        Assert.Equal(0, await Bot.ReadAsync(db => db.Decisions.CountAsync()));
    }

    [RecordFact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var program = await ProgramAsync();

        var elsewhere = await Assert.ThrowsAsync<ProgramGoneException>(() =>
            Bot.WriteAsync(session => session.ProgramAsync(program with { InstallationId = program.InstallationId + 1 })));

        Assert.Contains($"Program {program.ProgramId} of installation {program.InstallationId + 1} does not exist", elsewhere.Message, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task Numbers_have_no_gap_and_no_repeat_under_two_hundred_writers()
    {
        ProgramKey[] programs = [await ProgramAsync("CONE"), await ProgramAsync("CTWO"), await ProgramAsync("CTHREE")];
        Bot[] bots = [Bot, Record.StartBot()];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var (bot, program) = (bots[n % 2], programs[n % 3]);
            var outcome = await bot.WriteAsync(session => bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Decision {n}"));
            return (Program: program, Assert.IsType<Outcome<Decision>.Changed>(outcome).State.Number);
        }));

        foreach (var program in programs)
        {
            var theirs = numbers.Where(taken => taken.Program == program).Select(taken => taken.Number).Order().ToList();
            var found = await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program));
            Assert.Equal(Enumerable.Range(1, theirs.Count), theirs);
            Assert.Equal(new HistoryVerification(theirs.Count + 1, 0, null, null), found);
        }

        Assert.Equal(200, await Bot.ReadAsync(db => db.Decisions.CountAsync()));
    }

    public sealed class OnSqlite() : TransactionTests(new SqliteRecord())
    {
        [Fact]
        public async Task A_file_that_cannot_be_opened_is_said_to_the_first_who_writes()
        {
            await using var bot = new Bot(DatabaseProvider.Sqlite, "Data Source=/nowhere/at/all/alignbot.db");

            var writing = bot.WriteAsync(_ => ValueTask.FromResult(1));

            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => writing.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        [Fact]
        public async Task Who_writes_after_the_end_is_told_so()
        {
            var bot = Record.StartBot();
            await bot.Database.DisposeAsync();

            await Assert.ThrowsAsync<ObjectDisposedException>(() =>
                bot.WriteAsync(_ => ValueTask.FromResult(1)).WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : TransactionTests(new PostgreSqlRecord())
    {
        [RecordFact]
        public async Task Two_units_in_each_others_way_both_commit()
        {
            var (first, second) = (await ProgramAsync("CONE"), await ProgramAsync("CTWO"));
            var replica = Record.StartBot();
            using var bothHoldOne = new Barrier(2);

            await Task.WhenAll(
                Task.Run(() => RenameAsync(Bot, first, second, "by the one")),
                Task.Run(() => RenameAsync(replica, second, first, "by the other")));

            var names = await Bot.ReadAsync(db => db.Programs.OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());
            Assert.Equal(names[0], names[1]);

            // Each holds one row and wants the other's: the database ends one of them, which is run again.
            Task RenameAsync(Bot bot, ProgramKey one, ProgramKey other, string name)
            {
                var attempts = 0;
                return bot.WriteAsync(async session =>
                {
                    (await session.Db.Programs.SingleAsync(row => row.Id == one.ProgramId)).Name = name;
                    await session.SaveAsync();
                    if (++attempts == 1)
                    {
                        bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(20));
                    }

                    (await session.Db.Programs.SingleAsync(row => row.Id == other.ProgramId)).Name = name;
                });
            }
        }

        [RecordFact]
        public async Task A_unit_that_meets_a_newer_row_is_run_again_on_it()
        {
            var program = await ProgramAsync();
            var replica = Record.StartBot();
            var id = await Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(
                await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "Webinars count twice")).State.Id.Value);
            var attempts = 0;

            await Bot.WriteAsync(async session =>
            {
                var row = await session.Db.Decisions.SingleAsync(row => row.Id == id);
                if (++attempts == 1)
                {
                    await replica.WriteAsync(async other => (await other.Db.Decisions.SingleAsync(found => found.Id == id)).Version++);
                }

                row.Version++;
                row.Category = "numbers";
            });

            var kept = await Bot.ReadAsync(db => db.Decisions.SingleAsync(row => row.Id == id));
            Assert.Equal((2, 3, "numbers"), (attempts, kept.Version, kept.Category));
        }
    }
}
