using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.People.Roles;

/// <summary>Roles that nobody holds who can act.</summary>
sealed class RoleFindings : IFindings
{
    public Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var roster = of.Program.Roster;
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            .. Enum.GetValues<Role>().Where(role => roster.Holder(role) is not { } holder || !roster.MayDecide(holder))
                .Select(role => new Finding($"roles/{role}", ArtifactKind.OperatingDefinition, $"Nobody is {Names.Of(role)}: what the role decides has nobody to decide it.")),
        ]);
    }
}
