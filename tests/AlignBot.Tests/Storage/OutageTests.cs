using AlignBot.Engine.Outages;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Signs of life, and the silence between them that counts as an outage.</summary>
public abstract class OutageTests : RecordTests
{
    private protected OutageTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task A_first_start_ever_is_no_outage()
    {
        await BeatAsync("a", 0);

        Assert.Empty(await SinceAsync(Harness.Bot.Monday));
    }

    [RecordFact]
    public async Task A_silence_of_the_grace_is_a_restart_and_a_longer_one_an_outage()
    {
        await BeatAsync("a", 0);

        Bot.TurnTo(Harness.Bot.Monday + OutageTable.Grace);
        Assert.Null(await NoteAsync());
        Bot.TurnTo(Harness.Bot.Monday + OutageTable.Grace + Duration.FromMilliseconds(1));

        Assert.Equal(new Outage(Harness.Bot.Monday, Harness.Bot.Monday + OutageTable.Grace + Duration.FromMilliseconds(1)), await NoteAsync());
    }

    [RecordFact]
    public async Task One_process_alive_is_enough()
    {
        await BeatAsync("a", 0);
        await BeatAsync("b", 59);
        Bot.TurnTo(Harness.Bot.Monday + Duration.FromMinutes(60));

        Assert.Null(await NoteAsync());
    }

    [RecordFact]
    public async Task Found_twice_it_is_one_outage_up_to_the_sign_of_life()
    {
        await BeatAsync("a", 0);

        Bot.TurnTo(Minutes(90));
        await NoteAsync();
        Bot.TurnTo(Minutes(91));
        await NoteAsync();
        await BeatAsync("b", 91);
        Bot.TurnTo(Minutes(91) + Duration.FromSeconds(30));
        await NoteAsync();

        Assert.Equal([new Outage(Harness.Bot.Monday, Minutes(91))], await SinceAsync(Harness.Bot.Monday));
    }

    [RecordFact]
    public async Task Only_those_that_ended_later_are_asked_for_oldest_first()
    {
        foreach (var (last, next) in new[] { (0, 10), (20, 30), (40, 50) })
        {
            await BeatAsync("a", last);
            Bot.TurnTo(Minutes(next));
            await NoteAsync();
        }

        await BeatAsync("a", 50);

        Assert.Equal([new Outage(Minutes(20), Minutes(30)), new Outage(Minutes(40), Minutes(50))], await SinceAsync(Minutes(10)));
    }

    [RecordFact]
    public async Task An_ordinary_beat_does_not_take_back_that_a_process_follows_a_turned_clock()
    {
        await BeatAsync("a", 120);
        await BeatAsync("a", 1);
        Bot.TurnTo(Minutes(120));

        Assert.Null(await NoteAsync());
        Assert.Equal(Minutes(120), (await Bot.ReadAsync(db => db.Heartbeats.SingleAsync())).AliveUntil);
    }

    static Instant Minutes(int minutes) => Harness.Bot.Monday + Duration.FromMinutes(minutes);

    Task BeatAsync(string process, int minute) => Bot.WriteAsync(session => session.BeatAsync(process, Minutes(minute), Duration.FromDays(1)));

    Task<Outage?> NoteAsync() => Bot.WriteAsync(session => session.NoteOutageAsync());

    Task<IReadOnlyList<Outage>> SinceAsync(Instant since) => Bot.WriteAsync(session => session.OutagesSinceAsync(since));

    public sealed class OnSqlite() : OutageTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : OutageTests(new PostgreSqlRecord());
}
