using AlignBot.Actions;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What people read is bound to the history: altered, deleted or slipped in, it is found.</summary>
public abstract class StateVerificationTests : RecordTests
{
    ProgramKey program;

    private protected StateVerificationTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(async session =>
        {
            var draft = DecisionDesk.Draft(GtmProgram.Ana, "Sign-ups count") with { DecidedBy = [GtmProgram.Dana], Actions = [new FollowUp("Tell the team", GtmProgram.Tom, new LocalDate(2026, 12, 1))] };
            Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft));
        });
        var (decision, action) = await Bot.ReadAsync(async db => (await db.Decisions.SingleAsync(), await db.Actions.SingleAsync()));
        await Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(
            await Bot.Get<DecisionDesk>().ApplyAsync(session, program, decision.Id, new DecisionCommand.Confirm(GtmProgram.Dana))));
        await Bot.WriteAsync(async session => Assert.IsType<Outcome<ActionItem>.Changed>(
            await Bot.Get<ActionDesk>().ApplyAsync(session, program, action.Id, new ActionCommand.Finish(GtmProgram.Tom))));
    }

    [RecordFact]
    public async Task What_the_desks_keep_holds()
    {
        var found = await VerifyAsync();

        Assert.Equal((null, null, 0L), (found.BrokenAt, found.Why, found.Unbound));
    }

    [RecordFact]
    public async Task Every_entry_about_a_thing_holds_the_digest_of_its_state()
    {
        var entries = await Bot.ReadAsync(db => db.History.Where(row => row.SubjectId != null).ToListAsync());

        Assert.Contains(entries.GroupBy(row => (row.SubjectId, row.At)), unit => unit.Count() > 1);
        Assert.All(entries, row => Assert.True(row.StateDigest is { Length: > 0 }, row.Kind));
    }

    [RecordFact]
    public Task A_changed_decision_is_found() =>
        IsFound("Number 1 of decisions is not what row ", "UPDATE decisions SET state = replace(state, 'count', 'never count')");

    [RecordFact]
    public async Task What_lists_read_beside_a_state_is_compared_with_it()
    {
        (string Table, string Column, string Wrong)[] beside =
        [
            ("decisions", "status", "'Expired'"), ("decisions", "recorded_at", "recorded_at + 1"), ("decisions", "account", "'Acme'"),
            ("actions", "owner", "'UANA'"), ("actions", "due_on", "'2026-12-02'"),
        ];
        foreach (var (table, column, wrong) in beside)
        {
            await TamperAsync($"CREATE TABLE before AS SELECT {column} AS it FROM {table}");
            await IsFound($" of {table} reads otherwise in lists than it is: its {column} beside the state was changed.", $"UPDATE {table} SET {column} = {wrong}");
            await TamperAsync($"UPDATE {table} SET {column} = (SELECT it FROM before)");
            await TamperAsync("DROP TABLE before");
        }

        Assert.Null((await VerifyAsync()).BrokenAt);
    }

    [RecordFact]
    public Task A_deleted_decision_is_found() => IsFound("The decision that row ", "DELETE FROM decisions");

    [RecordFact]
    public Task An_action_that_was_never_done_is_found() => IsFound(" of actions is not what row ", "UPDATE actions SET state = replace(state, 'Done', 'Open')");

    [RecordFact]
    public Task A_decision_that_nobody_recorded_is_found() => IsFound(
        "Number 2 of decisions is in no row of the history",
        Columns("id, number, state", Bot.Database is SqliteDatabase ? "'0192F000-0000-7000-8000-0000000000DE', 2, state" : "'0192f000-0000-7000-8000-0000000000de', 2, state"));

    [RecordFact]
    public async Task An_id_that_is_none_is_a_finding()
    {
        if (Bot.Database is not SqliteDatabase)
        {
            return; // PostgreSQL takes none.
        }

        await IsFound("Row 2 holds something that cannot be read.", "UPDATE history SET subject_id = 'garbage' WHERE sequence = 2");
        await TamperAsync("UPDATE history SET subject_id = (SELECT id FROM decisions) WHERE sequence = 2");
        await IsFound("Among decisions is one with the id 'garbage', which is none.", "UPDATE decisions SET id = 'garbage'");
    }

    async Task IsFound(string why, string tampering)
    {
        await TamperAsync(tampering);

        var found = await VerifyAsync();

        Assert.NotNull(found.BrokenAt);
        Assert.Contains([found.Why!, .. found.Others], sentence => sentence.Contains(why, StringComparison.Ordinal));
    }

    /// <summary>A copy of the decision's row with other values in some columns.</summary>
    static string Columns(string names, string values) =>
        $"INSERT INTO decisions (installation_id, program_id, version, status, words, words_version, recorded_by, recorded_at, schema, {names}) "
        + $"SELECT installation_id, program_id, version, status, words, words_version, recorded_by, recorded_at, schema, {values} FROM decisions";

    Task<HistoryVerification> VerifyAsync() => Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program));

    async Task TamperAsync(string sql)
    {
        await using var context = Bot.Database.NewContext();
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    public sealed class OnSqlite() : StateVerificationTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : StateVerificationTests(new PostgreSqlRecord());
}
