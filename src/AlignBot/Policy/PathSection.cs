using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;

namespace AlignBot.Policy;

/// <summary>The <c>path:</c> section of a program file: the escalation path as the team writes it.</summary>
sealed class PathSection(ProgramLedger ledger) : IProgramFileSection
{
    static int IProgramFileSection.Order => 40;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) => file.With(
        ProgramRules.PathPart,
        root.Field("path", required: false) is { } section
            ? PathText.Read(section, file.Members, format.Fields<ICategoryField>())
            : EscalationPath.Default);

    static string IProgramFileSection.Write(ProgramInStanding program) => PathText.Write(program.Program.Path, program.Program.Roster);

    /// <summary>What the file declares anew, as the next version of what stands wherever it says something else: disputes are frozen under a version.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        var declared = change.Of(ProgramRules.PathPart);
        var inForce = declared;
        if (change.Before is null)
        {
            change.Put(ProgramRules.PathPart, declared);
        }
        else
        {
            var (standing, roster) = (change.Before.Path, change.Before.Roster);
            inForce = standing;
            if (change.Last(ProgramRules.PathPart) is var last && (last is null || !PathChanges.Between(last, declared, roster).IsEmpty) && !PathChanges.Between(standing, declared, roster).IsEmpty)
            {
                inForce = declared with { Version = standing.Version + 1 };
                change.Put(ProgramRules.PathPart, inForce);
                change.Changed("Escalation path", PathChanges.Between(standing, inForce, new Roster { Members = [.. change.Of(ProgramRules.MembersPart)], Roles = [.. change.Of(ProgramRules.RolesPart)] }));
                change.Afterwards(now => ledger.AnnounceAsync(
                    change.Session, now, new RulesChanged(PathChangeNotice.FactKind, inForce.Version, PathChanges.Between(standing, inForce, now.Roster), Note: null), change.By));
            }
        }

        change.Says["PathVersion"] = inForce.Version;
        return ValueTask.CompletedTask;
    }
}
