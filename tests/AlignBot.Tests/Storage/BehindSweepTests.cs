using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What was behind a point that was read once more is forgotten after a while; what is behind the newest, and behind quarters, stays.</summary>
public abstract class BehindSweepTests : RecordTests
{
    private protected BehindSweepTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task Only_what_is_behind_points_that_were_read_again_long_ago_goes()
    {
        var program = await ProgramAsync();
        var now = default(Instant);
        await Bot.Database.WriteAsync(
            WorkPriority.Import, program,
            async session =>
            {
                now = session.RealNow;
                foreach (var (until, number, isQuarter, daysAgo) in new[]
                {
                    ("2026-11-16", 1, false, 30), ("2026-11-16", 2, false, 29), ("2026-11-23", 1, false, 5), ("2026-11-23", 2, false, 4), ("2026-10-01", 1, true, 60), ("2026-10-01", 2, true, 50),
                })
                {
                    var id = Guid.CreateVersion7();
                    session.Db.ScoreboardReadings.Add(new ReadingRow
                    {
                        InstallationId = program.InstallationId,
                        ProgramId = program.ProgramId,
                        Id = id,
                        Begins = isQuarter ? "2026-07-01" : "2026-10-01",
                        Until = until,
                        Number = number,
                        ReadAt = session.RealNow - Duration.FromDays(daysAgo),
                        IsQuarter = isQuarter,
                        WeightsVersion = "",
                        State = "{}",
                    });
                    session.Db.ScoreboardBehind.Add(new BehindRow { InstallationId = program.InstallationId, ProgramId = program.ProgramId, Reading = id, Measure = 0, Body = [1] });
                }

                await session.SaveAsync();
                return true;
            });

        Assert.Equal(1, await new BehindSweep(Bot.Database).SweepAsync(now));
        Assert.Equal(0, await new BehindSweep(Bot.Database).SweepAsync(now));
        Assert.Equal((6, 5), await Bot.Database.ReadAsync(async db => (await db.ScoreboardReadings.CountAsync(), await db.ScoreboardBehind.CountAsync())));
    }

    public sealed class OnSqlite() : BehindSweepTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : BehindSweepTests(new PostgreSqlRecord());
}
