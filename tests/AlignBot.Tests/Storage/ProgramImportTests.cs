using System.Text.Json;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.History;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.People;
using AlignBot.Programs;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>A program file in force: all of it, and no change where it says what already holds.</summary>
public abstract class ProgramImportTests : RecordTests
{
    private protected ProgramImportTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task The_file_becomes_the_program_with_its_people_roles_calendar_and_path()
    {
        var key = await ProgramAsync();

        var program = await ProgramOfAsync(Bot, key);

        Assert.Equal(("GTM Enterprise", "CGTM"), (program.Name, program.ChannelId));
        Assert.Equal(9, program.Roster.Members.Length);
        Assert.Equal(GtmProgram.Ben, program.Roster.Holding(Role.SalesLeader)!.Deputy);
        Assert.Equal(MemberKind.Guest, program.Roster.Find(GtmProgram.Gus)!.Kind);
        Assert.Equal("Europe/London", program.Calendar.ZoneId);
        Assert.Equal(Json(GtmProgram.File.Path), Json(program.Path));
        Assert.Equal(Json(GtmProgram.File.Calendar), Json(program.Calendar));
    }

    [RecordFact]
    public async Task Applied_again_unchanged_it_changes_nothing()
    {
        var key = await ProgramAsync();
        var before = await HeadAsync(key);

        Assert.Equal(key, await ProgramAsync());

        Assert.Equal(before, await HeadAsync(key));
    }

    [RecordFact]
    public async Task A_change_is_a_new_roster_version_and_a_line_of_history()
    {
        var key = await ProgramAsync();
        var before = await HeadAsync(key);

        await ApplyAsync(GtmProgram.File with { Name = "GTM Mid-market" });

        var after = await HeadAsync(key);
        Assert.Equal((before.RosterVersion + 1, before.HistoryCount + 1), (after.RosterVersion, after.HistoryCount));
        Assert.Equal(
            ["program.created", "program.changed"],
            await Bot.ReadAsync(db => db.History.OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync()));
    }

    [RecordFact]
    public async Task A_preview_says_what_applying_does_and_does_nothing()
    {
        var key = await ProgramAsync();
        var before = await HeadAsync(key);
        var file = GtmProgram.WithSeries with { Name = "GTM Mid-market" };

        var told = await Bot.Get<ProgramImport>().PreviewAsync(key, file, GtmProgram.Riley);

        Assert.Equal(before, await HeadAsync(key));
        Assert.Equal(0, await Bot.ReadAsync(db => db.Series.CountAsync()));
        Assert.Contains(new FilePartChange("Name", "The program is called GTM Mid-market instead of GTM Enterprise"), told);
        Assert.Equal(3, told.Count(change => change.Part == "Meetings"));
        Assert.Equal(told, await Bot.WriteAsync(session => Bot.Get<ProgramImport>().ApplyAsync(session, key, file, GtmProgram.Riley)));
        Assert.Equal("URILEY", await Bot.ReadAsync(db => db.History.Where(row => row.Kind == "program.changed").Select(row => row.Actor).SingleAsync()));
        Assert.Empty(await Bot.Get<ProgramImport>().PreviewAsync(key, file, GtmProgram.Riley));
    }

    [RecordFact]
    public async Task A_role_that_changes_hands_is_seen_by_another_bot_at_its_next_unit()
    {
        var key = await ProgramAsync();
        var other = Record.StartBot();
        await SalesLeaderAsync(other, key);

        await ApplyAsync(GtmProgram.File.With(
            ProgramRules.RolesPart,
            [.. GtmProgram.File.Roles.Select(held => held.Role == Role.SalesLeader ? held with { Holder = GtmProgram.Ben, Deputy = GtmProgram.Dana } : held)]));

        Assert.Equal(GtmProgram.Ben, await SalesLeaderAsync(other, key));
    }

