using AlignBot.Artifacts;
using AlignBot.Artifacts.Signing;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>An artifact is kept with every version, by a name that nothing else goes by, and its history tells the same.</summary>
public abstract class ArtifactStorageTests : RecordTests
{
    private protected ArtifactStorageTests(TestRecord record)
        : base(record)
    {
    }

    ArtifactDesk Desk => Bot.Get<ArtifactDesk>();

    [RecordFact]
    public async Task Every_version_is_kept_with_who_signed_it_and_verify_agrees()
    {
        var program = await ProgramAsync();
        var id = await BegunAsync(program, "MQL");
        await ApplyAsync(program, id, new ArtifactCommand.Write(GtmProgram.Ana, "A lead that answered twice.", 0));
        Assert.Equal<UserId>([GtmProgram.Dana, GtmProgram.Priya], (await FindAsync(program, id)).SignersAsked);
        Assert.Equal(2, await Bot.ReadAsync(db => db.Waiting.CountAsync(row => row.SubjectId == id)));
        foreach (var leader in (UserId[])[GtmProgram.Dana, GtmProgram.Priya])
        {
            await ApplyAsync(program, id, new ArtifactCommand.Sign(leader, (await FindAsync(program, id)).Latest!.Hash));
        }

        await ApplyAsync(program, id, new ArtifactCommand.Write(GtmProgram.Ana, "A lead that answered three times.", 1));

        var versions = (await Bot.ReadAsync(db => ArtifactTables.RevisionsOf(db, program).OrderBy(row => row.Number).ToListAsync())).ConvertAll(ArtifactVersions.Read);
        Assert.Equal([(1, 2), (2, 0)], versions.Select(version => (version.Number, version.SignOffs.Length)));
        Assert.Equal((2, 1), ((await FindAsync(program, id)).Latest!.Number, (await FindAsync(program, id)).InForce!.Number));
        Assert.Equal(["artifact.begun", "artifact.written", "artifact.signed", "artifact.signed", "artifact.in-force", "artifact.written"], await Bot.ReadAsync(
            db => db.History.Where(row => row.Kind.StartsWith("artifact.")).OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync()));
        Assert.Null((await Bot.ReadAsync(db => HistoryVerification.RunAsync(db, program))).Why);
    }

    [RecordFact]
    public async Task A_name_is_free_again_once_it_is_out_of_use()
    {
        var program = await ProgramAsync();
        var first = await BegunAsync(program, "MQL");
        await ApplyAsync(program, first, new ArtifactCommand.Write(GtmProgram.Ana, "A lead that answered twice.", 0) { Aka = ["marketing-qualified lead"] });
        foreach (var taken in (string[])["mql", "M.Q.L.", "Marketing qualified leads"])
        {
            Assert.Equal(1, Assert.IsType<ArtifactRefusal.NameTaken>(Assert.IsType<Outcome<Artifact>.Refused>(await BeginAsync(program, taken)).Why).Number);
        }

        await ApplyAsync(program, first, new ArtifactCommand.Retire(GtmProgram.Ana, "MQA says it."));

        Assert.Equal(2, Assert.IsType<Outcome<Artifact>.Changed>(await BeginAsync(program, "mql")).State.Number);
        Assert.Empty(await Bot.ReadAsync(db => SignatureAsks.OfAsync(db, program, GtmProgram.Dana)));
    }

    [RecordFact]
    public async Task Another_program_has_its_own()
    {
        var (one, other) = (await ProgramAsync(), await ProgramAsync("COTHER"));
        var id = await BegunAsync(one, "MQL");

        Assert.IsType<Outcome<Artifact>.Changed>(await BeginAsync(other, "MQL"));
        Assert.Null(await Bot.WriteAsync(session => Desk.ApplyAsync(session, other, id, new ArtifactCommand.Write(GtmProgram.Ana, "Something.", 0))));
        Assert.Equal((1, 1), (await Bot.ReadAsync(db => ArtifactTables.Of(db, one).CountAsync()), await Bot.ReadAsync(db => ArtifactTables.Of(db, other).CountAsync())));
    }

