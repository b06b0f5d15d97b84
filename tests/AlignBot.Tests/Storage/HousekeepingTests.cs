using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What nobody can ask for any more goes; what may still be asked for stays.</summary>
public abstract class HousekeepingTests : RecordTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 0);

    ProgramKey program;

    private protected HousekeepingTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(async session => { await session.Statement("DELETE FROM outbox").ExecuteAsync(); });
    }

    [RecordFact]
    public async Task More_than_goes_at_once_goes_in_several_steps()
    {
        await ReceivedAsync("old", 5_300, Now - Duration.FromDays(3));
        await ReceivedAsync("new", 3, Now - Duration.FromDays(1));

        Assert.Equal(5_300, await Bot.Get<Housekeeping>().SweepAsync(Now));

        Assert.Equal(["new 0", "new 1", "new 2"], await Bot.ReadAsync(db => db.Inbox.OrderBy(row => row.Key).Select(row => row.Key).ToListAsync()));
        Assert.Equal(0, await Bot.Get<Housekeeping>().SweepAsync(Now));
    }

    [RecordFact]
    public async Task Drafts_of_last_week_go()
    {
        await DraftAsync(Now - Duration.FromDays(8));
        await DraftAsync(Now - Duration.FromDays(6));

        Assert.Equal(1, await Bot.Get<Housekeeping>().SweepAsync(Now));

        Assert.Equal(Now - Duration.FromDays(6), await Bot.ReadAsync(db => db.Drafts.Select(row => row.SavedAt).SingleAsync()));
    }

    [RecordFact]
    public async Task Absences_go_a_year_after_they_are_over()
    {
        await Bot.WriteAsync(async session =>
        {
            foreach (var to in (string[])["2025-10-22", "2025-10-23", "2026-11-22", "2027-01-04"])
            {
                session.Db.Absences.Add(new AbsenceRow
                {
                    InstallationId = program.InstallationId,
                    ProgramId = program.ProgramId,
                    Id = Guid.CreateVersion7(),
                    UserId = "UANA",
                    FromDay = "2025-10-01",
                    ToDay = to,
                });
            }

            await session.Db.SaveChangesAsync();
        });

        Assert.Equal(1, await Bot.Get<Housekeeping>().SweepAsync(Now));

        Assert.Equal(["2025-10-23", "2026-11-22", "2027-01-04"], await Bot.ReadAsync(db => db.Absences.OrderBy(row => row.ToDay).Select(row => row.ToDay).ToListAsync()));
    }

    [RecordFact]
    public async Task Messages_that_were_sent_or_dropped_long_ago_go_and_those_that_were_refused_stay_for_a_while()
    {
        for (var state = 0; state <= 5; state++)
        {
            await MessageAsync(state, Now - Duration.FromDays(31));
            await MessageAsync(state, Now - Duration.FromDays(29));
        }

        Assert.Equal(2, await Bot.Get<Housekeeping>().SweepAsync(Now));

        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 4, 4, 5], await Bot.ReadAsync(db => db.Outbox.OrderBy(row => row.State).Select(row => (int)row.State).ToListAsync()));
    }

    [RecordFact]
    public async Task Messages_that_were_given_up_go_after_a_season_and_what_a_closed_channel_may_still_take_after_a_year()
    {
        foreach (var (days, error) in (IEnumerable<(int, string)>)[(89, "user_disabled"), (91, "user_disabled"), (91, "is_archived"), (366, "is_archived")])
        {
            await MessageAsync(4, Now - Duration.FromDays(days), error);
        }

        Assert.Equal(2, await Bot.Get<Housekeeping>().SweepAsync(Now));

        Assert.Equal(["is_archived", "user_disabled"], await Bot.ReadAsync(db => db.Outbox.OrderBy(row => row.Error).Select(row => row.Error!).ToListAsync()));
    }

    Task ReceivedAsync(string name, int count, Instant at) => Bot.WriteAsync(async session =>
    {
        for (var n = 0; n < count; n++)
        {
            await session
                .Statement("INSERT INTO inbox (installation_id, key, answer, received_at) VALUES (@installation, @key, @answer, @at)", "@installation", "@key", "@answer", "@at")
                .Set(0, program.InstallationId).Set(1, $"{name} {n}").Set(2, Array.Empty<byte>()).Set(3, at.ToUnixTimeMilliseconds()).ExecuteAsync();
        }
    });

    Task DraftAsync(Instant at) => Bot.WriteAsync(async session =>
    {
        await session
            .Statement("INSERT INTO drafts (installation_id, id, user_id, body, saved_at) VALUES (@installation, @id, 'UANA', '{}', @at)", "@installation", "@id", "@at")
            .Set(0, program.InstallationId).Set(1, Guid.CreateVersion7()).Set(2, at.ToUnixTimeMilliseconds()).ExecuteAsync();
    });

    Task MessageAsync(int state, Instant at, string? error = null) => Bot.WriteAsync(async session =>
    {
        await session
            .Statement(
                """
                INSERT INTO outbox (id, installation_id, program_id, kind, state, lane, destination, message, subject_id, created_at, not_before, first_tried_at, attempts, may_be_double, error)
                VALUES (@id, @installation, @program, 0, @state, '1:CGTM', 'CGTM', 'test', @id, @at, 0, @at, 1, @double, @error)
                """,
                "@id", "@installation", "@program", "@state", "@at", "@double", "@error")
            .Set(0, Guid.CreateVersion7()).Set(1, program.InstallationId).Set(2, program.ProgramId).Set(3, state).Set(4, at.ToUnixTimeMilliseconds()).Set(5, false)
            .Set(6, error).ExecuteAsync();
    });

    public sealed class OnSqlite() : HousekeepingTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : HousekeepingTests(new PostgreSqlRecord());
}
