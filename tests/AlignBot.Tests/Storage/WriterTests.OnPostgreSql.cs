using AlignBot.Decisions;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignBot.Tests.Storage;

/// <summary>What only a database that several write to at once can show.</summary>
public abstract partial class WriterTests
{
    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : WriterTests(new PostgreSqlRecord(), rounds: 4)
    {
        [RecordFact]
        public async Task The_first_after_the_server_closed_every_connection_is_written_all_the_same()
        {
            var program = await ProgramAsync();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Bot.ReadAsync(db => db.Members.CountAsync())));

            await CloseConnectionsAsync();
            var number = await Bot.WriteAsync(session => RecordAsync(session, program, "Written"));
            await CloseConnectionsAsync();
            var read = await Bot.ReadAsync(db => db.Decisions.CountAsync());
            await CloseConnectionsAsync();
            var found = await Bot.Database.LookUpAsync(connection => connection.Statement("SELECT number FROM decisions").QueryAsync(row => row.Int32(0)));

            Assert.Equal((1, 1), (number, read));
            Assert.Equal([1], found);
        }

        [RecordFact]
        public async Task A_connection_that_goes_before_the_commit_takes_nothing_along()
        {
            var program = await ProgramAsync();
            var attempts = 0;

            var number = await Bot.WriteAsync(async session =>
            {
                var recorded = await RecordAsync(session, program, "Written once");
                await session.Connection.FlushAsync();
                if (++attempts == 1)
                {
                    await CloseConnectionsAsync();
                }

                return recorded;
            });

            Assert.Equal((2, 1), (attempts, number));
            Assert.Equal(1, await Bot.ReadAsync(db => db.Decisions.CountAsync()));
            Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
        }

        [RecordFact]
        public async Task A_connection_that_goes_twice_is_said_to_who_writes_and_the_next_is_written()
        {
            var program = await ProgramAsync();

            await Assert.ThrowsAnyAsync<NpgsqlException>(() => Bot.WriteAsync(async session =>
            {
                await session.ProgramAsync(program);
                await CloseConnectionsAsync();
                return await RecordAsync(session, program, "Never written");
            }).ContinueWith(unit => unit.Exception is { } failure ? throw failure.GetBaseException() : unit.Result, TaskScheduler.Default));

            Assert.Equal(1, await Bot.WriteAsync(session => RecordAsync(session, program, "Written")));
        }

        [RecordFact]
        public Task A_program_that_somebody_holds_keeps_no_other_waiting() => HoldsUpNoOtherAsync(isSaid: false);

        [RecordFact]
        public Task A_program_that_somebody_holds_keeps_no_other_waiting_where_units_say_which_is_theirs() => HoldsUpNoOtherAsync(isSaid: true);

        [RecordFact]
        public async Task What_units_are_about_is_held_from_the_first()
        {
            ProgramKey[] programs = [await ProgramAsync("CONE"), await ProgramAsync("CTWO"), await ProgramAsync("CTHREE")];
            await using var elsewhere = new NpgsqlConnection(Record.Connection);
            await elsewhere.OpenAsync();
            var hold = await HoldWriterAsync();
            var units = programs.Reverse().Select(program => AboutAsync(program, async session =>
            {
                // None of them has asked for anything yet.
                await session.Connection.FlushAsync();
                await using var free = new NpgsqlCommand("SELECT count(*) FROM (SELECT 1 FROM programs FOR UPDATE SKIP LOCKED) AS free", elsewhere);
                return (int)(long)(await free.ExecuteScalarAsync())!;
            })).ToList();
            hold.SetResult();

            var free = await Task.WhenAll(units);

            Assert.Equal([0, 0, 0], free);
        }

        [RecordFact]
        public async Task A_program_that_one_transaction_has_in_hand_stays_in_the_queue_for_it_and_others_go_on()
        {
            var (slow, quick) = (await ProgramAsync("CONE"), await ProgramAsync("CTWO"));
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = AboutAsync(slow, async session =>
            {
                begun.TrySetResult();
                await hold.Task;
                return await RecordAsync(session, slow, "First");
            });
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

            var behind = Enumerable.Range(0, 3).Select(n => AboutAsync(slow, session => RecordAsync(session, slow, $"Behind {n}"))).ToList();
            Assert.Equal(1, await AboutAsync(quick, session => RecordAsync(session, quick, "Beside")).WaitAsync(TimeSpan.FromSeconds(20)));
            Assert.DoesNotContain(behind, unit => unit.IsCompleted);
            hold.SetResult();

            var numbers = await Task.WhenAll(behind.Prepend(first));

            Assert.Equal([1, 2, 3, 4], numbers);
        }

        async Task HoldsUpNoOtherAsync(bool isSaid)
        {
            var (busy, free) = (await ProgramAsync("CONE"), await ProgramAsync("CTWO"));
            await using var elsewhere = new NpgsqlConnection(Record.Connection);
            await elsewhere.OpenAsync();
            await using var holding = await elsewhere.BeginTransactionAsync();
            await using (var take = new NpgsqlCommand("SELECT 1 FROM programs WHERE id = $1 FOR UPDATE", elsewhere) { Parameters = { new() { Value = busy.ProgramId } } })
            {
                await take.ExecuteScalarAsync();
            }

            // In one batch, and then one after the other.
            var hold = await HoldWriterAsync();
            var waiting = new List<Task<int>> { Write(busy), Write(busy) };
            var together = Write(free);
            hold.SetResult();
            await together.WaitAsync(TimeSpan.FromSeconds(10));
            for (var n = 0; n < 20; n++)
            {
                waiting.Add(Write(busy));
                await Write(free).WaitAsync(TimeSpan.FromSeconds(10));
            }

            Assert.DoesNotContain(waiting, unit => unit.IsCompleted);

            await holding.CommitAsync();

            Assert.Equal(Enumerable.Range(1, 22), (await Task.WhenAll(waiting)).Order());
            Assert.Equal(43, await Bot.ReadAsync(db => db.Decisions.CountAsync()));

            Task<int> Write(ProgramKey program) => Bot.Database.WriteAsync(
                WorkPriority.Person, isSaid ? program : null, session => RecordAsync(session, program, "Written"));
        }

        [RecordFact]
        public async Task Replicas_that_write_in_the_same_programs_lose_nothing()
        {
            ProgramKey[] programs = [await ProgramAsync("CONE"), await ProgramAsync("CTWO"), await ProgramAsync("CTHREE")];
            Bot[] bots = [Bot, Record.StartBot(), Record.StartBot()];

            // Each unit writes in two programs, in either order, some of them through EF; every second says which is its first.
            await Task.WhenAll(Enumerable.Range(0, 150).Select(n => bots[n % 3].Database.WriteAsync(WorkPriority.Person, n % 2 == 0 ? programs[n % 3] : null, async session =>
            {
                await RecordAsync(session, programs[n % 3], $"Decision {n}");
                if (n % 5 == 0)
                {
                    (await session.Db.Programs.SingleAsync(row => row.Id == programs[n % 3].ProgramId)).Name = $"Name {n}";
                }

                return await RecordAsync(session, programs[(n / 3) % 3], $"Decision {n} again");
            }))).WaitAsync(TimeSpan.FromSeconds(60));

            Assert.Equal(300, await Bot.ReadAsync(db => db.Decisions.CountAsync()));
            foreach (var program in programs)
            {
                Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
            }
        }

        async Task CloseConnectionsAsync()
        {
            await using var own = new NpgsqlConnection(Record.Connection + ";Pooling=false");
            await own.OpenAsync();
            await using var close = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", own);
            await close.ExecuteNonQueryAsync();
        }
    }
}