    [RecordFact]
    public async Task A_deputys_dates_and_a_members_function_come_back_as_declared()
    {
        await ApplyAsync(GtmProgram.File.With(
            ProgramRules.RolesPart,
            [.. GtmProgram.File.Roles.Select(held => held.Role == Role.SalesLeader
                ? held with { DeputyFrom = new LocalDate(2026, 12, 1), DeputyTo = new LocalDate(2026, 12, 31) }
                : held)]));

        var program = await ProgramOfAsync(Bot, await ProgramKeyAsync());
        var holding = program.Roster.Holding(Role.SalesLeader)!;
        Assert.Equal((new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 31)), (holding.DeputyFrom!.Value, holding.DeputyTo!.Value));
        Assert.Equal(Function.RevOps, program.Roster.Find(GtmProgram.Riley)!.Function);
    }

    [RecordFact]
    public async Task A_changed_path_is_the_next_version_and_an_unchanged_calendar_keeps_its_own()
    {
        var key = await ProgramAsync();
        var changed = GtmProgram.File.With(ProgramRules.PathPart, GtmProgram.File.Path with { DefaultOutcome = "Finance decides." });

        await ApplyAsync(changed);
        await ApplyAsync(changed);

        var program = await ProgramOfAsync(Bot, key);
        Assert.Equal((2, 1), (program.Path.Version, program.Calendar.Version));
        Assert.Equal("Finance decides.", program.Path.DefaultOutcome);
    }

    [RecordFact]
    public async Task A_changed_calendar_is_the_next_version()
    {
        var key = await ProgramAsync();
        var calendar = GtmProgram.File.Calendar;

        await ApplyAsync(GtmProgram.File.With(
            ProgramInfo.CalendarPart, calendar with { Holidays = calendar.Holidays.Add(new Holiday(new LocalDate(2027, 5, 3), "May Day")) }));

        var program = await ProgramOfAsync(Bot, key);
        Assert.Equal((1, 2), (program.Path.Version, program.Calendar.Version));
    }

    [RecordFact]
    public async Task A_file_with_an_old_id_of_its_channel_is_the_same_programs()
    {
        var key = await ProgramAsync();
        await MoveAsync(key, "CGTM", "CONCE");
        await MoveAsync(key, "CONCE", "CNEW");
        var before = await HeadAsync(key);

        Assert.Equal([key, key, key], [await ProgramAsync(), await ProgramAsync("CONCE"), await ProgramAsync("CNEW")]);

        Assert.Equal(before, await HeadAsync(key));
        Assert.Equal("CNEW", Assert.Single(await Bot.ReadAsync(db => db.Programs.Select(row => row.ChannelId).ToListAsync())));
    }

    [RecordFact]
    public async Task A_category_keeps_its_channel_when_a_file_with_its_old_id_changes_something_else()
    {
        var path = GtmProgram.File.Path;
        var file = GtmProgram.File.With(ProgramRules.PathPart, path with { Categories = [path.Categories[0] with { Channel = "CLEGAL" }, .. path.Categories.Skip(1)] });
        var key = await ApplyAsync(file);
        await MoveAsync(key, "CLEGAL", "CLAW");

        await ApplyAsync(file.With(ProgramRules.PathPart, file.Path with { DefaultOutcome = "Finance decides." }));

        var standing = (await ProgramOfAsync(Bot, key)).Path;
        Assert.Equal(("CLAW", "Finance decides."), (standing.Categories[0].Channel, standing.DefaultOutcome));
    }

    Task MoveAsync(ProgramKey key, string from, string to) =>
        Bot.WriteAsync(session => Bot.Get<ChannelDesk>().MoveAsync(session, key.InstallationId, from, to));

    [RecordFact]
    public async Task Two_bots_that_start_at_once_with_the_same_file_make_one_program()
    {
        Bot[] bots = [Bot, Record.StartBot(), Record.StartBot()];

        var keys = await Task.WhenAll(bots.Select(bot => bot.Get<ProgramImport>().ApplyAsync(GtmProgram.File)));

        Assert.Single(keys.Distinct());
        Assert.Equal((1, 9), (await Bot.ReadAsync(db => db.Programs.CountAsync()), await Bot.ReadAsync(db => db.Members.CountAsync())));
        Assert.Equal(1, (await HeadAsync(keys[0])).HistoryCount);
    }

    [RecordFact]
    public async Task Written_out_and_read_again_it_is_the_same_program_with_its_meetings()
    {
        var key = await ApplyAsync(GtmProgram.WithSeries);
        var (program, before) = (await ProgramOfAsync(Bot, key), await HeadAsync(key));

        var text = await Bot.ReadAsync(async db => Bot.Get<ProgramFileFormat>().Write("T0ACME", await Bot.Get<ProgramFileFormat>().LookAsync(db, program)));
        var read = ProgramFileReader.Parse("exported", text);

        Assert.Equal(Said(GtmProgram.WithSeries), Said(read));
        await ApplyAsync(read);
        Assert.Equal(before, await HeadAsync(key));

        static string Said(ProgramFile file) => file
            .With(ProgramRules.MembersPart, [.. file.Members.OrderBy(member => member.User.Value, StringComparer.Ordinal)])
            .With(ProgramRules.RolesPart, [.. file.Roles.OrderBy(held => held.Role)])
            .With(SeriesSection.Part, [.. file.Series.OrderBy(series => series.Name, StringComparer.Ordinal)])
            .ToJson();
    }

    Task<ProgramKey> ApplyAsync(ProgramFile file) => Bot.Get<ProgramImport>().ApplyAsync(file);

    async Task<ProgramKey> ProgramKeyAsync()
    {
        var row = await Bot.ReadAsync(db => db.Programs.SingleAsync());
        return new ProgramKey(row.InstallationId, row.Id);
    }

    Task<(int RosterVersion, long HistoryCount)> HeadAsync(ProgramKey key) => Bot.ReadAsync(async db =>
    {
        var row = await db.Programs.SingleAsync(row => row.Id == key.ProgramId);
        return (row.RosterVersion, row.HistoryCount);
    });

    static async Task<Domain.UserId?> SalesLeaderAsync(Bot bot, ProgramKey key) => (await ProgramOfAsync(bot, key)).Roster.Holder(Role.SalesLeader);

    static Task<ProgramInfo> ProgramOfAsync(Bot bot, ProgramKey key) =>
        bot.WriteAsync(session => bot.Get<ProgramDirectory>().CurrentAsync(session, key));

    static string Json(EscalationPath path) => JsonSerializer.Serialize(path, ProgramRulesJson.Default.EscalationPath);

    static string Json(WorkingCalendar calendar) => JsonSerializer.Serialize(calendar, ProgramJson.Default.WorkingCalendar);

    public sealed class OnSqlite() : ProgramImportTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : ProgramImportTests(new PostgreSqlRecord());
}
