using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>A dispute in the database: state, timers, messages and history of one command in one transaction.</summary>
public abstract class DisputeStorageTests : RecordTests
{
    ProgramKey program;
    Guid dispute;

    private protected DisputeStorageTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        dispute = await RaiseAsync("Do webinar sign-ups count as MQLs?");
    }

    [RecordFact]
    public async Task Raising_writes_the_state_its_timers_its_messages_and_its_history()
    {
        var row = await RowAsync();
        var state = DisputeDesk.StateOf(row);
        var timers = await Bot.ReadAsync(db => db.Timers.Where(timer => timer.SubjectId == dispute).ToListAsync());
        var messages = await Bot.ReadAsync(db => db.Outbox.OrderBy(message => message.Sequence).ToListAsync());
        var history = await Bot.ReadAsync(db => db.History.Where(entry => entry.SubjectId == dispute).Select(entry => entry.Kind).ToListAsync());

        Assert.Equal((1, DisputeStatus.Open, "definition", "CGTM", "UANA"), (row.Number, row.Status, row.Category, row.ChannelId, row.RaisedBy));
        Assert.Equal(state.DueAt, row.DueAt);
        Assert.Equal(state.Timers.Select(timer => timer.Key).Order(), timers.Select(timer => timer.Name).Order());
        Assert.Contains(timers, timer => timer.DueAt == row.DueAt);
        Assert.Equal(DisputeCard.Name, messages[0].Message);
        Assert.Contains(messages, message => message is { Message: DisputeAskMessage.Name, Destination: "UTOM" });
        Assert.Contains("dispute.raised", history);
    }

    [RecordFact]
    public async Task Who_has_a_part_in_it_and_for_whom_it_waits_is_written_with_the_state()
    {
        var people = await Bot.ReadAsync(db => db.DisputePeople.Where(row => row.DisputeId == dispute).Select(row => row.UserId).ToListAsync());
        var waiting = await Bot.ReadAsync(db => db.Waiting.Where(row => row.SubjectId == dispute).ToListAsync());
        Assert.Equal(["UANA", "UTOM"], people.Order());
        Assert.Equal(["UANA", "UANA", "UTOM", "UTOM"], waiting.Select(row => row.UserId).Order());
        Assert.All(waiting, row => Assert.Equal(Bot.Monday + Duration.FromDays(1), row.DueAt));

        await TurnToTheLastLevelAsync();
        await ApplyAsync(Bot, new DisputeCommand.Withdraw(GtmProgram.Ana, 1));

        people = await Bot.ReadAsync(db => db.DisputePeople.Where(row => row.DisputeId == dispute).Select(row => row.UserId).ToListAsync());
        Assert.Equal(["UANA", "UDANA", "UMORGAN", "UPRIYA", "UTOM"], people.Order());
        Assert.Empty(await Bot.ReadAsync(db => db.Waiting.ToListAsync()));
        Assert.NotNull((await RowAsync()).ClosedAt);
    }

    [RecordFact]
    public async Task A_refused_raise_takes_no_number_and_writes_nothing()
    {
        var before = await Bot.ReadAsync(db => db.History.CountAsync());

        var refused = await Bot.WriteAsync(session => Bot.Get<DisputeDesk>().RaiseAsync(
            session, program, Form("Who?") with { SecondParty = "UANA" }, GtmProgram.Ana));
        await RaiseAsync("And now?");

        Assert.IsType<Outcome<Dispute>.Refused>(refused);
        Assert.Equal([1, 2], await Bot.ReadAsync(db => db.Disputes.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync()));
        Assert.True(await Bot.ReadAsync(db => db.History.CountAsync()) > before);
    }

    [RecordFact]
    public async Task Forty_commands_at_once_from_two_bots_are_all_in_the_state_and_the_record()
    {
        Bot[] bots = [Bot, Record.StartBot()];
        var before = (await RowAsync()).Version;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => ApplyAsync(
            bots[n % 2], new DisputeCommand.GiveBrief(n % 4 < 2 ? GtmProgram.Ana : GtmProgram.Tom, 1, $"Case {n}", "Theirs"))));

        var row = await RowAsync();
        Assert.All(outcomes, outcome => Assert.IsType<Outcome<Dispute>.Changed>(outcome));
        Assert.Equal(before + 40, row.Version);
        Assert.Equal(2, DisputeDesk.StateOf(row).Briefs.Length);
        Assert.Equal(40, await Bot.ReadAsync(db => db.History.CountAsync(entry => entry.Kind == "dispute.brief-given")));
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
    }

    [RecordFact]
    public async Task A_change_over_a_newer_version_is_never_written()
    {
        var conflict = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Bot.WriteAsync(async session =>
        {
            var row = await session.Db.Disputes.SingleAsync(row => row.Id == dispute);
            await session.Statement("UPDATE disputes SET version = version + 1").ExecuteAsync();
            row.Question = "Overwritten";
            row.Version++;
        }));

        var kept = await RowAsync();
        Assert.Single(conflict.Entries);
        Assert.Equal((1, "Do webinar sign-ups count as MQLs?"), (kept.Version, kept.Question));
    }

    [RecordFact]
    public async Task Whoever_rules_second_is_told_and_the_log_holds_one_decision()
    {
        await TurnToTheLastLevelAsync();
        Bot[] bots = [Bot, Record.StartBot()];
        bots[1].TurnTo(Bot.Get<IClock>().GetCurrentInstant());
        var level = DisputeDesk.StateOf(await RowAsync()).Level;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => ApplyAsync(
            bots[n % 2], new DisputeCommand.Rule(GtmProgram.Morgan, 1, level, new Terms { Other = $"Ruling {n}", Rationale = "Because." }))));

        var closed = DisputeDesk.StateOf(await RowAsync());
        Assert.Single(outcomes.OfType<Outcome<Dispute>.Changed>());
        Assert.Equal(DisputeStatus.Decided, closed.Status);
        Assert.Equal(closed.Closing!.Outcome, DecisionDesk.StateOf(await Bot.ReadAsync(db => db.Decisions.SingleAsync())).Text);
        Assert.Equal(1, closed.Closing.DecisionNumber);
    }

    [RecordFact]
    public async Task The_clock_takes_it_through_every_level_to_the_default()
    {
        for (var turns = 0; await Bot.Get<Ticker>().NextAsync() is { } next && turns < 100; turns++)
        {
            Bot.TurnTo(next);
            await DeliverAsync();
            await Bot.Get<Ticker>().TickAsync();
        }

        var row = await RowAsync();
        Assert.Equal(DisputeStatus.DecidedByTimeout, row.Status);
        Assert.Equal(0, await Bot.ReadAsync(db => db.Timers.CountAsync()));
        Assert.Equal(1, await Bot.ReadAsync(db => db.Decisions.CountAsync(decision => decision.DisputeId == dispute)));
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
    }

    [RecordFact]
    public async Task An_open_level_that_nothing_would_end_gets_its_deadline_back()
    {
        var endless = Bot.Get<EndlessLevels>();
        Assert.Empty(await endless.FindAsync());
        await Bot.WriteAsync(async session => await session.Statement("DELETE FROM timers WHERE name LIKE 'deadline/%'").ExecuteAsync());
        Assert.Equal([(program, dispute, 1)], (await endless.FindAsync()).Select(level => (level.Program, level.Dispute, level.Number)));

        await DeliverAsync();
        await endless.MendAsync(CancellationToken.None);
        Assert.Empty(await endless.FindAsync());
        Bot.TurnTo((await RowAsync()).DueAt!.Value);
        await Bot.Get<Ticker>().TickAsync();

        Assert.Equal(1, DisputeDesk.StateOf(await RowAsync()).Level);
    }

    [RecordFact]
    public async Task A_closed_dispute_needs_none()
    {
        await ApplyAsync(Bot, new DisputeCommand.Withdraw(GtmProgram.Ana, 1));

        Assert.Empty(await Bot.Get<EndlessLevels>().FindAsync());
    }

    [RecordFact]
    public async Task A_state_of_a_newer_build_is_refused_by_name()
    {
        await Bot.WriteAsync(async session => (await session.Db.Disputes.SingleAsync()).Schema = 99);

        var refused = await Assert.ThrowsAsync<NewerStateException>(() => ApplyAsync(Bot, new DisputeCommand.RosterChanged()));

        Assert.Contains("schema 99", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Every ask that is open counts as delivered, as the outbox would say.</summary>
    async Task DeliverAsync()
    {
        var state = DisputeDesk.StateOf(await RowAsync());
        foreach (var ask in state.Asks.Where(ask => ask.Kind == AskKind.Decide))
        {
            await ApplyAsync(Bot, new DisputeCommand.AskDelivered(ask.Round, ask.Level, ask.To));
        }
    }

    async Task TurnToTheLastLevelAsync()
    {
        while (DisputeDesk.StateOf(await RowAsync()) is { IsOpen: true, IsLastLevel: false } state)
        {
            await DeliverAsync();
            Bot.TurnTo(state.HeldUntil ?? state.DueAt!.Value);
            await Bot.Get<Ticker>().TickAsync();
        }
    }

    Task<DisputeRow> RowAsync() => Bot.ReadAsync(db => db.Disputes.SingleAsync(row => row.Id == dispute));

    Task<Outcome<Dispute>?> ApplyAsync(Bot bot, DisputeCommand command) =>
        bot.WriteAsync(session => bot.Get<DisputeDesk>().ApplyAsync(session, program, dispute, command));

    async Task<Guid> RaiseAsync(string question)
    {
        var outcome = await Bot.WriteAsync(session => Bot.Get<DisputeDesk>().RaiseAsync(session, program, Form(question), GtmProgram.Ana));
        return Assert.IsType<Outcome<Dispute>.Changed>(outcome).State.Id.Value;
    }

    RaiseForm Form(string question) => new()
    {
        ProgramId = program.ProgramId,
        Question = question,
        Category = "definition",
        FirstParty = "UANA",
        SecondParty = "UTOM",
    };

    public sealed class OnSqlite() : DisputeStorageTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : DisputeStorageTests(new PostgreSqlRecord());
}
