using AlignBot.Cadence;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Programs;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>What a meeting leaves over is on another agenda or waits for one: it is never nowhere.</summary>
public abstract class CarriedItemTests : RecordTests
{
    private protected CarriedItemTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task A_full_agenda_is_passed_over_for_the_next()
    {
        var program = await Bot.Get<ProgramImport>().ApplyAsync(GtmProgram.WithSeries);
        var ids = (await Bot.ReadAsync(db => db.Meetings.OrderBy(row => row.StartsAt).ToListAsync()))
            .GroupBy(row => row.SeriesId).MaxBy(series => series.Count())!.Select(row => row.Id).ToList();
        Assert.True(ids.Count > 2, $"{ids.Count} meetings are planned.");

        await Bot.WriteAsync(async session =>
        {
            var desk = Bot.Get<MeetingDesk>();
            for (var n = 0; n < MeetingWorkflow.MostItems; n++)
            {
                await AddAsync(ids[1], $"Item {n}");
            }

            await AddAsync(ids[0], "Acme");
            Assert.IsType<Outcome<Meeting>.Changed>(await desk.ApplyAsync(session, program, ids[0], new MeetingCommand.Skip(GtmProgram.Riley, "Everybody is at the fair.")));

            async Task AddAsync(Guid meeting, string text) => Assert.IsType<Outcome<Meeting>.Changed>(
                await desk.ApplyAsync(session, program, meeting, new MeetingCommand.AddItem(GtmProgram.Ana, new AgendaItemId(Guid.CreateVersion7()), text)));
        });

        var rows = await Bot.ReadAsync(db => db.Meetings.ToListAsync());
        Assert.Contains(MeetingDesk.StateOf(rows.Single(row => row.Id == ids[2])).Items, item => item.Text == "Acme");
    }

    public sealed class OnSqlite() : CarriedItemTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : CarriedItemTests(new PostgreSqlRecord());
}
