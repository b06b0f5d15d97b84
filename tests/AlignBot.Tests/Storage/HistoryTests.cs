using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>The chained history: what was written can't be changed without the walk naming where.</summary>
public abstract class HistoryTests : RecordTests
{
    ProgramKey program;

    private protected HistoryTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(async session =>
        {
            for (var n = 2; n <= 10; n++)
            {
                await session.AppendHistoryAsync(
                    program, new HistoryEntry("test.happened", session.Now, n % 2 == 0 ? "UANA" : null, Guid.CreateVersion7(), $$"""{"n":{{n}},"text":"é 🙂"}"""));
            }
        });
    }

    [RecordFact]
    public async Task An_untouched_chain_holds() =>
        Assert.Equal(new HistoryVerification(10, 0, null, null), await VerifyAsync());

    [RecordFact]
    public async Task An_erased_text_is_counted_and_breaks_nothing()
    {
        await Bot.WriteAsync(session => session.EraseHistoryAsync(program, "entry", [3, 10], [4]));

        Assert.Equal(new HistoryVerification(11, 2, null, null), await VerifyAsync());
    }

    [RecordFact]
    public Task A_changed_text_is_named() =>
        BreaksAt(5, "The text of row 5 is not the text that was recorded.", "UPDATE history SET body = '{\"n\":50}' WHERE sequence = 5");

    [RecordFact]
    public async Task A_changed_text_is_named_even_when_its_salt_was_taken_away()
    {
        await Bot.WriteAsync(session => session.EraseHistoryAsync(program, "entry", [5], []));

        await BreaksAt(5, "The text of row 5", "UPDATE history SET body = '{\"n\":50}' WHERE sequence = 5");
    }

    [RecordFact]
    public Task A_text_that_is_gone_without_its_salt_being_erased_is_named() =>
        BreaksAt(5, "The text of row 5 is gone, and nothing erased it.", "UPDATE history SET body = NULL WHERE sequence = 5");

    [RecordFact]
    public Task A_changed_actor_is_named() =>
        BreaksAt(4, "The actor of row 4 is not the one that was recorded.", "UPDATE history SET actor = 'UTOM' WHERE sequence = 4");

    [RecordFact]
    public Task A_changed_moment_breaks_the_link_to_the_next_row() =>
        BreaksAt(7, "Row 7 is not what it was when row 8 was bound to it.", "UPDATE history SET at = at + 1 WHERE sequence = 7");

    [RecordFact]
    public Task A_changed_link_is_named_itself() =>
        BreaksAt(8, "Row 8 does not follow the row before it.", "UPDATE history SET previous = (SELECT previous FROM history WHERE sequence = 3) WHERE sequence = 8");

    [RecordFact]
    public Task A_text_that_is_gone_with_its_salt_and_without_an_act_is_named() =>
        BreaksAt(5, "The text of row 5 is gone, and no act of erasure names it.", ErasedByHand);

    [RecordFact]
    public async Task An_act_erases_nothing_in_advance()
    {
        await Bot.WriteAsync(session => session.AppendHistoryAsync(program, new HistoryEntry("record.erased", session.Now, null, null, """{"What":"entry","Rows":[12],"Actors":[]}""")));
        await Bot.WriteAsync(session => session.AppendHistoryAsync(program, new HistoryEntry("test.happened", session.Now, null, null, "{}")));

        await BreaksAt(12, "The text of row 12 is gone, and no act", ErasedByHand.Replace("= 5", "= 12", StringComparison.Ordinal));
    }

    [RecordFact]
    public async Task A_program_that_is_gone_leaves_its_history()
    {
        await TamperAsync($"DELETE FROM programs WHERE id = {program.ProgramId}");

        Assert.Equal("The program is gone, and 10 rows of its history are still there.", (await VerifyAsync()).Why);
    }

    [RecordFact]
    public async Task A_digest_that_was_kept_elsewhere_tells_a_record_that_was_cut()
    {
        var heads = await Bot.ReadAsync(db => db.History.Where(row => row.Sequence >= 9).OrderBy(row => row.Sequence).Select(row => row.Previous).ToListAsync());
        var last = await Bot.ReadAsync(db => db.Programs.Where(row => row.Id == program.ProgramId).Select(row => row.HistoryHead).SingleAsync());

        var (whole, older) = (await VerifyAsync(last), await VerifyAsync(heads[0]));
        await TamperAsync("DELETE FROM history WHERE sequence = 10");
        await TamperAsync("UPDATE programs SET history_count = 9, history_head = (" + HexOf(heads[1]) + ")");
        var cut = await VerifyAsync(last);

        Assert.Equal((10, 8, null), (whole.HeadAt, older.HeadAt, cut.HeadAt));
        Assert.Null(cut.BrokenAt);
    }

    [RecordFact]
    public Task A_removed_row_is_missed() => BreaksAt(4, "Row 4 is missing.", "DELETE FROM history WHERE sequence = 4");

    [RecordFact]
    public Task A_removed_last_row_is_missed_by_the_head() =>
        BreaksAt(10, "The program holds the digest of row 10", "DELETE FROM history WHERE sequence = 10");

    [RecordFact]
    public Task A_changed_last_row_is_noticed_by_the_head() =>
        BreaksAt(10, "The program holds the digest of row 10", "UPDATE history SET kind = 'test.other' WHERE sequence = 10");

    [RecordFact]
    public Task Two_rows_that_changed_places_are_named() => BreaksAt(
        4, "Row 4 does not follow the row before it.",
        "UPDATE history SET sequence = 99 WHERE sequence = 4",
        "UPDATE history SET sequence = 4 WHERE sequence = 5",
        "UPDATE history SET sequence = 5 WHERE sequence = 99");

    [RecordFact]
    public async Task Chains_of_other_programs_stand_by_themselves()
    {
        var other = await ProgramAsync("COTHER");

        await TamperAsync($"UPDATE history SET body = 'x' WHERE sequence = 5 AND program_id = {program.ProgramId}");

        Assert.Equal(5, (await VerifyAsync()).BrokenAt);
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, other))).BrokenAt);
    }

    async Task BreaksAt(long sequence, string why, params string[] tampering)
    {
        foreach (var sql in tampering)
        {
            await TamperAsync(sql);
        }

        var found = await VerifyAsync();

        Assert.Equal(sequence, found.BrokenAt);
        Assert.StartsWith(why, found.Why, StringComparison.Ordinal);
    }

    Task<HistoryVerification> VerifyAsync(byte[]? head = null) => Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program, head));

    string ErasedByHand => Bot.Database is SqliteDatabase
        ? "UPDATE history SET body = NULL, salts = CAST(substr(salts, 1, 16) || zeroblob(16) AS BLOB) WHERE sequence = 5"
        : "UPDATE history SET body = NULL, salts = substr(salts, 1, 16) || decode(repeat('00', 16), 'hex') WHERE sequence = 5";

    string HexOf(byte[] digest) => Bot.Database is SqliteDatabase ? $"x'{Convert.ToHexStringLower(digest)}'" : $"decode('{Convert.ToHexStringLower(digest)}', 'hex')";

    async Task TamperAsync(string sql)
    {
        await using var context = Bot.Database.NewContext();
        await context.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public sealed class OnSqlite() : HistoryTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : HistoryTests(new PostgreSqlRecord());
}
