using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Raising;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Storage;

/// <summary>What somebody typed is kept for them, and used once.</summary>
public abstract class DraftTests : RecordTests
{
    static readonly Guid Draft = Guid.CreateVersion7();

    private protected DraftTests(TestRecord record)
        : base(record)
    {
    }

    DraftStore Drafts => Bot.Get<DraftStore>();

    [RecordFact]
    public async Task A_draft_is_taken_by_one_of_many()
    {
        await SaveAsync("UANA", "What counts?");
        Bot[] bots = [Bot, Record.StartBot()];

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => bots[n % 2].WriteAsync(session => TakeAsync(session, "UANA"))));

        Assert.Equal("What counts?", Assert.Single(taken.OfType<RaiseForm>()).Question);
        Assert.Null(await FindAsync("UANA"));
    }

    [RecordFact]
    public async Task A_draft_that_was_taken_by_a_unit_that_failed_is_still_there()
    {
        await SaveAsync("UANA", "What counts?");

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Bot.WriteAsync(async session =>
        {
            Assert.NotNull(await TakeAsync(session, "UANA"));
            throw new TimeZoneNotFoundException();
        }));

        Assert.NotNull(await FindAsync("UANA"));
    }

    [RecordFact]
    public async Task A_draft_is_its_authors_alone()
    {
        await SaveAsync("UANA", "What counts?");

        Assert.Null(await FindAsync("UTOM"));
        Assert.Null(await Bot.WriteAsync(session => TakeAsync(session, "UTOM")));
        Assert.NotNull(await FindAsync("UANA"));
    }

    [RecordFact]
    public async Task Saving_again_keeps_the_newest()
    {
        await SaveAsync("UANA", "What counts?");
        await SaveAsync("UANA", "What counts, and from when?");

        Assert.Equal("What counts, and from when?", (await FindAsync("UANA"))!.Question);
    }

    [RecordFact]
    public async Task Of_one_person_the_newest_are_kept_and_nobody_elses_go()
    {
        await SaveAsync("UTOM", "And mine?");
        for (var form = 0; form <= DraftStore.MostOfOne; form++)
        {
            await Drafts.SaveAsync(1, Guid.CreateVersion7(), "UANA", new RaiseForm { ProgramId = 1, Question = $"Form {form}" }, DisputeFormJson.Default.RaiseForm);
        }

        var kept = await Bot.ReadAsync(db => db.Drafts.Where(row => row.UserId == "UANA").ToListAsync());
        Assert.Equal(DraftStore.MostOfOne, kept.Count);
        Assert.NotNull(await FindAsync("UTOM"));
    }

    [RecordFact]
    public async Task Two_who_change_one_draft_do_so_one_after_the_other()
    {
        await SaveAsync("CMID", "");
        Bot[] bots = [Bot, Record.StartBot()];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => bots[n % 2].WriteAsync(async session =>
        {
            var held = await DraftStore.HoldAsync(session, 1, Draft, "CMID", DisputeFormJson.Default.RaiseForm);
            await DraftStore.SaveAsync(session, 1, Draft, "CMID", held! with { Question = held.Question + "." }, DisputeFormJson.Default.RaiseForm);
        })));

        Assert.Equal(new string('.', 12), (await FindAsync("CMID"))!.Question);
    }

    [RecordFact]
    public async Task One_that_several_fill_in_is_kept_for_longer()
    {
        await SaveAsync("UANA", "What counts?");
        await Bot.WriteAsync(session => DraftStore.SaveAsync(
            session, 1, Guid.CreateVersion7(), "CMID", new RaiseForm { ProgramId = 1, Question = "Later" }, DisputeFormJson.Default.RaiseForm, NodaTime.Duration.FromDays(83)));
        var now = NodaTime.Instant.FromDateTimeOffset(Bot.Get<TimeProvider>().GetUtcNow());

        foreach (var (days, left) in new[] { (8, 1), (89, 1), (91, 0) })
        {
            foreach (var sweep in Bot.Services.GetServices<ISweep>())
            {
                await sweep.SweepAsync(now + NodaTime.Duration.FromDays(days));
            }

            Assert.Equal(left, await Bot.ReadAsync(db => db.Drafts.CountAsync()));
        }
    }

    Task SaveAsync(string user, string question) =>
        Drafts.SaveAsync(1, Draft, user, new RaiseForm { ProgramId = 1, Question = question }, DisputeFormJson.Default.RaiseForm);

    Task<RaiseForm?> FindAsync(string user) => Drafts.FindAsync(1, Draft, user, DisputeFormJson.Default.RaiseForm);

    static ValueTask<RaiseForm?> TakeAsync(Session session, string user) =>
        DraftStore.TakeAsync(session, 1, Draft, user, DisputeFormJson.Default.RaiseForm);

    public sealed class OnSqlite() : DraftTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : DraftTests(new PostgreSqlRecord());
}
