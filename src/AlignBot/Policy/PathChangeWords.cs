using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;

namespace AlignBot.Policy;

/// <summary>The changes of a path, for whoever puts one in force.</summary>
sealed class PathChangeWords : IChangeWords<EscalationPath>
{
    public ImmutableArray<string> Between(EscalationPath before, EscalationPath now, Roster roster) => PathChanges.Between(before, now, roster);
}
