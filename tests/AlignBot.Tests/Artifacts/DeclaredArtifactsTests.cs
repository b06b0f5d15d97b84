using AlignBot.Artifacts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Programs;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Artifacts;

/// <summary>Artifacts of a program file in force: what is otherwise becomes a version to be signed, what is the same keeps its signatures.</summary>
public sealed class DeclaredArtifactsTests() : RecordTests(new SqliteRecord())
{
    const string Section =
        """
        artifacts:
          - kind: definition
            name: MQL
            aka: [marketing-qualified lead]
            owner: Priya
            review: 30
            due: 10wd
            text: A person who has asked to be contacted.
          - kind: sla
            owner: Tom
            text: Sales calls within 4 working hours.
          - kind: escalation path
            owner: Riley
          - kind: operating definition
            owner: Riley
            definitions: Priya
            text: Sales and marketing win the same 200 accounts.
          - kind: playbook
            name: First call
            draft: yes
            text: https://wiki.example.com/first-call

        """;

    static string Text(string section) => GtmProgram.Text[..GtmProgram.Text.IndexOf("series:", StringComparison.Ordinal)] + section;

    static ProgramFile File(string section) => ProgramFileReader.Parse("program.yaml", Text(section));

    [RecordFact]
    public async Task A_program_that_begins_with_them_has_them_with_owners_and_signatures_asked_for()
    {
        var key = await ApplyAsync(Section);

        var all = await AllAsync();
        Assert.Equal(["EscalationPath", "Definition MQL", "ServiceLevelAgreement", "Playbook First call", "OperatingDefinition"], all.Select(one => $"{one.Kind} {one.Name}".Trim()));
        var term = Named(all, "MQL");
        Assert.Equal((GtmProgram.Priya, 30, null), (term.Owner!.Value, term.ReviewEvery, term.Latest!.By));
        Assert.Equal(ArtifactWorkflow.DayAfter(ArtifactDesk.Context(await Bot.Get<ProgramDirectory>().LatestAsync(key), Bot.Monday), 10), term.DueOn);
        Assert.Equal([GtmProgram.Dana, GtmProgram.Priya], term.SignersAsked.OrderBy(user => user.Value));
        Assert.Contains("Level 2", all[0].Latest!.Text, StringComparison.Ordinal);
        Assert.False(Named(all, "First call").Latest!.IsProposed);
        Assert.StartsWith("Sales and marketing win the same 200 accounts. Sales and marketing work from one shared account list, which nobody answers for yet (missing: comes with sources). We use the shared definitions, which Priya answers for.", all[4].Latest!.Text, StringComparison.Ordinal);
        Assert.Null((await Bot.ReadAsync(db => db.History.Where(row => row.Kind == "artifact.written").Select(row => row.Actor).Distinct().ToListAsync())).Single());
        Assert.Equal(key, await ApplyAsync(Section));
    }

    [RecordFact]
    public async Task Exported_and_applied_back_it_changes_nothing_and_signatures_stay()
    {
        var key = await ApplyAsync(Section);
        await SignAsync(key, GtmProgram.Dana, "MQL");
        await SignAsync(key, GtmProgram.Priya, "MQL");
        await WriteAsync(key, "", ArtifactKind.ServiceLevelAgreement, "Sales calls within 2 working hours.\n\n  - always ``` \"so\"\tand so: # on", GtmProgram.Priya);
        var before = await AllAsync();

        var exported = await ExportAsync(key);
        var again = ProgramFileReader.Parse("program.yaml", exported);

        Assert.Empty(await Bot.Get<ProgramImport>().PreviewAsync(key, again, GtmProgram.Riley));
        await Bot.WriteAsync(session => Bot.Get<ProgramImport>().ApplyAsync(session, key, again, GtmProgram.Riley));
        Assert.Equal(before.Select(Said), (await AllAsync()).Select(Said));
        Assert.Equal(exported, await ExportAsync(key));
    }

