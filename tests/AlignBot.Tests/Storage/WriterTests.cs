using System.Collections.Concurrent;
using System.Globalization;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.History;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Units of work that share a transaction, and what each of them may notice of it: nothing.</summary>
public abstract partial class WriterTests : RecordTests
{
    readonly int rounds;

    /// <param name="record">The database.</param>
    /// <param name="rounds">How many transactions its writer has at once.</param>
    private protected WriterTests(TestRecord record, int rounds)
        : base(record) => this.rounds = rounds;

    [RecordFact]
    public async Task Who_fails_in_a_batch_hears_of_it_and_the_others_commit_together()
    {
        var program = await ProgramAsync();
        var hold = await HoldWriterAsync();
        var units = Enumerable.Range(1, 20).Select(n => Bot.WriteAsync(async session =>
        {
            var number = await RecordAsync(session, program, $"Decision {n}");
            return n == 7 ? throw new TimeZoneNotFoundException() : number;
        })).ToList();
        hold.SetResult();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => units[6]);
        var numbers = await Task.WhenAll(units.Where(unit => unit != units[6]));

        Assert.Equal(Enumerable.Range(1, 19), numbers);
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
    }

    [RecordFact]
    public async Task A_statement_that_the_database_refuses_undoes_its_own_unit_alone()
    {
        var program = await ProgramAsync();
        var hold = await HoldWriterAsync();
        var units = Enumerable.Range(1, 5).Select(n => Bot.WriteAsync(async session =>
        {
            await session.AppendHistoryAsync(program, new HistoryEntry(n == 3 ? null! : "test.happened", session.Now, null, null, "{}"));
            return n;
        })).ToList();
        hold.SetResult();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => units[2]);
        await Task.WhenAll(units.Where(unit => unit != units[2]));

        Assert.Equal(4, await Bot.ReadAsync(db => db.History.CountAsync(row => row.Kind == "test.happened")));
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
    }

    [RecordFact]
    public async Task Peoples_clicks_go_before_the_clock_and_the_clock_before_imports()
    {
        var order = new ConcurrentQueue<WorkPriority>();
        var hold = await HoldWriterAsync();
        WorkPriority[] enqueued = [WorkPriority.Import, WorkPriority.Clock, WorkPriority.Person, WorkPriority.Import, WorkPriority.Clock, WorkPriority.Person];
        var units = enqueued.Select(priority => Bot.Database.WriteAsync(priority, _ =>
        {
            order.Enqueue(priority);
            return ValueTask.CompletedTask;
        })).ToList();

        hold.SetResult();
        await Task.WhenAll(units);

        Assert.Equal(enqueued.Order(), order);
    }

    [RecordFact]
    public async Task Who_is_cancelled_while_waiting_is_left_out_of_the_batch()
    {
        var program = await ProgramAsync();
        using var cancelled = new CancellationTokenSource();
        var hold = await HoldWriterAsync();
        var first = Bot.WriteAsync(session => RecordAsync(session, program, "First"));
        var left = Bot.Database.WriteAsync(WorkPriority.Person, session => RecordAsync(session, program, "Nobody waits for this"), cancelled.Token);
        var second = Bot.WriteAsync(session => RecordAsync(session, program, "Second"));

        await cancelled.CancelAsync();
        hold.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var numbers = await Task.WhenAll(first, second);
        Assert.Equal([1, 2], numbers);
    }

    [RecordFact]
    public async Task Repeats_within_a_batch_are_found_and_their_neighbours_commit()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();
        var hold = await HoldWriterAsync();
        var answers = new[] { "a", "b", "a", "c", "b" }.Select((key, n) => inbox.OnceAsync(
            program.InstallationId,
            new SlackRequest { Key = $"trigger:{key}", ReceivedAt = Harness.Bot.Monday.ToDateTimeOffset(), Workspace = WorkspaceKey.OfTeam("T0ACME") },
            async session =>
            {
                var number = await RecordAsync(session, program, $"Decision {n}");
                return CommandAck.Ephemeral(Mrkdwn.Of($"{number}"));
            })).ToList();
        hold.SetResult();

        var said = (await Task.WhenAll(answers)).Select(ack => System.Text.Encoding.UTF8.GetString(ack.ToBody().Span)).ToList();

        Assert.Equal((said[0], said[1]), (said[2], said[4]));
        Assert.Equal(3, said.Distinct().Count());
        var kept = await Bot.ReadAsync(db => db.Decisions.OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(["Decision 0", "Decision 1", "Decision 3"], kept.Select(row => DecisionDesk.StateOf(row).Text));
    }

    [RecordFact]
    public async Task A_unit_reads_what_it_deferred()
    {
        var program = await ProgramAsync();

        var (byEf, byStatement) = await Bot.WriteAsync(async session =>
        {
            await RenameAsync(session, "one");
            var byEf = await session.Db.Programs.Where(row => row.Id == program.ProgramId).Select(row => row.Name).SingleAsync();
            await RenameAsync(session, "two");
            var byStatement = await session.Statement("SELECT name FROM programs WHERE id = @id", "@id").Set(0, program.ProgramId).QueryAsync(row => row.String(0));
            return (byEf, byStatement[0]);
        });

        Assert.Equal(("one", "two"), (byEf, byStatement));

        ValueTask RenameAsync(Session session, string name) =>
            session.Statement("UPDATE programs SET name = @name WHERE id = @id", "@name", "@id").Set(0, name).Set(1, program.ProgramId).DeferAsync();
    }

    [RecordFact]
    public async Task Rows_of_a_batch_keep_their_order_and_what_else_has_to_do_with_their_table_its_place()
    {
        var program = await ProgramAsync();
        var hold = await HoldWriterAsync();
        var units = Enumerable.Range(0, 30).Select(n => Bot.WriteAsync(async session =>
        {
            if (n == 10)
            {
                await session.Statement("DELETE FROM outbox").DeferAsync();
            }

            await Bot.Get<OutboxQueue>().EnqueueAsync(session, program, new OutgoingMessage
            {
                // Every third is an edit, which waits once for each of two cards.
                Kind = n % 3 == 0 ? OutboxKind.Edit : OutboxKind.Ledger,
                Message = "test",
                SubjectId = Guid.Empty,
                Destination = "CGTM",
                Slot = n % 3 == 0 ? $"card {n % 2}" : null,
                Body = $"{n}",
            });
        })).ToList();
        hold.SetResult();
        await Task.WhenAll(units);

        var rows = await Bot.ReadAsync(db => db.Outbox.OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(10, 20).Where(n => n % 3 != 0), rows.Where(row => row.Kind == OutboxKind.Ledger).Select(row => int.Parse(row.Body!, CultureInfo.InvariantCulture)));
        Assert.Equal(["24", "27"], rows.Where(row => row.Kind == OutboxKind.Edit).Select(row => row.Body!).Order());
    }

    [RecordFact]
    public async Task A_deferred_statement_that_does_not_do_what_it_was_to_do_undoes_its_unit()
    {
        var program = await ProgramAsync();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Bot.WriteAsync(async session =>
        {
            await session.AppendHistoryAsync(program, new HistoryEntry("test.happened", session.Now, null, null, "{}"));
            await session.Statement("DELETE FROM drafts").DeferAsync(unlessOne: () => new TimeZoneNotFoundException());
        }));

        Assert.Equal(0, await Bot.ReadAsync(db => db.History.CountAsync(row => row.Kind == "test.happened")));
    }

    [RecordFact]
    public async Task What_is_held_of_a_program_is_read_once_until_somebody_writes()
    {
        var program = await ProgramAsync();
        var reads = 0;
        var hold = await HoldWriterAsync();
        var units = new[] { NameAsync(), NameAsync(), RenameAsync(), NameAsync(), NameAsync() };
        hold.SetResult();

        var names = await Task.WhenAll(units);

        Assert.Equal([GtmProgram.File.Name, GtmProgram.File.Name, "Another", "Another", "Another"], names);
        Assert.Equal(2, reads);

        Task<string> NameAsync() => Bot.WriteAsync(async session => (await session.HeldAsync(program, "name", async () =>
        {
            reads++;
            return (await session.Statement("SELECT name FROM programs WHERE id = @id", "@id").Set(0, program.ProgramId).QueryAsync(row => row.String(0)))[0];
        }))!);

        Task<string> RenameAsync() => Bot.WriteAsync(async session =>
        {
            await session.ProgramAsync(program);
            return (await session.Db.Programs.SingleAsync(row => row.Id == program.ProgramId)).Name = "Another";
        });
    }

    [RecordFact]
    public async Task What_is_held_of_a_program_stands_until_another_replica_writes_in_it()
    {
        var program = await ProgramAsync();
        var other = Record.StartBot();
        var reads = 0;

        await ReadAsync(Bot);
        await ReadAsync(Bot);
        await Bot.WriteAsync(session => RecordAsync(session, program, "By itself"));
        await ReadAsync(Bot);
        await other.WriteAsync(session => RecordAsync(session, program, "By another"));
        await ReadAsync(Bot);
        await ReadAsync(Bot);

        // The bot's own entry moved the head, and takes along what is known; the other's does not.
        Assert.Equal(2, reads);

        Task ReadAsync(Bot bot) => bot.Database.WriteAsync(WorkPriority.Person, program, session => session.HeldAsync(program, "count", () => ValueTask.FromResult(++reads)));
    }

    [RecordFact]
    public async Task Units_about_several_programs_share_a_batch_and_who_fails_in_it_harms_no_other()
    {
        var programs = new List<ProgramKey>();
        for (var n = 0; n < 6; n++)
        {
            programs.Add(await ProgramAsync($"C{n}"));
        }

        var hold = await HoldWriterAsync();
        var units = Enumerable.Range(0, 60).Select(n => AboutAsync(programs[n % 6], async session =>
        {
            var number = await RecordAsync(session, programs[n % 6], $"Decision {n}");
            return n == 20 ? throw new TimeZoneNotFoundException() : number;
        })).ToList();
        hold.SetResult();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => units[20]);
        await Task.WhenAll(units.Where(unit => unit != units[20]));

        for (var at = 0; at < 6; at++)
        {
            var numbers = units.Where((unit, n) => n % 6 == at && n != 20).Select(unit => unit.Result);
            Assert.Equal(Enumerable.Range(1, at == 2 ? 9 : 10), numbers);
            Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, programs[at]))).BrokenAt);
        }
    }

    [RecordFact]
    public async Task A_unit_about_a_program_that_is_gone_fails_alone()
    {
        var program = await ProgramAsync();
        var gone = program with { ProgramId = program.ProgramId + 1000 };
        var hold = await HoldWriterAsync();
        var (lost, written) = (AboutAsync(gone, session => RecordAsync(session, gone, "Nowhere")), AboutAsync(program, session => RecordAsync(session, program, "Here")));
        hold.SetResult();

        await Assert.ThrowsAsync<ProgramGoneException>(() => lost);
        Assert.Equal(1, await written);
    }

    [RecordFact]
    public async Task What_waits_at_the_end_is_still_written()
    {
        var program = await ProgramAsync();
        var reader = Record.StartBot();
        var hold = await HoldWriterAsync();
        var units = Enumerable.Range(1, 10).Select(n => Bot.WriteAsync(session => RecordAsync(session, program, $"Decision {n}"))).ToList();

        var ending = Bot.Database.DisposeAsync();
        hold.SetResult();
        await ending;

        Assert.All(units, unit => Assert.True(unit.IsCompletedSuccessfully));
        Assert.Equal(10, await reader.ReadAsync(db => db.Decisions.CountAsync()));
    }

    /// <summary>Keeps every transaction of the writer busy until the result is set: what is enqueued meanwhile becomes one batch.</summary>
    async Task<TaskCompletionSource> HoldWriterAsync()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var round = 0; round < rounds; round++)
        {
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = Bot.WriteAsync(async _ =>
            {
                begun.TrySetResult();
                await hold.Task;
            });
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        return hold;
    }

    Task<int> AboutAsync(ProgramKey program, Func<Session, ValueTask<int>> work) => Bot.Database.WriteAsync(WorkPriority.Person, program, work);

    async ValueTask<int> RecordAsync(Session session, ProgramKey program, string text) =>
        Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, text)).State.Number;

    public sealed class OnSqlite() : WriterTests(new SqliteRecord(), rounds: 1);
}
