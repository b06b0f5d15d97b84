using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Wording;

namespace AlignBot.Artifacts.Sla;

/// <summary>The clauses of an SLA and what was reported late under them, in a record that is handed out.</summary>
static class SlaRecord
{
    static readonly string[] Sides = ["sales", "marketing"];
    static readonly string[] Kinds = ["reported", "case in a dispute", "decision confirmed", "action by its day", "leader at the meeting"];

    public static RecordTable<(Artifact Of, StandingClause It)> Clauses { get; } = new RecordTable<(Artifact Of, StandingClause It)>("sla_clauses", "A signed clause of the SLA.", ClausesAsync)
        .Key("artifact", "Of which SLA.", (it, _) => $"ART-{it.Of.Number}")
        .Number("clause", "By what it is named; never given twice.", it => it.It.Of.Number)
        .Word("owes", "The side that owes.", Sides, it => Names.Of(it.It.Of.Side))
        .Word("counted", "How it is counted.", Kinds, it => Kinds[(int)it.It.Of.Kind])
        .Text("promise", "As it is signed.", it => ClauseText.Promise(it.It.Of))
        .Text("within", "Within which working time; empty where it goes by a day.", it => it.It.Of.Within?.ToString())
        .Moment("since", "Since when it says so.", it => it.It.Since);

    public static RecordTable<(Artifact Of, LateReport It)> Late { get; } = new RecordTable<(Artifact Of, LateReport It)>("sla_late", "Something that was reported late under the SLA.", LateAsync)
        .Key("artifact", "Under which SLA.", (it, _) => $"ART-{it.Of.Number}")
        .Number("report", "Counted from 1.", it => it.It.Number)
        .Number("clause", "Under which clause.", it => it.It.Clause)
        .Word("owed_by", "The side that owed.", Sides, it => Names.Of(it.It.Side))
        .Person("reported_by", "Who reports it.", it => it.It.By)
        .Moment("reported", "When.", it => it.It.At)
        .Day("late_on", "When it was to have come.", it => it.It.On)
        .Text("text", "What came late.", it => it.It.Text)
        .Person("accepted_by", "Who of the owing side says that it is so.", it => it.It.Accepted?.By)
        .Key("contested_in", "The dispute about it.", (it, record) => it.It.Contested is { } contest ? record.KeyOf(contest.Dispute.Value) : null)
        .YesNo("taken_back", "It was taken back.", it => it.It.TakenBack is not null);

    public static string Say(ArtifactFact fact, string who, string which, RecordContext record) => fact switch
    {
        ArtifactFact.LateReported late => $"{who} reported under clause {late.Clause} of {which} that it was late on {When.Date(late.On)}: {late.Text}",
        ArtifactFact.LateAccepted accepted => $"{who} said that report {accepted.Report} under clause {accepted.Clause} of {which} is so",
        ArtifactFact.LateContested contested => $"{who} had report {contested.Report} under clause {contested.Clause} of {which} decided in {record.KeyOf(contested.Dispute.Value)}",
        ArtifactFact.LateTakenBack back => $"{who} took back report {back.Report} under clause {back.Clause} of {which}",
        ArtifactFact.LateDecidedKept kept => $"{record.KeyOf(kept.Dispute.Value)} decided that clause {kept.Clause} of {which} was kept: report {kept.Report} does not count",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    static async IAsyncEnumerable<(Artifact Of, StandingClause It)> ClausesAsync(RecordContext record)
    {
        await foreach (var artifact in ArtifactRecord.EntriesAsync(record))
        {
            foreach (var clause in artifact.Clauses)
            {
                yield return (artifact, clause);
            }
        }
    }

    static async IAsyncEnumerable<(Artifact Of, LateReport It)> LateAsync(RecordContext record)
    {
        await foreach (var artifact in ArtifactRecord.EntriesAsync(record))
        {
            foreach (var report in artifact.Late)
            {
                yield return (artifact, report);
            }
        }
    }
}