    [RecordFact]
    public async Task Exported_for_another_channel_it_makes_the_same_documents_there()
    {
        var key = await ApplyAsync(Section);
        var exported = (await ExportAsync(key)).Replace("channel: CGTM", "channel: CMID", StringComparison.Ordinal);

        var other = await Bot.Get<ProgramImport>().ApplyAsync(ProgramFileReader.Parse("program.yaml", exported));

        Assert.Equal((await AllAsync(key)).Select(Text).Order(StringComparer.Ordinal), (await AllAsync(other)).Select(Text).Order(StringComparer.Ordinal));

        static string Text(Artifact one) => $"{one.Kind} {one.Name} {string.Join('/', one.Aka)} {one.Owner} {one.ReviewEvery} {one.DueOn} {one.Latest!.IsProposed} {one.Latest.Hash}";
    }

    [RecordFact]
    public async Task What_is_otherwise_is_told_in_words_and_becomes_a_version_by_whoever_applies_it()
    {
        var key = await ApplyAsync(Section);
        await SignAsync(key, GtmProgram.Dana, "MQL");
        await SignAsync(key, GtmProgram.Priya, "MQL");
        var changed = File(Section
            .Replace("asked to be contacted", "asked twice to be contacted", StringComparison.Ordinal)
            .Replace("review: 30", "review: 45", StringComparison.Ordinal)
            .Replace("owner: Tom", "owner: Lena", StringComparison.Ordinal)
            .Replace("    draft: yes\n", "", StringComparison.Ordinal)
            .Replace("  - kind: escalation path\n    owner: Riley\n", "  - kind: definition\n    name: MQA\n    owner: Dana\n    text: An account with 10 points.\n", StringComparison.Ordinal));

        var told = await Bot.Get<ProgramImport>().PreviewAsync(key, changed, GtmProgram.Riley);

        Assert.Equal(
            [
                "MQL is looked at every 45 working days instead of every 30", "MQL has another text (1 word): version 2, to be signed by Dana and Priya",
                "Marketing and sales SLA: Lena answers for it instead of Tom", "MQA is new, and Dana answers for it",
                "First call is a draft no more: it is to be signed by Dana and Priya", "One other stays as it is, with its signatures",
                "The file leaves out Escalation path, which stays as it is",
            ],
            told.Where(one => one.Part == "Artifacts").Select(one => one.What));
        Assert.Equal(5, (await AllAsync()).Count);

        Assert.Equal(told, await Bot.WriteAsync(session => Bot.Get<ProgramImport>().ApplyAsync(session, key, changed, GtmProgram.Riley)));
        var term = Named(await AllAsync(), "MQL");
        Assert.Equal((2, GtmProgram.Riley, 1), (term.Latest!.Number, term.Latest.By!.Value, term.InForce!.Number));
        Assert.Empty(term.Latest.SignOffs);
        Assert.Equal(["UDANA", "ULENA"], await Bot.ReadAsync(db => db.Outbox.Where(row => row.Message == "artifact.owned" && row.Body!.Contains("URILEY")).OrderBy(row => row.Destination).Select(row => row.Destination).ToListAsync()));
        Assert.Empty(await Bot.Get<ProgramImport>().PreviewAsync(key, changed, GtmProgram.Riley));
    }

    [RecordFact]
    public async Task What_was_changed_in_Slack_since_stays_until_the_file_says_something_else()
    {
        var key = await ApplyAsync(Section);
        await WriteAsync(key, "MQL", ArtifactKind.Definition, "A person who answered twice.", GtmProgram.Priya);
        await RetireAsync(key, "First call");

        await ApplyAsync(Section.Replace("owner: Tom", "owner: Lena", StringComparison.Ordinal));

        var all = await AllAsync();
        Assert.Equal("A person who answered twice.", Named(all, "MQL").Latest!.Text);
        Assert.Equal(GtmProgram.Lena, all.Single(one => one.Kind is ArtifactKind.ServiceLevelAgreement).Owner);
        Assert.False(Named(all, "First call").IsInUse);
        Assert.Equal(5, all.Count);
    }

