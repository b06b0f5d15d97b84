using AlignBot.Decisions;
using AlignBot.Decisions.Search;
using AlignBot.Disputes;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Decisions;

/// <summary>The log is searched by words and filters, newest first, alike on both databases, whether an entry is recent or old.</summary>
public abstract class DecisionSearchTests : RecordTests
{
    ProgramKey program;
    ProgramInfo info = null!;

    private protected DecisionSearchTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        info = await Bot.Get<ProgramDirectory>().LatestAsync(program);
    }

    [RecordFact]
    public async Task Each_word_must_begin_a_word_of_the_entry()
    {
        await RecordAsync("Webinar sign-ups count", "Pipeline webinars stay", "The list is frozen");

        Assert.Equal([2, 1], await FindAsync("WEBIN"));
        Assert.Equal([1], await FindAsync("webinar sign"));
        Assert.Equal([3], await FindAsync("frozen list"));
        Assert.Empty(await FindAsync("ebinar"));
    }

    [RecordFact]
    public async Task Old_entries_are_found_through_the_index_and_pages_follow_one_another()
    {
        // More than are looked through one by one.
        await RecordAsync([.. Enumerable.Range(1, 620).Select(n => n % 100 == 5 ? $"Rare thing {n}" : $"Common thing {n}")]);

        Assert.Equal([605, 505, 405, 305, 205, 105, 5], await FindAsync("rare"));
        Assert.Equal([620, 619, 618], (await FindAsync("common", most: 3)));
        Assert.Equal([105, 5], await FindAsync("rar thing", before: 205));
        Assert.Equal([5], await FindAsync("5 rare", before: 100));
    }

    [RecordFact]
    public async Task Words_in_quotes_stand_one_behind_the_other_and_those_behind_a_dash_do_not_stand_there()
    {
        await RecordAsync([.. Enumerable.Range(1, 520).Select(n => n switch { 2 => "The second touch counts", 3 => "Touch the second rule", 510 => "A second touch, always", _ => $"Entry e{n}" })]);

        Assert.Equal([510, 3, 2], await FindAsync("second touch"));
        Assert.Equal([510, 2], await FindAsync("\"second touch\""));
        Assert.Equal([2], await FindAsync("\u201csecond touch\u201d -always"));
        Assert.Equal([3], await FindAsync("touch -\"second touch\""));
        Assert.Equal([510], await FindAsync("-rule -entry -counts"));
        Assert.Equal([510, 2], await FindAsync(DecisionQuery.Parse("\"second touch\" -rule", info).Query!.Line));
    }

    [RecordFact]
    public async Task A_number_finds_its_entry_first()
    {
        await RecordAsync([.. Enumerable.Range(1, 14).Select(n => n is 14 or 13 ? "Instead of DEC-12, 12 seats" : $"Entry e{n}")]);

        Assert.Equal([12, 14, 13], await FindAsync("DEC-12"));
        Assert.Equal([12, 14, 13], await FindAsync("dec 12"));
        Assert.Equal([12, 14], await FindAsync("#12", most: 2));
        Assert.Equal([13], await FindAsync("12", before: 14));
        Assert.Equal([14, 13], await FindAsync("12 seats"));
        Assert.Empty(await FindAsync("DEC-99"));
        Assert.Empty(await FindAsync("DSP-12"));
    }

    [RecordFact]
    public async Task Filters_narrow_it_down()
    {
        await RecordAsync("One");
        await RecordAsync(DecisionDesk.Draft(GtmProgram.Tom, "Two") with { Account = "Acme Corp", Category = "definition", DecidedBy = [GtmProgram.Dana] });
        Bot.TurnTo(Harness.Bot.Monday + Duration.FromDays(2));
        await RecordAsync("Three");
        await Bot.WriteAsync(async session => await Bot.Get<DecisionDesk>().ApplyAsync(session, program, await IdAsync(1), new DecisionCommand.Expire(GtmProgram.Ana)));

        Assert.Equal([2], await FindAsync("@dana"));
        Assert.Equal([2], await FindAsync("by:tom two"));
        Assert.Equal([2], await FindAsync("account:acme"));
        Assert.Equal([2], await FindAsync("account:\"acme co\" category:definition"));
        Assert.Equal([1], await FindAsync("status:expired"));
        Assert.Equal([3, 2], await FindAsync("status:in-force"));
        Assert.Equal([2, 1], await FindAsync("to:2026-11-24"));
        Assert.Equal([3], await FindAsync("from:2026-11-24"));
        Assert.Equal([3, 2, 1], await FindAsync("from:0001-01-01 to:9999-12-31"));
        Assert.Equal([2], await FindAsync("from:2026-11-23 to:2026-11-23 two"));
        Assert.Empty(await FindAsync("from:2027-01-01"));
    }

    [RecordFact]
    public async Task What_is_added_later_is_found_and_what_changed_is_not_found_as_it_was()
    {
        await RecordAsync([.. Enumerable.Range(1, 520).Select(n => $"Entry {n}")]);
        await Bot.WriteAsync(async session => await Bot.Get<DecisionDesk>().ApplyAsync(
            session, program, await IdAsync(3), new DecisionCommand.AddDetails(GtmProgram.Ana) { Rationale = "Because of the zebra.", Account = "Globex" }));
        await Bot.WriteAsync(async session => await Bot.Get<DecisionDesk>().ApplyAsync(session, program, await IdAsync(4), new DecisionCommand.Expire(GtmProgram.Ana)));

        Assert.Equal([3], await FindAsync("zebra"));
        Assert.Equal([3], await FindAsync("account:glob"));
        Assert.Equal([4], await FindAsync("status:expired"));
        Assert.DoesNotContain(4, await FindAsync("status:in-force entry", most: 600));
    }

    [RecordFact]
    public async Task Every_entry_is_found_on_both_sides_of_each_block_of_the_index()
    {
        var done = 0;
        foreach (var count in new[] { 499, 500, 501, 999, 1000, 1001 })
        {
            await RecordAsync([.. Enumerable.Range(done + 1, count - done).Select(n => $"Entry e{n:0000}")]);
            done = count;

            foreach (var number in new[] { 1, 2, 499, 500, 501, 502, 999, 1000, 1001 }.Where(number => number <= count))
            {
                Assert.Equal([number], await FindAsync($"e{number:0000}"));
            }
        }

        foreach (var number in new[] { 1, 500, 501, 1000, 1001 })
        {
            await Bot.WriteAsync(async session => await Bot.Get<DecisionDesk>().ApplyAsync(
                session, program, await IdAsync(number), new DecisionCommand.AddDetails(GtmProgram.Ana) { Rationale = "A zebra." }));
        }

        Assert.Equal([1001, 1000, 501, 500, 1], await FindAsync("zebra entry"));
    }

    [RecordFact]
    public async Task Nothing_that_people_type_is_an_error()
    {
        await RecordAsync([.. Enumerable.Range(1, 510).Select(n => $"Entry {n} 👍")]);
        string[] typed =
        [
            "\"unbalanced", "*", "a*", "-minus", "NOT", "a OR b", "NEAR(a b)", "words:entry", "^entry", "col : x", "' OR 1=1 --", "'); DROP TABLE decisions", "a:*", "a&b|!c", "<->",
            "\\", "%", "_", "\0", "{entry}", "(", ")", "(((", "entry +", "§puana", "\u202Eentry", "האם", "👍", new string('x', 3000), string.Join(' ', Enumerable.Range(0, 800).Select(n => $"w{n}")),
        ];

        foreach (var text in typed)
        {
            var query = DecisionQuery.Parse(text, info).Query!;
            Assert.NotNull(await Bot.Get<DecisionSearch>().FindAsync(info, query, reader: null, 10));
        }

        Assert.Equal(10, (await FindAsync("👍")).Count);
        Assert.Empty(await FindAsync("by:dana"));
    }

    [RecordFact]
    public async Task Another_programs_entries_are_never_found()
    {
        var other = await ProgramAsync(workspace: "T0OTHER");
        await RecordAsync([.. Enumerable.Range(1, 510).Select(n => $"Ours {n}")]);
        await Bot.WriteAsync(session => Bot.Get<DecisionDesk>().RecordAsync(session, other, GtmProgram.Ana, "Theirs"));

        Assert.Empty(await FindAsync("theirs"));
    }

    [RecordFact]
    public async Task What_is_kept_among_few_is_found_by_them_alone()
    {
        // One among the newest, which are looked through; one that only the index finds.
        await RecordAsync(["Zebra", .. Enumerable.Range(1, 510).Select(n => $"Entry {n}"), "Zebra again"]);
        var dispute = Guid.CreateVersion7();
        await Bot.WriteAsync(async session =>
        {
            await session.Statement("UPDATE decisions SET kept_to = @dispute WHERE number IN (1, 512)", "@dispute").Set(0, dispute).ExecuteAsync();
            session.Db.DisputePeople.Add(new DisputePersonRow
            {
                InstallationId = program.InstallationId,
                ProgramId = program.ProgramId,
                UserId = GtmProgram.Tom.Value,
                DisputeId = dispute,
            });
        });

        Assert.Equal([512, 1], await FindAsync("zebra", reader: GtmProgram.Tom));
        Assert.Empty(await FindAsync("zebra", reader: GtmProgram.Dana));
        Assert.Equal([512, 1], await FindAsync("zebra"));
        Assert.Equal(510, (await FindAsync("by:ana", most: 600, reader: GtmProgram.Dana)).Count);
    }

    [RecordFact]
    public async Task Who_may_read_an_entry_is_looked_up_by_key()
    {
        var isSqlite = Bot.Database is SqliteDatabase;
        var plan = string.Join('\n', await Bot.Database.LookUpAsync(async connection =>
        {
            if (!isSqlite)
            {
                // The table is empty: without this, reading all of it is the cheapest.
                await connection.Statement("SET enable_seqscan = off").ExecuteAsync();
            }

            return await connection
                .Statement(
                    (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + "SELECT number FROM decisions WHERE installation_id = @installation AND program_id = @program AND number BETWEEN 1 AND 500"
                        + Bot.Get<ConfidentialDecisions>().ReadableToReader + " ORDER BY number DESC LIMIT 11",
                    "@installation", "@program", "@reader")
                .Set(0, program.InstallationId).Set(1, program.ProgramId).Set(2, "UANA").QueryAsync(row => row.String(isSqlite ? 3 : 0));
        }));

        Assert.Matches(
            isSqlite
                ? @"SEARCH p USING (COVERING )?INDEX sqlite_autoindex_dispute_people_1 \(installation_id=\? AND program_id=\? AND user_id=\? AND dispute_id=\?\)"
                : "Index Only Scan using \"PK_dispute_people\"",
            plan);
        Assert.DoesNotMatch("SCAN (p|decisions)|Seq Scan|Sort", plan);
    }

    [RecordFact]
    public async Task What_was_expected_is_found_and_so_is_whether_it_came()
    {
        var draft = DecisionDesk.Draft(GtmProgram.Ana, "Sign-ups count") with { Expected = "Twice the meetings", ReviewOn = new LocalDate(2027, 3, 1) };
        var noDay = await Bot.WriteAsync(async session => await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft with { ReviewOn = null }));
        var taken = await Bot.WriteAsync(async session => (await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft)).Taken());
        Assert.IsType<DecisionRefusal.ExpectationWithoutDay>(Assert.IsType<Outcome<Decision>.Refused>(noDay).Why);
        Assert.Equal([taken.Number], await FindAsync("expected:open meetings"));

        await Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().ApplyAsync(
            session, program, taken.Id.Value, new DecisionCommand.Reaffirm(GtmProgram.Ana, ReviewOn: null, Came.DidNot))));

        Assert.Equal([taken.Number], await FindAsync("expected:did-not"));
        Assert.Empty(await FindAsync("expected:open"));
        Assert.Empty(await FindAsync("expected:happened"));
    }

    [RecordFact]
    public async Task An_entry_of_an_older_build_is_found_after_its_words_were_written_again()
    {
        await RecordAsync("Webinars count");
        await Bot.WriteAsync(session => session.Statement("UPDATE decisions SET words = '', words_version = 0").ExecuteAsync());
        Assert.Empty(await FindAsync("webinars"));

        var written = await Bot.Get<DecisionReindex>().RunAsync();

        Assert.Equal((1, 0), (written, await Bot.Get<DecisionReindex>().RunAsync()));
        Assert.Equal([1], await FindAsync("webinars by:ana"));
    }

    async Task<List<int>> FindAsync(string line, int most = 10, int before = int.MaxValue, UserId? reader = null) =>
        [.. (await Bot.Get<DecisionSearch>().FindAsync(info, DecisionQuery.Parse(line, info).Query!, reader, most, before)).Rows.Select(row => row.Number)];

    Task RecordAsync(params string[] texts) => Bot.WriteAsync(async session =>
    {
        foreach (var text in texts)
        {
            Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, text));
        }
    });

    Task<Outcome<Decision>.Changed> RecordAsync(NewDecision draft) => Bot.WriteAsync(async session => Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft)));

    Task<Guid> IdAsync(int number) => Bot.ReadAsync(db => db.Decisions.Where(row => row.ProgramId == program.ProgramId && row.Number == number).Select(row => row.Id).SingleAsync());

    public sealed class OnSqlite() : DecisionSearchTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : DecisionSearchTests(new PostgreSqlRecord());
}
