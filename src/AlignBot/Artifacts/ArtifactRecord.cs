using System.Text.Json;
using AlignBot.Artifacts.Accounts;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Sla;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>The artifacts of a record that is handed out, with all their versions and signatures.</summary>
sealed class ArtifactRecord : IRecordTables
{
    static readonly string[] Kinds = ["operating definition", "definition", "account list", "cadence", "scoreboard", "escalation path", "sla", "playbook", "incentives", "account plan", "audit"];

    public int Order => 17;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<Artifact>("artifacts", "A governed document.", EntriesAsync, counts: true)
            .Key("artifact", "What it is named by.", (it, _) => $"ART-{it.Number}")
            .Word("kind", "What it is.", Kinds, it => Kinds[(int)it.Kind])
            .Text("name", "Of a definition its term, of a playbook or plan what it is called.", it => it.Name)
            .Text("also_called", "Other names of a term.", it => string.Join(", ", it.Aka))
            .Person("owner", "Who answers for it; empty where nobody does.", it => it.Owner)
            .Number("version_in_force", "The version that holds; empty where none does.", it => it.InForce?.Number)
            .Number("latest_version", "The newest version.", it => it.Latest?.Number)
            .Day("review_on", "When it is looked at again.", it => it.ReviewOn)
            .Day("due_on", "By when a first version of it is to hold; empty where one does, or no day was given.", it => it.DueOn)
            .Number("review_every", "In working days.", it => it.ReviewEvery)
            .Text("out_of_use", "Why it was taken out of use; empty while it is in use.", it => it.Retired?.Why),
        new RecordTable<(Artifact Of, Revision It)>("artifact_versions", "A version of a governed document.", VersionsAsync)
            .Key("artifact", "Whose.", (it, _) => $"ART-{it.Of.Number}")
            .Number("version", "Counted from 1.", it => it.It.Number)
            .Text("text", "As it was written.", it => it.It.Text)
            .Person("written_by", "Who wrote it; empty where it was made from settings.", it => it.It.By)
            .Moment("written", "When.", it => it.It.At)
            .Text("why", "Why it is different, in their words.", it => it.It.Why)
            .YesNo("draft", "Signatures were not asked for.", it => !it.It.IsProposed)
            .Text("sha256", "Of its text without differences of white space: what a signature is bound to.", it => it.It.Hash),
        AccountEntryTable.Of(EntriesOfAccountsAsync),
        new RecordTable<(Artifact Of, Revision In, SignOff It)>("signatures", "A signature under a version.", SignaturesAsync)
            .Key("artifact", "Of what.", (it, _) => $"ART-{it.Of.Number}")
            .Number("version", "Under which version.", it => it.In.Number)
            .Word("role", "For which role.", ["accountable executive", "operating lead", "sales leader", "marketing leader"], it => Names.Of(it.It.Role))
            .Person("signed_by", "Whose hand.", it => it.It.By)
            .Moment("signed", "When.", it => it.It.At)
            .YesNo("as_deputy", "They stood in for the role's holder.", it => it.It.AsDeputy),
        SlaRecord.Clauses,
        SlaRecord.Late,
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => ArtifactTables.Of(db, key).LongCountAsync();

    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) =>
        (await ArtifactTables.Of(db, key).Select(row => new { row.Id, row.Number }).ToListAsync()).ToDictionary(row => row.Id, row => $"ART-{row.Number}");

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("artifact.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, ArtifactJson.Default.ArtifactFact) is { } fact
            ? Say(fact, who, record.KeyOf(row.SubjectId) ?? "an artifact", record)
            : null);

    static string Say(ArtifactFact fact, string who, string which, RecordContext record) => fact switch
    {
        ArtifactFact.Begun begun => $"{who} began {which}, the {Kinds[(int)begun.Of]}{(begun.Name.Length > 0 ? $" {begun.Name}" : "")}",
        ArtifactFact.Written written => $"{who} wrote version {written.Version} of {which}: {written.Text}{(written.Why is { } why ? $" ({why})" : "")}",
        ArtifactFact.Proposed proposed => $"{who} proposed version {proposed.Version} of {which}",
        ArtifactFact.Signed signed => $"{who} signed version {signed.Version} of {which} as {Names.Join([.. signed.Roles.Select(role => Names.Of(role))])}{(signed.AsDeputy ? ", as deputy" : "")}",
        ArtifactFact.Declined declined => $"{who} did not sign version {declined.Version} of {which}: {declined.Reason}",
        ArtifactFact.InForce holds => $"Version {holds.Version} of {which} holds{(holds.ReviewOn is { } on ? $", and is looked at again on {When.Date(on)}" : "")}",
        ArtifactFact.OwnerGiven given => $"{who} made {record.Name(given.To)} the owner of {which}",
        ArtifactFact.OwnerGone gone => $"{which} has no owner any more: {record.Name(gone.Owner)} is gone",
        ArtifactFact.ReviewDue due => $"The review of {which} was due on {When.Date(due.On)}",
        ArtifactFact.StillRight right => $"{who} said that {which} is still right; it is looked at again on {When.Date(right.ReviewOn)}",
        ArtifactFact.ReviewEach each => $"{who} has {which} looked at every {each.WorkingDays} working days",
        ArtifactFact.DueGiven due => $"{who} has {which} hold by {When.Date(due.On)}",
        ArtifactFact.Retired retired => $"{who} took {which} out of use: {retired.Why}{(retired.ReplacedBy is { } by && record.KeyOf(by.Value) is { } other ? $" ({other} stands in its place)" : "")}",
        ArtifactFact.EntryAdded entry => $"{who} wrote entry {entry.Entry} of {which}, a {AccountWords.Kind(entry.What).ToLowerInvariant()}{(entry.Corrects is { } other ? $" that corrects entry {other}" : "")}: {entry.Text}",
        ArtifactFact.Disputed disputed => $"{record.KeyOf(disputed.Dispute.Value)} is about {which}",
        _ => SlaRecord.Say(fact, who, which, record),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Artifacts\n");
        await foreach (var artifact in EntriesAsync(record))
        {
            if (artifact.Kind is ArtifactKind.AccountPlan)
            {
                await record.CountAsync();
                continue;
            }

            var owner = artifact.Owner is { } user ? $", {MarkdownText.Line(record.Name(user))} answers for it" : "";
            await text.WriteAsync($"### ART-{artifact.Number} {MarkdownText.Line(ArtifactWords.Title(artifact))}\n");
            if (artifact.Shown is { } shown)
            {
                var signed = shown.SignOffs.IsEmpty ? "" : $", signed by {MarkdownText.Line(Names.Join([.. shown.SignOffs.Select(one => record.Name(one.By)).Distinct()]))}";
                await text.WriteAsync($"{MarkdownText.Line(shown.Text)}\n\nVersion {shown.Number} of {record.Date(shown.At)}{signed}{owner}.\n");
            }

            await record.CountAsync();
        }

        await text.WriteAsync("\n## Accounts\n");
        await foreach (var (account, entry) in EntriesOfAccountsAsync(record))
        {
            var by = entry.By is { } author ? $" by {MarkdownText.Line(record.Name(author))}" : "";
            await text.WriteAsync($"- {MarkdownText.Line(account.Name)}, {entry.Number}: {AccountWords.Kind(entry)}{by} on {record.Date(entry.At)}{AccountWords.Corrects(entry)}: {MarkdownText.Line(entry.Text)}");
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<(Artifact Of, Revision It)> VersionsAsync(RecordContext record)
    {
        await foreach (var one in RevisionsAsync(record))
        {
            if (one.It.Entry is null)
            {
                yield return one;
            }
        }
    }

    static async IAsyncEnumerable<(Artifact Of, Revision It)> EntriesOfAccountsAsync(RecordContext record)
    {
        await foreach (var one in RevisionsAsync(record))
        {
            if (one.Of.Kind is ArtifactKind.AccountPlan)
            {
                yield return one;
            }
        }
    }

    public static async IAsyncEnumerable<Artifact> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => ArtifactTables.Of(db, record.Key).OrderBy(row => row.Number)))
        {
            yield return ArtifactDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<(Artifact Of, Revision It)> RevisionsAsync(RecordContext record)
    {
        var all = new Dictionary<Guid, Artifact>();
        await foreach (var artifact in EntriesAsync(record))
        {
            all[artifact.Id.Value] = artifact;
        }

        await foreach (var row in record.ReadAsync(db => ArtifactTables.RevisionsOf(db, record.Key).OrderBy(row => row.ArtifactId).ThenBy(row => row.Number)))
        {
            yield return (all[row.ArtifactId], ArtifactVersions.Read(row));
        }
    }

    static async IAsyncEnumerable<(Artifact Of, Revision In, SignOff It)> SignaturesAsync(RecordContext record)
    {
        await foreach (var (artifact, revision) in RevisionsAsync(record))
        {
            foreach (var signed in revision.SignOffs)
            {
                yield return (artifact, revision, signed);
            }
        }
    }
}
