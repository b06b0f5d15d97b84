using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Cards;

/// <summary>How artifacts are spoken of, and why a command to one was refused.</summary>
static class ArtifactWords
{
    public static string Title(Artifact artifact) => Title(artifact.Kind, artifact.Name);

    public static string Title(ArtifactKind kind, string name = "") => kind switch
    {
        ArtifactKind.OperatingDefinition => "Operating definition",
        ArtifactKind.Definition => name.Length == 0 ? "Definitions" : name,
        ArtifactKind.AccountList => "Account list",
        ArtifactKind.Cadence => "Cadence",
        ArtifactKind.Scoreboard => "Scoreboard",
        ArtifactKind.EscalationPath => "Escalation path",
        ArtifactKind.ServiceLevelAgreement => "Marketing and sales SLA",
        ArtifactKind.Playbook => name.Length == 0 ? "Playbooks" : name,
        ArtifactKind.Incentives => "Incentives",
        ArtifactKind.AccountPlan => name.Length == 0 ? "Account plans" : $"Plan for {name}",
        ArtifactKind.Audit => name.Length == 0 ? "Audits" : $"Audit of {name}",
        _ => throw new InvalidOperationException($"No words for the kind {kind}."),
    };

    /// <summary>'the definition of MQL', in the middle of a sentence.</summary>
    public static string Named(Artifact artifact) => artifact.Kind switch
    {
        ArtifactKind.Definition => $"the definition of {artifact.Name}",
        ArtifactKind.Playbook => $"the playbook {artifact.Name}",
        ArtifactKind.AccountPlan => $"the plan for {artifact.Name}",
        ArtifactKind.Audit => $"the audit of {artifact.Name}",
        ArtifactKind.ServiceLevelAgreement => "the marketing and sales SLA",
        ArtifactKind.Incentives => "the incentives",
        _ => $"the {Title(artifact).ToLowerInvariant()}",
    };

    /// <summary>'current', 'awaiting Dana and Priya', 'stale: its review was due on Mon 1 Jun 2026'.</summary>
    public static string Status(Artifact artifact, Roster roster) => ArtifactStatus.Of(artifact, roster) switch
    {
        ArtifactStatus.Missing => Missing(artifact.Kind),
        ArtifactStatus.Draft => "draft",
        ArtifactStatus.AwaitingSignOff awaiting => $"awaiting {Signers(awaiting.Roles, roster)}",
        ArtifactStatus.Current => "current",
        ArtifactStatus.Stale stale => $"stale: {string.Join(", ", stale.Why.Select(Because))}",
        ArtifactStatus.OutOfUse gone => $"out of use: {gone.Retired.Why.TrimEnd('.')}",
        _ => throw new InvalidOperationException("No words for that status."),
    };

    /// <summary>Of what has no text. What the bot does already is there, and only its signatures are not.</summary>
    public static string Missing(ArtifactKind kind) => kind switch
    {
        ArtifactKind.AccountList or ArtifactKind.Scoreboard => "not signed yet",
        ArtifactKind.Cadence or ArtifactKind.EscalationPath => "in force, and not signed yet",
        _ => "missing",
    };

    /// <summary>'Dana and Priya'; of a role that nobody holds its name.</summary>
    public static string Signers(ImmutableArray<Role> roles, Roster roster) => Names.Join(
        [.. roles.Select(role => roster.Holder(role) is { } holder ? Names.Of(roster, holder) : $"a {Names.Of(role)}").Distinct()]);

    public static string Because(StaleReason reason) => reason switch
    {
        StaleReason.NoOwner => "nobody answers for it",
        StaleReason.ReviewIsDue due => $"its review was due on {When.Date(due.On)}",
        StaleReason.PartChanged { What: PartChange.Gone } part => $"the {Title(part.Part).ToLowerInvariant()} is missing now",
        StaleReason.PartChanged { What: PartChange.Came } part => $"the {Title(part.Part).ToLowerInvariant()} is there now",
        StaleReason.PartChanged { What: PartChange.OtherOwner } part => $"somebody else answers for the {Title(part.Part).ToLowerInvariant()}",
        StaleReason.PartChanged part => $"the {Title(part.Part).ToLowerInvariant()} has new rules",
        StaleReason.NoAuthorOf none => $"nobody of {Names.Of(none.Side)} has written in it",
        _ => throw new InvalidOperationException($"No words for the reason {reason.GetType().Name}."),
    };

    /// <summary>'version 2, signed by Dana and Priya on Mon 2 Mar 2026'.</summary>
    public static string Signed(Revision revision, Artifact artifact, ProgramInfo program)
    {
        if (revision.SignOffs.IsEmpty)
        {
            return revision.IsProposed ? $"version {revision.Number}" : $"version {revision.Number}, a draft";
        }

        var day = When.Date(revision.SignOffs.Max(signed => signed.At).InZone(program.Calendar.Zone).Date);
        var before = ArtifactStatus.OfPredecessors(artifact, program.Roster).Select(signed => signed.By).ToHashSet();
        var hands = Names.Join([.. revision.SignOffs.Select(signed => signed.By).Distinct().Select(user => Names.Of(program.Roster, user) + (before.Contains(user) && revision.Number == artifact.InForce?.Number ? " (the predecessor)" : ""))]);
        return $"version {revision.Number}, signed by {hands} on {day}";
    }

