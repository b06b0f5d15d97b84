using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Records;
using AlignBot.Engine.Storage;
using AlignBot.Records.Reading;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using AlignBot.Sources.Csv;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>A reading of records counts when it is whole and was taken, and not a row of it before.</summary>
public abstract class RecordStorageTests : RecordTests
{
    const string Opportunities = "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n";

    static readonly Interval Always = new(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0));

    private protected RecordStorageTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task What_moved_between_two_complete_readings_is_kept_with_when_it_was_seen()
    {
        var program = await ProgramAsync();
        await TakeAsync(program, SourceKinds.Opportunities, Opportunities
            + "O-1,A-1,Proposal,false,false,1000.00,EUR,2026-07-06T09:00:00Z,2026-11-30,Acme\nO-2,A-2,Proposal,false,false,50,,2026-07-07T09:00:00Z,,Bolt\n");
        Assert.Empty(await MovesAsync(program));

        Bot.TurnTo(Bot.Monday + Duration.FromDays(7));
        await TakeAsync(program, SourceKinds.Opportunities, Opportunities
            + "O-1,A-1,Proposal,false,false,1000,EUR,2026-07-06T09:00:00Z,2026-12-30,Acme\nO-2,A-2,Won,true,true,60,USD,2026-07-07T09:00:00Z,2026-11-25,Bolt\n");

        var moves = await MovesAsync(program);
        Assert.Equal(
            [
                ("O-1", OpportunityField.CloseDate, "2026-11-30", "2026-12-30", 30),
                ("O-2", OpportunityField.Stage, "Proposal", "Won", null), ("O-2", OpportunityField.Standing, "open", "won", null), ("O-2", OpportunityField.Amount, "50", "60", null),
                ("O-2", OpportunityField.Currency, null, "USD", null), ("O-2", OpportunityField.CloseDate, null, "2026-11-25", (int?)null),
            ],
            moves.Select(move => (move.Opportunity, move.Move.Field, move.Move.Before, move.Move.After, move.Move.DaysPushed)));
        Assert.All(moves, move => Assert.Equal(Bot.Monday + Duration.FromDays(7), move.SeenAt));
        Assert.Equal(("Acme", "A-1"), (moves[0].Name, moves[0].AccountKey));
    }

    [RecordFact]
    public async Task An_opportunity_that_is_not_there_any_more_is_marked_and_comes_back()
    {
        var program = await ProgramAsync();
        var both = Opportunities + "O-1,A-1,,false,false,1,EUR,2026-07-06T09:00:00Z,,\nO-2,A-1,,false,false,2,EUR,2026-07-06T09:00:00Z,,\n";
        await TakeAsync(program, SourceKinds.Opportunities, both);
        Bot.TurnTo(Bot.Monday + Duration.FromDays(1));
        var less = await TakeAsync(program, SourceKinds.Opportunities, both[..both.IndexOf("O-2", StringComparison.Ordinal)]);
        Assert.Equal((0, 0, 1), (less.New, less.Changed, less.Gone));
        Assert.Equal([("O-1", null), ("O-2", Bot.Monday + Duration.FromDays(1))], await OpportunitiesAsync(program));

        // Gone is said once, and is no news in the next reading.
        Assert.Equal(0, (await TakeAsync(program, SourceKinds.Opportunities, both[..both.IndexOf("O-2", StringComparison.Ordinal)])).Gone);

        var again = await TakeAsync(program, SourceKinds.Opportunities, both);
        Assert.Equal((0, 1, 0), (again.New, again.Changed, again.Gone));
        Assert.Equal([("O-1", null), ("O-2", (Instant?)null)], await OpportunitiesAsync(program));
    }

    [RecordFact]
    public async Task Nothing_of_a_reading_that_ends_in_between_is_ever_read()
    {
        var program = await ProgramAsync();
        await TakeAsync(program, SourceKinds.Signals, Signals(3));

        var of = await Bot.Get<RecordDesk>().BeginAsync(program, AccountList.FromFiles, SourceKinds.Signals, Bot.Monday, CancellationToken.None);
        await Assert.ThrowsAsync<SourceException>(() => Bot.Get<RecordIntake>().WriteAsync(new SignalShelf(), of, BrokenAsync(), CancellationToken.None));

        Assert.Equal(3, await Bot.ReadAsync(db => CountAsync(db, program)));
        Assert.Equal(1003, await Bot.ReadAsync(db => db.Set<SignalRow>().CountAsync()));
        Assert.Equal(0, await SweptAsync(Duration.FromDays(7)));
        Assert.Equal(1000, await SweptAsync(Duration.FromDays(9)));
        Assert.Equal(3, await Bot.ReadAsync(db => CountAsync(db, program)));

        static async IAsyncEnumerable<SignalRow> BrokenAsync()
        {
            for (var at = 0; at < 1000; at++)
            {
                await Task.Yield();
                yield return new SignalRow { Key = $"new-{at}", Kind = "intent", At = Bot.Monday };
            }

            throw new SourceException(SourceFaultKind.Incomplete, "The line went dead.");
        }
    }

    [RecordFact]
    public async Task Between_the_taking_and_the_moving_down_each_record_is_read_once_and_as_it_is_now()
    {
        var program = await ProgramAsync();
        await TakeAsync(program, SourceKinds.Signals, Signals(250));
        var of = await Bot.Get<RecordDesk>().BeginAsync(program, AccountList.FromFiles, SourceKinds.Signals, Bot.Monday, CancellationToken.None);
        var intake = await new SignalShelf().WriteAsync(Bot.Get<RecordIntake>(), of, await FileAsync(SourceKinds.Signals, Signals(260).Replace(",7,", ",8,", StringComparison.Ordinal)), CancellationToken.None);
        Assert.Equal((10, 250), (intake.New, intake.Changed));
        Assert.True(await Bot.WriteAsync(session => Bot.Get<RecordDesk>().TryTakeAsync(session, program, AccountList.FromFiles, SourceKinds.Signals, Bot.Monday, Bot.Monday, intake)));

        // A process may end at any of these moments.
        for (var moved = 0; moved < 2; moved++)
        {
            var strengths = await StrengthsAsync();
            Assert.Equal((260, 260), (strengths.Count, strengths.Count(one => one == 8)));
            Assert.True(await Bot.WriteAsync(async session => await new SignalShelf().SettleChunkAsync(
                session, (await RecordTables.ReadingAsync(session.Db, program, AccountList.FromFiles, SourceKinds.Signals))!)));
        }

        await Bot.Get<RecordDesk>().SettleAsync(program, AccountList.FromFiles, SourceKinds.Signals, CancellationToken.None);
        Assert.Equal(260, await Bot.ReadAsync(db => db.Set<SignalRow>().CountAsync()));
        Assert.Null((await Bot.ReadAsync(db => RecordTables.ReadingAsync(db, program, AccountList.FromFiles, SourceKinds.Signals)))!.Delta);

        Task<List<decimal?>> StrengthsAsync() => Bot.ReadAsync(
            async db => await Bot.Get<IRecordsOfAccounts>().SignalsAsync(db, program, Always).Select(signal => signal.Strength).ToListAsync());
    }

    [RecordFact]
    public async Task Of_two_readings_that_began_together_one_is_taken()
    {
        var program = await ProgramAsync();
        await TakeAsync(program, SourceKinds.Signals, Signals(2));
        var of = await Bot.Get<RecordDesk>().BeginAsync(program, AccountList.FromFiles, SourceKinds.Signals, Bot.Monday, CancellationToken.None);
        var (one, other) = (await WriteAsync(Signals(3)), await WriteAsync(Signals(4)));

        Assert.True(await TryAsync(one));
        Assert.False(await TryAsync(other));
        Assert.Equal(3, await Bot.ReadAsync(db => CountAsync(db, program)));

        async Task<Intake> WriteAsync(string content) => await new SignalShelf().WriteAsync(Bot.Get<RecordIntake>(), of, await FileAsync(SourceKinds.Signals, content), CancellationToken.None);

        Task<bool> TryAsync(Intake intake) =>
            Bot.WriteAsync(session => Bot.Get<RecordDesk>().TryTakeAsync(session, program, AccountList.FromFiles, SourceKinds.Signals, Bot.Monday, Bot.Monday, intake));
    }

    [RecordFact]
    public async Task What_took_place_stays_and_what_is_older_than_it_is_kept_is_not_taken()
    {
        var program = await ProgramAsync();
        await TakeAsync(program, SourceKinds.Activities, Activity("t1", "2026-09-08T10:00:00Z") + "t2,A-1,sales,Call,2026-09-09,Noor@Seller.example,true\n");
        var second = await TakeAsync(program, SourceKinds.Activities, Activity("t3", "2026-11-20T10:00:00+02:00") + "t4,A-9,buyer,visit,2020-01-01,,true\n");

        Assert.Equal((2, 1, 0, 1), (second.Read, second.New, second.Gone, second.Old));
        var all = await Bot.ReadAsync(async db => await Bot.Get<IRecordsOfAccounts>().ActivitiesAsync(db, program, Always).OrderBy(one => one.Key).ToListAsync());
        Assert.Equal(["t1", "t2", "t3"], all.Select(one => one.Key));
        Assert.Equal((null, new LocalDate(2026, 9, 9), "call", "noor@seller.example"), (all[1].At, all[1].On!.Value, all[1].Kind, all[1].PersonEmail));
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 8, 0), all[2].At);
        var within = new Interval(Instant.FromUtc(2026, 9, 10, 0, 0), Instant.FromUtc(2026, 9, 11, 0, 0));
        Assert.Equal(["t2"], await Bot.ReadAsync(async db => await Bot.Get<IRecordsOfAccounts>().ActivitiesAsync(db, program, within).Select(one => one.Key).ToListAsync()));
    }

    [RecordFact]
    public async Task A_reading_with_far_fewer_is_doubted()
    {
        var program = await ProgramAsync();
        var ten = Opportunities + string.Concat(Enumerable.Range(1, 10).Select(at => $"O-{at},A-1,,false,false,1,EUR,2026-07-06T09:00:00Z,,\n"));
        Assert.Null((await TakeAsync(program, SourceKinds.Opportunities, ten)).Why);

        Assert.Equal(GuardReason.Empty, (await WriteAsync(Opportunities)).Why);
        Assert.Equal(GuardReason.Shorter, (await WriteAsync(Lines(5))).Why);
        Assert.Null((await WriteAsync(Lines(6))).Why);

        string Lines(int count) => string.Concat(ten.Split('\n').Take(count + 1).Select(line => line + "\n"));

        async Task<Intake> WriteAsync(string content)
        {
            var of = await Bot.Get<RecordDesk>().BeginAsync(program, AccountList.FromFiles, SourceKinds.Opportunities, Bot.Monday, CancellationToken.None);
            return await new OpportunityShelf().WriteAsync(Bot.Get<RecordIntake>(), of, await FileAsync(SourceKinds.Opportunities, content), CancellationToken.None);
        }
    }

    [RecordFact]
    public async Task Another_program_has_its_own()
    {
        var (one, other) = (await ProgramAsync(), await ProgramAsync("COTHER"));
        await TakeAsync(one, SourceKinds.Signals, Signals(3));
        await TakeAsync(other, SourceKinds.Signals, Signals(5));

        Assert.Equal((3, 5), (await Bot.ReadAsync(db => CountAsync(db, one)), await Bot.ReadAsync(db => CountAsync(db, other))));
    }

    static string Activity(string key, string at) => $"activity_id,account_id,side,kind,occurred_at,person_email,completed\n{key},A-1,marketing,webinar,{at},,true\n";

    static string Signals(int count) => "signal_id,account_id,kind,strength,detected_at\n"
        + string.Concat(Enumerable.Range(1, count).Select(at => $"s{at},A-{at},intent,7,2026-09-08T10:00:00Z\n"));

    static Task<int> CountAsync(AlignBotContext db, ProgramKey program) => Task.Run(async () =>
        await new SignalShelf().CountAsync(db, await RecordTables.ReadingAsync(db, program, AccountList.FromFiles, SourceKinds.Signals), CancellationToken.None));

    async Task<int> SweptAsync(Duration later)
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        return await new AlignBot.Records.Overview.RecordSweep(Bot.Get<RecordDesk>(), Bot.Database).SweepAsync(now + later);
    }

    Task<List<KeptMove>> MovesAsync(ProgramKey program) => Bot.ReadAsync(async db => await Bot.Get<IRecordsOfAccounts>().MovesAsync(db, program, Always).ToListAsync());

    Task<List<(string, Instant?)>> OpportunitiesAsync(ProgramKey program) => Bot.ReadAsync(async db =>
        await Bot.Get<IRecordsOfAccounts>().OpportunitiesAsync(db, program, Always).OrderBy(one => one.Key).Select(one => (one.Key, one.GoneAt)).ToListAsync());

    async Task<Intake> TakeAsync(ProgramKey program, SourceKinds kind, string content)
    {
        var now = Bot.Get<IClock>().GetCurrentInstant();
        var of = await Bot.Get<RecordDesk>().BeginAsync(program, AccountList.FromFiles, kind, now, CancellationToken.None);
        var intake = await RecordShelves.Of(kind).WriteAsync(Bot.Get<RecordIntake>(), of, await FileAsync(kind, content), CancellationToken.None);
        Assert.True(await Bot.WriteAsync(session => Bot.Get<RecordDesk>().TryTakeAsync(session, program, AccountList.FromFiles, kind, now, now, intake, new UserId("URILEY"))));
        await Bot.Get<RecordDesk>().SettleAsync(program, AccountList.FromFiles, kind, CancellationToken.None);
        return intake;
    }

    static async Task<RecordsFrom> FileAsync(SourceKinds kind, string content)
    {
        var file = CsvFile.Of("records.csv", System.Text.Encoding.UTF8.GetBytes(content));
        var look = await CsvLook.TakeAsync(file, kind, CsvChoices.None, CsvBounds.Default, progress: null, CancellationToken.None);
        Assert.Empty(look.Troubles);
        var reading = await CsvReading.TakeAsync(file, look, CsvChoices.None, CsvBounds.Default, progress: null, CancellationToken.None);
        Assert.Empty(reading.Errors);
        return new RecordsFrom.File(reading);
    }

    public sealed class OnSqlite() : RecordStorageTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : RecordStorageTests(new PostgreSqlRecord());
}