    [RecordFact]
    public async Task A_file_of_what_holds_takes_no_proposal_back()
    {
        var key = await ApplyAsync(Section);
        await SignAsync(key, GtmProgram.Dana, "MQL");
        await SignAsync(key, GtmProgram.Priya, "MQL");
        var exported = await ExportAsync(key);
        await WriteAsync(key, "MQL", ArtifactKind.Definition, "A person who answered twice.", GtmProgram.Priya);

        Assert.Empty(await Bot.Get<ProgramImport>().PreviewAsync(key, ProgramFileReader.Parse("program.yaml", exported), GtmProgram.Riley));
    }

    [RecordFact]
    public async Task A_day_that_has_gone_by_is_said_and_another_counts()
    {
        var key = await ApplyAsync(Section);
        var gone = File(Section.Replace("owner: Tom", "owner: Tom\n    due: 2026-01-05", StringComparison.Ordinal));
        var other = File(Section.Replace("owner: Tom", "owner: Tom\n    due: 2030-01-07", StringComparison.Ordinal));

        Assert.Contains(new FilePartChange("Artifacts", "Marketing and sales SLA: Mon 5 Jan 2026 has gone by, and it gets no day"), await Bot.Get<ProgramImport>().PreviewAsync(key, gone, GtmProgram.Riley));
        Assert.Contains(new FilePartChange("Artifacts", "Marketing and sales SLA is to hold by Mon 7 Jan 2030"), await Bot.Get<ProgramImport>().PreviewAsync(key, other, GtmProgram.Riley));
    }

    [RecordFact]
    public async Task Somebody_who_is_gone_answers_for_nothing_and_that_is_said()
    {
        var key = await ApplyAsync("");
        await Bot.WriteAsync(async session =>
        {
            (await session.Db.Members.SingleAsync(row => row.UserId == "UPRIYA")).IsActive = false;
            (await session.ProgramAsync(key)).RosterChanged();
        });

        var told = await Bot.WriteAsync(session => Bot.Get<ProgramImport>().ApplyAsync(session, key, File(Section), GtmProgram.Riley));

        Assert.Contains(told, one => one.What.StartsWith("MQL: Priya ", StringComparison.Ordinal) && one.What.EndsWith("and does not answer for it", StringComparison.Ordinal));
        Assert.Null(Named(await AllAsync(), "MQL").Owner);
    }

    [RecordFact]
    public async Task An_SLA_that_has_clauses_keeps_them_whatever_a_file_says()
    {
        var key = await ApplyAsync(Section);
        var sla = (await AllAsync()).Single(one => one.Kind is ArtifactKind.ServiceLevelAgreement);
        var clause = new Clause { Number = 0, Kind = ClauseKind.CaseInDispute, Side = Domain.People.Function.Sales, Within = Domain.Time.Window.Of("2wd") };
        (await Bot.WriteAsync(session => Bot.Get<ArtifactDesk>().ApplyAsync(session, key, sla.Id.Value, new ArtifactCommand.Write(GtmProgram.Riley, "Both say so in the thread.", 1) { Clauses = [clause] }))).Taken();
        var exported = await ExportAsync(key);

        Assert.Contains("Sales gives its case in a dispute within 2 working days of its being raised.", exported, StringComparison.Ordinal);
        Assert.Empty(await Bot.Get<ProgramImport>().PreviewAsync(key, ProgramFileReader.Parse("program.yaml", exported), GtmProgram.Riley));
        var told = await ApplyChangedAsync("1. Sales gives its case", "Sales gives its case");

        Assert.Contains(told, one => one.What.StartsWith("Marketing and sales SLA has clauses that are counted", StringComparison.Ordinal));
        Assert.Single((await AllAsync()).Single(one => one.Kind is ArtifactKind.ServiceLevelAgreement).Latest!.Clauses);

        // Another clause is one that is counted, too.
        await ApplyChangedAsync("within 2 working days", "within 3 working days");
        Assert.Equal(Domain.Time.Window.Of("3wd"), Assert.Single((await AllAsync()).Single(one => one.Kind is ArtifactKind.ServiceLevelAgreement).Latest!.Clauses).Within);

        async Task<IReadOnlyList<Engine.ProgramFiles.FilePartChange>> ApplyChangedAsync(string from, string to) => await Bot.WriteAsync(session => Bot.Get<ProgramImport>().ApplyAsync(
            session, key, ProgramFileReader.Parse("program.yaml", exported.Replace(from, to, StringComparison.Ordinal)), GtmProgram.Riley));
    }