    /// <summary>The small print under a text: owner, who signed, when it is looked at again.</summary>
    public static Mrkdwn Footer(Artifact artifact, ProgramInfo program)
    {
        var owner = artifact.Owner is { } user ? $"{Names.Of(program.Roster, user)} answers for it" : "Nobody answers for it";
        var signed = artifact.Shown is { } shown ? $"{Signed(shown, artifact, program)}. " : "";
        var next = artifact is { InForce: not null, ReviewOn: { } on } ? $" It is looked at again on {When.Date(on)}."
            : artifact is { InForce: null, DueOn: { } due } ? $" It is to hold by {When.Date(due)}." : "";
        return Mrkdwn.Of($"ART-{artifact.Number}, {signed}{owner}.{next}");
    }

    public static Mrkdwn Refused(Refusal refusal, ProgramInfo program) => Mrkdwn.Of($"{Say(refusal, program)}");

    /// <summary>The same under a form's field, where there is no markup.</summary>
    public static string Say(Refusal refusal, ProgramInfo program) => Say(refusal, program.Roster, program.Name);

    /// <inheritdoc cref="Say(Refusal, ProgramInfo)"/>
    public static string Say(Refusal refusal, Roster roster, string program)
    {
        return refusal switch
        {
            TextRefusal text => Texts.Say(text, roster),
            ArtifactRefusal.NotAMember no => $"Only full members of {program} write here, and your account {Names.Why(no.Standing)}.",
            ArtifactRefusal.NotYours no => $"Only {Names.List(roster, no.WhoMay, " or ")} can change that. Tell one of them what should be different.",
            ArtifactRefusal.NotASigner { WhoMay.IsEmpty: true } no => $"It is signed by the {Names.Join([.. no.Signers.Select(role => Names.Of(role))])}, and nobody holds that role: /align members names one.",
            ArtifactRefusal.NotASigner no => $"It is signed by {Names.List(roster, no.WhoMay)}. You can tell its owner what should be different.",
            ArtifactRefusal.IsLiving { Kind: ArtifactKind.EscalationPath } => "Its text is what the path does: change the path with /align path, and both leaders are asked to sign it as it is then.",
            ArtifactRefusal.IsLiving { Kind: ArtifactKind.Cadence } => "Its text is what the meetings do: change them with /meeting series, and both leaders are asked to sign it as it is then.",
            ArtifactRefusal.IsLiving { Kind: ArtifactKind.Audit } => "Its text is what the audit found: who does not agree says so in place of signing.",
            ArtifactRefusal.IsDated => "It says how things stood on a day, and stays as it was signed.",
            ArtifactRefusal.IsLiving => "Its text is made from its settings, which come with sources.",
            ArtifactRefusal.ChangedMeanwhile no => $"{Author(no.Latest, roster)} wrote version {no.Latest.Number} while you had it open.",
            ArtifactRefusal.NothingToSign => "There is nothing to sign: it has no text yet, or is a draft.",
            ArtifactRefusal.NothingInForce => "No version of it holds yet: it is to be signed first.",
            ArtifactRefusal.NameTaken { Name.Length: 0 } no => $"There is one already: ART-{no.Number}.",
            ArtifactRefusal.NameTaken no => $"'{no.Name}' is ART-{no.Number} already: write a new version of that, or choose another name.",
            ArtifactRefusal.NoName => "The name needs a letter or a digit.",
            ArtifactRefusal.SaysNothing { IsLink: true } => "A link alone says nothing to whoever cannot open it: write in a sentence what it means. The link may stand in it.",
            ArtifactRefusal.SaysNothing => "There is not a word in it: write what it means.",
            ArtifactRefusal.InsecureLink no => $"'{TextLimits.Cut(no.Link, 60)}' is not an https link: use its https address, or leave it out.",
            ArtifactRefusal.TooManyNames no => $"{no.Given} other names; at most {no.Most}.",
            ArtifactRefusal.PartsLeftOut no => $"It leaves out {Names.Join([.. no.Parts.Select(part => $"the {Title(part).ToLowerInvariant()}")])}: all five parts are named.",
            ArtifactRefusal.OutOfUse no => $"It was taken out of use: {no.Retired.Why.TrimEnd('.')}.",
            ArtifactRefusal.NotTakenOutOfUse no => $"A program always has its {Title(no.Kind).ToLowerInvariant()}: write another version of it.",
            ArtifactRefusal.InACircle => "What you chose has this one in its own place: choose another.",
            ArtifactRefusal.ReviewOutOfRange no => $"{no.Days} working days is out of range: between {no.Least} and {no.Most}.",
            ArtifactRefusal.NoSuchEntry no => $"There is no entry {no.Number} of this account; the last is {no.Last}.",
            ArtifactRefusal.HoldsAlready no => $"Version {no.InForce.Number} of it holds already.",
            ArtifactRefusal.SameOwner no => $"{Names.Of(roster, no.Owner)} answers for it already: name somebody else.",
            _ => Sla.SlaWords.Say((ArtifactRefusal)refusal, roster),
        };
    }

    /// <summary>'MQL, version 2, by Ana'; of what is made from settings 'Cadence, version 1, as it is set'.</summary>
    public static string Version(Artifact artifact, Revision revision, Roster roster) =>
        $"{Title(artifact)}, version {revision.Number}, {(revision.By is { } by ? $"by {Names.Of(roster, by)}" : artifact.Kind.IsLiving() ? "as it is set" : "as the program's file has it")}";

    /// <summary>'Priya'; 'The program' where its settings or its file did.</summary>
    public static string Author(Revision revision, Roster roster) => revision.By is { } by ? Names.Of(roster, by) : "The program";
}