    [RecordFact]
    public async Task A_clause_that_was_not_kept_is_a_finding_of_its_time_for_the_leader_of_the_owing_side()
    {
        var program = await ProgramAsync();
        var id = (await Bot.WriteAsync(session => Desk.BeginAsync(session, program, ArtifactKind.ServiceLevelAgreement, "", GtmProgram.Dana))).Taken().Id.Value;
        await ApplyAsync(program, id, new ArtifactCommand.Write(GtmProgram.Dana, "", 0)
        {
            Clauses =
            [
                new Clause { Side = Function.Marketing, Kind = ClauseKind.Reported, Promise = "hand over each MQL", Within = Window.Of("4wh") },
                .. new[] { ClauseKind.CaseInDispute, ClauseKind.DecisionConfirmed, ClauseKind.ActionByItsDay, ClauseKind.LeaderAtMeeting }
                    .Select(kind => new Clause { Side = Function.Sales, Kind = kind, Within = kind.HasWindow() ? Window.Of("2wd") : null }),
            ],
        });
        foreach (var leader in (UserId[])[GtmProgram.Dana, GtmProgram.Priya])
        {
            await ApplyAsync(program, id, new ArtifactCommand.Sign(leader, (await FindAsync(program, id)).Latest!.Hash));
        }

        var now = Bot.Get<NodaTime.IClock>().GetCurrentInstant();
        await ApplyAsync(program, id, new ArtifactCommand.ReportLate(GtmProgram.Ana, 1, now.InUtc().Date, "Acme came on Friday."));

        var finding = Assert.Single(await FindingsAsync(now - NodaTime.Duration.FromDays(1), now));
        Assert.Equal(
            ("sla/clause/1", ArtifactKind.ServiceLevelAgreement, GtmProgram.Priya, "Clause 1 of the SLA was reported late 1 time: Marketing: hand over each MQL, within 4 working hours."),
            (finding.Key, finding.About, finding.Owner!.Value, finding.Text));
        Assert.Empty(await FindingsAsync(now + NodaTime.Duration.FromDays(1), now + NodaTime.Duration.FromDays(2)));

        async Task<IReadOnlyList<Domain.Audits.Finding>> FindingsAsync(NodaTime.Instant since, NodaTime.Instant until)
        {
            var info = await Bot.Get<AlignBot.Engine.Programs.ProgramDirectory>().LatestAsync(program);
            var found = new List<Domain.Audits.Finding>();
            foreach (var source in Bot.Get<IEnumerable<IFindings>>())
            {
                found.AddRange(await Bot.ReadAsync(db => source.FindAsync(new FindingsOf(db, info, since, until))));
            }

            return [.. found.Where(one => one.Key.StartsWith("sla/", StringComparison.Ordinal))];
        }
    }

    async Task<Outcome<Artifact>> BeginAsync(ProgramKey program, string name) =>
        await Bot.WriteAsync(session => Desk.BeginAsync(session, program, ArtifactKind.Definition, name, GtmProgram.Ana));

    async Task<Guid> BegunAsync(ProgramKey program, string name) => Assert.IsType<Outcome<Artifact>.Changed>(await BeginAsync(program, name)).State.Id.Value;

    async Task ApplyAsync(ProgramKey program, Guid id, ArtifactCommand command) =>
        Assert.IsType<Outcome<Artifact>.Changed>(await Bot.WriteAsync(session => Desk.ApplyAsync(session, program, id, command)));

    async Task<Artifact> FindAsync(ProgramKey program, Guid id) => (await Bot.ReadAsync(db => ArtifactTables.FindAsync(db, program, id)))!;

    public sealed class OnSqlite() : ArtifactStorageTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : ArtifactStorageTests(new PostgreSqlRecord());
}
