using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.People;
using AlignBot.Policy;
using AlignBot.Programs;
using AlignBot.Slack.WebApi;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Days away, what the reconcile takes over from Slack, and what a program file leaves alone: alike on both databases.</summary>
public abstract class PeopleStorageTests : RecordTests
{
    static readonly Absence Christmas = new() { User = GtmProgram.Priya, From = new(2026, 12, 24), To = new(2026, 12, 31), Note = "Skiing" };

    ProgramKey program;

    private protected PeopleStorageTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
    }

    [RecordFact]
    public async Task Days_away_are_seen_by_another_bot_with_the_moments_at_which_they_begin_and_end()
    {
        var other = Record.StartBot();
        Assert.Empty((await RosterAsync(other)).Absences);

        Assert.Null(await EnterAsync(GtmProgram.Priya, Christmas));

        Assert.Equal(Christmas, Assert.Single((await RosterAsync(other)).Absences));

        // Priya is in Berlin: an hour ahead of London.
        Assert.Equal([Instant.FromUtc(2026, 12, 23, 23, 0), Instant.FromUtc(2026, 12, 31, 23, 0)], await MomentsAsync());
        Assert.Contains("program.away-entered", await HistoryAsync());
    }

    [RecordFact]
    public async Task Who_is_remembered_is_never_older_than_the_version_they_are_remembered_under()
    {
        for (var n = 1; n <= 200; n++)
        {
            var directory = new ProgramDirectory(Bot.Database);
            var looks = Enumerable.Range(0, 4).Select(_ => directory.LatestAsync(program)).ToList();
            await RenameAsync($"Ben {n}");
            await Task.WhenAll(looks);

            Assert.Equal($"Ben {n}", (await directory.LatestAsync(program)).Roster.Find(GtmProgram.Ben)!.DisplayName);
        }
    }

    [RecordFact]
    public async Task Taken_back_nothing_of_them_is_left_but_the_record()
    {
        await EnterAsync(GtmProgram.Priya, Christmas);
        var id = await Bot.ReadAsync(db => db.Absences.Select(row => row.Id).SingleAsync());

        Assert.Null(await Bot.WriteAsync(session => Bot.Get<PeopleDesk>().CancelAwayAsync(session, program, GtmProgram.Priya, id)));

        Assert.Empty((await RosterAsync(Bot)).Absences);
        Assert.Empty(await MomentsAsync());
        Assert.Equal(["program.away-entered", "program.away-cancelled"], (await HistoryAsync()).Where(kind => kind.StartsWith("program.away", StringComparison.Ordinal)));
    }

    [RecordFact]
    public async Task Days_that_were_refused_leave_everything_as_it_was()
    {
        await EnterAsync(GtmProgram.Priya, Christmas);
        var before = (await HistoryAsync()).Count;

        Assert.IsType<RosterRefusal.AwayAlready>(await EnterAsync(GtmProgram.Priya, Christmas with { From = new(2026, 12, 30), To = new(2027, 1, 2) }));
        Assert.IsType<RosterRefusal.NotPermitted>(await EnterAsync(GtmProgram.Ana, Christmas with { User = GtmProgram.Tom }));

        Assert.Equal(Christmas, Assert.Single((await RosterAsync(Bot)).Absences));
        Assert.Equal(before, (await HistoryAsync()).Count);
    }

    [RecordFact]
    public async Task Days_away_are_of_one_program_alone()
    {
        var second = await ProgramAsync(channel: "CMID");

        await EnterAsync(GtmProgram.Priya, Christmas);

        Assert.Empty((await Bot.WriteAsync(session => Bot.Get<ProgramDirectory>().CurrentAsync(session, second))).Roster.Absences);
    }

    [RecordFact]
    public async Task The_reconcile_takes_over_what_slack_says_and_a_second_one_changes_nothing()
    {
        var people = await InSlackAsync();
        people["UTOM"] = (new User { Id = "UTOM", TeamId = Team, RealName = "Thomas", Tz = "Europe/Paris", Deleted = true }, IsIn: false);
        people["UBEN"] = (new User { Id = "UBEN", TeamId = Team, RealName = "Ben", Tz = "Europe/London", IsRestricted = true }, IsIn: true);
        people["UNEW"] = (new User { Id = "UNEW", TeamId = Team, RealName = "Nora", Tz = "Europe/Rome" }, IsIn: true);
        people["UFAR"] = (new User { Id = "UFAR", TeamId = Team, RealName = "Far Away" }, IsIn: false);

        Assert.Equal(3, await ReconcileAsync(people));

        var roster = await RosterAsync(Record.StartBot());
        Assert.Equal((false, false, "Tom", "Europe/Paris"), Known(roster, "UTOM")); // the file gives the name
        Assert.Equal(MemberKind.Guest, roster.Find(GtmProgram.Ben)!.Kind);
        Assert.Equal((true, true, "Nora", "Europe/Rome"), Known(roster, "UNEW"));
        Assert.Null(roster.Find(new UserId("UFAR")));
        Assert.Equal(Function.Marketing, roster.Find(GtmProgram.Tom)!.Function);

        var before = await HistoryAsync();
        Assert.Equal(0, await ReconcileAsync(people));
        Assert.Equal(before, await HistoryAsync());
    }

    [RecordFact]
    public async Task The_reconcile_leaves_whoever_changed_while_slack_was_asked()
    {
        var people = await InSlackAsync();
        var seen = await RosterAsync(Bot);
        people["UNEW"] = (new User { Id = "UNEW", TeamId = Team, RealName = "Nora" }, IsIn: true);
        var installation = await Bot.Get<InstallationDirectory>().RowAsync(program.InstallationId);
        await Bot.WriteAsync(session => Bot.Get<RosterFeed>().ChannelAsync(session, program, "UTOM", isIn: false));

        Assert.Equal(1, await Bot.WriteAsync(session => Bot.Get<RosterFeed>().AllAsync(session, program, installation, people, seen)));

        var roster = await RosterAsync(Bot);
        Assert.False(roster.Find(GtmProgram.Tom)!.InChannel);
        Assert.NotNull(roster.Find(new UserId("UNEW")));
    }

    [RecordFact]
    public async Task The_reconcile_moves_the_moments_of_days_away_to_the_zone_that_slack_knows()
    {
        await EnterAsync(GtmProgram.Priya, Christmas);
        var people = await InSlackAsync();
        people["UPRIYA"] = (new User { Id = "UPRIYA", TeamId = Team, RealName = "Priya", Tz = "America/New_York" }, IsIn: true);

        await ReconcileAsync(people);

        Assert.Equal([Instant.FromUtc(2026, 12, 24, 5, 0), Instant.FromUtc(2027, 1, 1, 5, 0)], await MomentsAsync());
    }

    [RecordFact]
    public async Task A_file_applied_again_leaves_what_was_changed_in_slack()
    {
        await GiveAsync(new RoleHolding { Role = Role.SalesLeader, Holder = GtmProgram.Ben, Deputy = GtmProgram.Dana });
        await SaveDefaultAsync("Finance decides.");
        await ReconcileAsync(await InSlackAsync(tom: new User { Id = "UTOM", TeamId = Team, RealName = "Tom", Tz = "Europe/Paris" }));

        // Something else of the file is new: the name, and Lena's function.
        await ApplyAsync((GtmProgram.File with { Name = "GTM Europe" }).With(
            ProgramRules.MembersPart,
            [.. GtmProgram.File.Members.Select(member => member.User == GtmProgram.Lena ? member with { Function = Function.Sales } : member)]));

        var now = await CurrentAsync();
        Assert.Equal(("GTM Europe", "Finance decides.", 2), (now.Name, now.Path.DefaultOutcome, now.Path.Version));
        Assert.Equal(GtmProgram.Ben, now.Roster.Holder(Role.SalesLeader));
        Assert.Equal("Europe/Paris", now.Roster.Find(GtmProgram.Tom)!.TimeZone);
        Assert.Equal(Function.Sales, now.Roster.Find(GtmProgram.Lena)!.Function);
    }

    [RecordFact]
    public async Task What_the_file_says_anew_is_the_next_version_of_what_stands()
    {
        await GiveAsync(new RoleHolding { Role = Role.SalesLeader, Holder = GtmProgram.Ben, Deputy = GtmProgram.Dana });
        await SaveDefaultAsync("Finance decides.");

        await ApplyAsync(GtmProgram.File
            .With(ProgramRules.PathPart, GtmProgram.File.Path with { DefaultOutcome = "Morgan decides." })
            .With(ProgramRules.RolesPart, [.. GtmProgram.File.Roles.Select(held => held.Role == Role.SalesLeader ? held with { Deputy = null } : held)]));

        var now = await CurrentAsync();
        Assert.Equal(("Morgan decides.", 3), (now.Path.DefaultOutcome, now.Path.Version));
        Assert.Equal((GtmProgram.Dana, null), (now.Roster.Holding(Role.SalesLeader)!.Holder, now.Roster.Holding(Role.SalesLeader)!.Deputy));
    }

    async Task<Refusal?> EnterAsync(UserId actor, Absence absence) =>
        await Bot.WriteAsync(session => Bot.Get<PeopleDesk>().EnterAwayAsync(session, program, actor, absence));

    async Task<int> ReconcileAsync(Dictionary<string, (User User, bool IsIn)> people)
    {
        var installation = await Bot.Get<InstallationDirectory>().RowAsync(program.InstallationId);
        return await Bot.WriteAsync(session => Bot.Get<RosterFeed>().AllAsync(session, program, installation, people));
    }

    /// <summary>Everybody as the program knows them, as Slack would say it.</summary>
    async Task<Dictionary<string, (User User, bool IsIn)>> InSlackAsync(User? tom = null) => (await RosterAsync(Bot)).Members.ToDictionary(
        member => member.User.Value,
        member => (member.User == GtmProgram.Tom && tom is not null
            ? tom
            : new User { Id = member.User.Value, TeamId = Team, RealName = member.DisplayName, Tz = member.TimeZone, IsRestricted = member.Kind is MemberKind.Guest }, true));

    async Task GiveAsync(RoleHolding given) => Assert.Null(await Bot.WriteAsync(async session => await Bot.Get<PeopleDesk>().GiveRoleAsync(
        session, program, GtmProgram.Riley, given, (await Bot.Get<ProgramDirectory>().CurrentAsync(session, program)).Roster.Holding(given.Role))));

    async Task SaveDefaultAsync(string text) => Assert.IsType<PathAnswer.Saved>(await Bot.WriteAsync(async session =>
    {
        EscalationPath path = (await Bot.Get<ProgramDirectory>().CurrentAsync(session, program)).Path with { DefaultOutcome = text };
        return await Bot.Get<PathDesk>().SaveAsync(session, program, GtmProgram.Riley, new PathDraft(path.Version, path), note: null);
    }));

    static string Team => GtmProgram.File.Workspace;

    Task<ProgramKey> ApplyAsync(ProgramFile file) => Bot.Get<ProgramImport>().ApplyAsync(file);

    Task<ProgramInfo> CurrentAsync() => Bot.WriteAsync(session => Bot.Get<ProgramDirectory>().CurrentAsync(session, program));

    async Task<Roster> RosterAsync(Bot bot) => (await bot.WriteAsync(session => bot.Get<ProgramDirectory>().CurrentAsync(session, program))).Roster;

    static (bool IsActive, bool InChannel, string Name, string? Zone) Known(Roster roster, string user) =>
        roster.Find(new UserId(user)) is { } member ? (member.IsActive, member.InChannel, member.DisplayName, member.TimeZone) : default;

    Task<List<Instant>> MomentsAsync() => Bot.ReadAsync(db => db.Timers.Where(row => row.Name.StartsWith("day/")).OrderBy(row => row.DueAt).Select(row => row.DueAt).ToListAsync());

    Task<List<string>> HistoryAsync() => Bot.ReadAsync(db => db.History.Where(row => row.ProgramId == program.ProgramId).OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync());

    /// <summary>As the reconcile does when somebody goes by another name.</summary>
    Task RenameAsync(string name) => Bot.WriteAsync(async session =>
    {
        (await session.ProgramAsync(program)).RosterChanged();
        await session.Statement("UPDATE members SET display_name = @name WHERE user_id = 'UBEN'", "@name").Set(0, name).ExecuteAsync();
    });

    public sealed class OnSqlite() : PeopleStorageTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : PeopleStorageTests(new PostgreSqlRecord());
}
