using System.Data.Common;
using System.Globalization;
using System.Text;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What is erased stands nowhere in the database any more, the chain holds, and the history says that it was done.</summary>
public abstract class ErasureTests : RecordTests
{
    const string Words = "Zebra sign-ups count, says <Ana & Tom>.";

    ProgramKey program;

    private protected ErasureTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(async session =>
        {
            var draft = DecisionDesk.Draft(GtmProgram.Ana, Words) with { Rationale = "Tom said zebras matter.", Actions = [new FollowUp("Feed the zebras daily", GtmProgram.Tom, new LocalDate(2026, 12, 1))] };
            Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft));
            Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, DecisionDesk.Draft(GtmProgram.Tom, "The list is frozen")));
            await session.Statement("INSERT INTO inbox (installation_id, key, answer, received_at) VALUES (@installation, 'k1', @answer, 0)", "@installation", "@answer")
                .Set(0, program.InstallationId).Set(1, Encoding.UTF8.GetBytes("{\"text\":\"Recorded as DEC-1: " + Words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal) + "\"}"))
                .ExecuteAsync();
            await session.Statement("INSERT INTO drafts (installation_id, id, user_id, body, saved_at) VALUES (@installation, @id, 'UTOM', @body, 0)", "@installation", "@id", "@body")
                .Set(0, program.InstallationId).Set(1, Guid.CreateVersion7()).Set(2, "{\"text\":\"Tom: \\u003C Zebra sign-ups count, says \\u003CAna \\u0026 Tom\\u003E.\"}").ExecuteAsync();
        });
    }

    [RecordFact]
    public async Task The_words_of_an_entry_stand_nowhere_any_more()
    {
        var id = await Bot.ReadAsync(db => db.Decisions.Where(row => row.Number == 1).Select(row => row.Id).SingleAsync());

        var erased = await Bot.Get<RecordErasure>().EntryAsync(program, id);

        Assert.Equal([], await HoldingAsync("zebra"));
        Assert.True(erased is { Rows: > 2, Entries: > 0 }, erased.ToString());
        var decision = DecisionDesk.StateOf(await Bot.ReadAsync(db => db.Decisions.SingleAsync(row => row.Number == 1)));
        Assert.Equal(("[erased]", "[erased]", GtmProgram.Ana), (decision.Text, decision.Rationale, decision.RecordedBy));
        Assert.Equal("The list is frozen", DecisionDesk.StateOf(await Bot.ReadAsync(db => db.Decisions.SingleAsync(row => row.Number == 2))).Text);
        await HoldsAsync(erased);
    }

    [RecordFact]
    public async Task A_person_who_left_stands_nowhere_any_more()
    {
        var erased = await Bot.Get<RecordErasure>().PersonAsync(program, "UTOM", ["Tom"]);

        Assert.Equal([], await HoldingAsync("utom"));
        Assert.Equal([], (await HoldingAsync("Tom")).Where(place => !place.Contains("custom", StringComparison.OrdinalIgnoreCase)));
        var decision = DecisionDesk.StateOf(await Bot.ReadAsync(db => db.Decisions.SingleAsync(row => row.Number == 2)));
        Assert.Matches("^UERASED[0-9A-F]+$", decision.RecordedBy!.Value.Value);
        Assert.Equal("[erased] said zebras matter.", DecisionDesk.StateOf(await Bot.ReadAsync(db => db.Decisions.SingleAsync(row => row.Number == 1))).Rationale);
        await HoldsAsync(erased);
    }

    async Task HoldsAsync(Erased erased)
    {
        var found = await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program));
        Assert.Equal((null, null), (found.BrokenAt, found.Why));
        Assert.True(found.Erased > 0 && found.Erased <= erased.Entries);
        Assert.Equal(1, await Bot.ReadAsync(db => db.History.CountAsync(row => row.Kind == HistoryErasure.Kind)));

        // And it goes on.
        await Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "And on")));
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).BrokenAt);
    }

    /// <summary>Every column of every table in which a word stands, however it is written.</summary>
    async Task<List<string>> HoldingAsync(string word)
    {
        await using var context = Bot.Database.NewContext();
        await context.Database.OpenConnectionAsync();
        var places = new List<string>();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!))
        {
            await using var read = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the model's names
            read.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                places.AddRange(Holding(rows, word).Select(column => $"{table}.{column}: {rows[column]}"));
            }
        }

        return places;
    }

    static IEnumerable<string> Holding(DbDataReader row, string word) => Enumerable.Range(0, row.FieldCount)
        .Where(at => (row.GetValue(at) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(row.GetValue(at), CultureInfo.InvariantCulture) ?? "")
            .Contains(word, char.IsUpper(word[0]) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        .Select(row.GetName);

    public sealed class OnSqlite() : ErasureTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : ErasureTests(new PostgreSqlRecord());
}