    [RecordFact]
    public async Task What_few_read_does_not_stand_in_the_file()
    {
        var key = await ApplyAsync(Section);
        await WriteAsync(key, "", ArtifactKind.Incentives, "A tenth of the variable pay.", GtmProgram.Morgan);
        await WriteAsync(key, "Acme", ArtifactKind.AccountPlan, "A dinner in May.", GtmProgram.Riley);
        await Bot.WriteAsync(async session =>
        {
            var audit = (await Bot.Get<ArtifactDesk>().BeginAsync(session, key, ArtifactKind.Audit, "Q1 2026", actor: null, GtmProgram.Riley)).Taken();
            await session.SaveAsync();
            (await Bot.Get<ArtifactDesk>().ApplyAsync(session, key, audit.Id.Value, new ArtifactCommand.Settle("Nothing was found."))).Taken();
        });

        var exported = await ExportAsync(key);

        Assert.DoesNotContain("variable pay", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("dinner", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was found", exported, StringComparison.Ordinal);
        Assert.Contains("# Incentives, which few read, plans for single accounts, and audits do not stand in this file.", exported, StringComparison.Ordinal);
    }

    Task<ProgramKey> ApplyAsync(string section) => Bot.Get<ProgramImport>().ApplyAsync(File(section));

    async Task<string> ExportAsync(ProgramKey key)
    {
        var (format, program) = (Bot.Get<ProgramFileFormat>(), await Bot.Get<ProgramDirectory>().LatestAsync(key));
        return format.Write("T0ACME", await Bot.ReadAsync(db => format.LookAsync(db, program)));
    }

    async Task SignAsync(ProgramKey key, UserId who, string name)
    {
        var artifact = Named(await AllAsync(), name);
        (await Bot.WriteAsync(async session => await Bot.Get<ArtifactDesk>().ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Sign(who, artifact.Latest!.Hash)))).Taken();
    }

    async Task RetireAsync(ProgramKey key, string name)
    {
        var artifact = Named(await AllAsync(), name);
        (await Bot.WriteAsync(async session => await Bot.Get<ArtifactDesk>().ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Retire(GtmProgram.Riley, "Nobody calls")))).Taken();
    }

    Task WriteAsync(ProgramKey key, string name, ArtifactKind kind, string text, UserId by) => Bot.WriteAsync(async session =>
    {
        var desk = Bot.Get<ArtifactDesk>();
        var artifact = (await AllAsync(session.Db, key)).Find(one => one.Kind == kind && one.Name == name) ?? (await desk.BeginAsync(session, key, kind, name, by)).Taken();
        await session.SaveAsync();
        (await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Write(by, text, artifact.Latest?.Number ?? 0))).Taken();
    });

    Task<List<Artifact>> AllAsync(ProgramKey? key = null) => Bot.ReadAsync(db => AllAsync(db, key));

    static async Task<List<Artifact>> AllAsync(AlignBotContext db, ProgramKey? key) =>
        (await db.Set<ArtifactRow>().Where(row => key == null || row.ProgramId == key.Value.ProgramId).OrderBy(row => row.Number).ToListAsync()).ConvertAll(ArtifactDesk.StateOf);

    static Artifact Named(List<Artifact> all, string name) => all.Single(one => one.Name == name);

    static string Said(Artifact one) => System.Text.Json.JsonSerializer.Serialize(one, ArtifactJson.Default.Artifact);
}
