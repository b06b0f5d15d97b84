using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.Audits;

/// <summary>How audits are spoken of, and why a command to one was refused.</summary>
static class AuditWords
{
    /// <summary>'List', in front of what concerns it.</summary>
    public static string Part(ArtifactKind kind) => kind switch
    {
        ArtifactKind.OperatingDefinition => "Operating model",
        ArtifactKind.Definition => "Definitions",
        ArtifactKind.AccountList => "List",
        ArtifactKind.Cadence => "Cadence",
        ArtifactKind.Scoreboard => "Scoreboard",
        ArtifactKind.EscalationPath => "Path",
        ArtifactKind.ServiceLevelAgreement => "SLA",
        ArtifactKind.Playbook => "Playbooks",
        ArtifactKind.Incentives => "Incentives",
        ArtifactKind.AccountPlan => "Account plans",
        ArtifactKind.Audit => "Audits",
        _ => throw new InvalidOperationException($"No words for the kind {kind}."),
    };

    /// <summary>What is wrong; what somebody said in an answer has in front of it what it is about.</summary>
    public static string Of(Finding finding) => AuditWorkflow.IsAnswer(finding) ? $"{Part(finding.About)}: {finding.Text}" : finding.Text;

    /// <summary>What is asked. 'Yes' is as it should be.</summary>
    public static string Ask(AuditQuestion question) => question switch
    {
        AuditQuestion.OneList => "Did both functions work from one account list?",
        AuditQuestion.Terms => "Did both use the terms as they are defined?",
        AuditQuestion.Meetings => "Did what the meetings decided hold afterwards?",
        AuditQuestion.Figures => "Did both report the same figures upwards?",
        AuditQuestion.Path => "Did disagreements go the written way, and not around it?",
        _ => throw new InvalidOperationException($"No words for the question {question}."),
    };

    /// <summary>'2 findings to settle and 5 questions to answer'; 'all is settled'.</summary>
    public static string Left(Audit audit)
    {
        List<string> left = [];
        if (audit.Unsettled.Length is > 0 and var findings)
        {
            left.Add($"{findings} {(findings == 1 ? "finding" : "findings")} to settle");
        }

        if (audit.Unanswered.Length is > 0 and var questions)
        {
            left.Add($"{questions} {(questions == 1 ? "question" : "questions")} to answer");
        }

        return left.Count == 0 ? "all is settled" : Names.Join(left);
    }

    public static string OnAgenda(Audit audit)
    {
        var (given, accepted) = (audit.Entries.Count(entry => entry.Settled is AuditSettlement.Given), audit.Entries.Count(entry => entry.Settled is AuditSettlement.Accepted));
        return audit.IsOpen
            ? $"The audit of {audit.Name} is not closed: {Left(audit)}"
            : $"The audit of {audit.Name}: {audit.Entries.Length} found, {given} given to somebody, {accepted} accepted as they are";
    }

    /// <summary>'Dana mends it by Fri 15 Jan 2027'.</summary>
    public static string How(AuditSettlement settled, ProgramInfo program) => settled switch
    {
        AuditSettlement.Given given => $"{Names.Of(program.Roster, given.Owner)} mends it by {When.Date(given.DueOn)}",
        AuditSettlement.Accepted accepted => $"accepted by {Names.Of(program.Roster, accepted.By)}: {accepted.Reason}",
        AuditSettlement.Mended => "not so any more",
        _ => throw new InvalidOperationException($"No words for {settled.GetType().Name}."),
    };

    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        TextRefusal text => Texts.Say(text, program.Roster),
        AuditRefusal.NotYours { WhoMay.IsEmpty: true } => "Only those who run the program and both leaders go through it: /align members says who they are.",
        AuditRefusal.NotYours no => $"Only {Names.List(program.Roster, no.WhoMay, " or ")} can do that. /align audit shows it to everybody.",
        AuditRefusal.IsOver no => $"The audit of {no.Name} is closed: /align audit shows what became of it.",
        AuditRefusal.IsThere no => $"The audit of {no.Name} has begun already: /align audit shows it.",
        AuditRefusal.IsSigned no => $"The audit of {no.Name} is signed, and stays as it is.",
        AuditRefusal.SettledAlready no => $"It was settled meanwhile: {How(no.How, program)}.",
        AuditRefusal.NotDone no => $"There is still something to do: {Names.Join([.. new[] { (no.Unsettled, "finding", "to settle"), (no.Unanswered, "question", "to answer") }.Where(one => one.Item1 > 0).Select(one => $"{one.Item1} {one.Item2}{(one.Item1 == 1 ? "" : "s")} {one.Item3}")])}.",
        AuditRefusal.SayWhat => "Say in a sentence what was not so: it becomes a finding.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
