using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Artifacts;

/// <summary>Which of the documents are missing, not signed, or to be looked at.</summary>
sealed class ArtifactFindings : IFindings
{
    static readonly ArtifactKind[] Singles = [ArtifactKind.OperatingDefinition, ArtifactKind.Cadence, ArtifactKind.EscalationPath, ArtifactKind.ServiceLevelAgreement, ArtifactKind.Incentives];

    /// <summary>More of a kind than these are counted.</summary>
    const int Named = 5;

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var (roster, found) = (of.Program.Roster, new List<Finding>());
        var singles = await ArtifactTables.SinglesAsync(of.Db, of.Program.Key);
        foreach (var kind in Singles)
        {
            var artifact = singles.GetValueOrDefault(kind);
            if (Why(artifact, kind, roster) is { } why)
            {
                found.Add(new Finding($"artifact/{kind}", kind, TextLimits.Cut(why, Finding.LongestText), artifact?.Owner));
            }
        }

        foreach (var kind in new[] { ArtifactKind.Definition, ArtifactKind.Playbook })
        {
            var all = (await ArtifactTables.InUseAsync(of.Db, of.Program.Key, kind)).Where(one => one.Latest is not null).ToList();
            if (all.Count == 0 && kind is ArtifactKind.Definition)
            {
                found.Add(new Finding("artifact/no-terms", kind, "No term is defined: an MQL, stage one and a qualified opportunity mean what each function wants."));
            }

            found.AddRange(Of(all, kind, "unsigned", "not signed", one => ArtifactStatus.Of(one, roster) is ArtifactStatus.AwaitingSignOff or ArtifactStatus.Draft));
            found.AddRange(Of(all, kind, "stale", "to be looked at again", one => ArtifactStatus.Of(one, roster) is ArtifactStatus.Stale));
        }

        var before = singles.Values.Count(one => !ArtifactStatus.OfPredecessors(one, roster).IsEmpty);
        if (before > 0)
        {
            found.Add(new Finding("artifact/predecessors", ArtifactKind.OperatingDefinition, $"{before} {(before == 1 ? "document is" : "documents are")} signed by somebody who does not hold the role any more."));
        }

        return found;
    }

    static string? Why(Artifact? artifact, ArtifactKind kind, Roster roster)
    {
        var named = $"The {(kind is ArtifactKind.ServiceLevelAgreement ? "marketing and sales SLA" : ArtifactWords.Title(kind).ToLowerInvariant())} {(kind is ArtifactKind.Incentives ? "are" : "is")}";
        return artifact is null ? None(kind) : ArtifactStatus.Of(artifact, roster) switch
        {
            ArtifactStatus.Missing => None(kind),
            ArtifactStatus.Current => null,
            ArtifactStatus.AwaitingSignOff awaiting => $"{named} not signed by the {Names.Join([.. awaiting.Roles.Select(Names.Of)])}.",
            ArtifactStatus.Draft => $"{named} a draft.",
            _ => $"{named} {ArtifactWords.Status(artifact, roster)}.",
        };
    }

    static string None(ArtifactKind kind) => kind switch
    {
        ArtifactKind.OperatingDefinition => "There is no operating definition: what both functions are aligned on is written nowhere.",
        ArtifactKind.ServiceLevelAgreement => "There is no marketing and sales SLA: what each side owes the other is written nowhere.",
        ArtifactKind.Incentives => "No incentives are written: whether both functions are paid for the same is not known.",
        _ => $"The {ArtifactWords.Title(kind).ToLowerInvariant()} is in force, and nobody has signed it.",
    };

    static IEnumerable<Finding> Of(List<Artifact> all, ArtifactKind kind, string key, string how, Func<Artifact, bool> which)
    {
        var these = all.Where(which).ToList();
        if (these.Count == 0)
        {
            yield break;
        }

        var what = kind is ArtifactKind.Definition ? "terms" : "playbooks";
        var named = string.Join(", ", these.Take(Named).Select(one => TextLimits.Cut(one.Name, 40)));
        var owners = these.Select(one => one.Owner).Distinct().ToList();
        yield return new Finding(
            $"artifact/{kind}/{key}", kind, $"{these.Count} of {all.Count} {what} {(these.Count == 1 ? "is" : "are")} {how}: {named}{(these.Count > Named ? $" and {these.Count - Named} more" : "")}.",
            owners.Count == 1 ? owners[0] : null);
    }
}
