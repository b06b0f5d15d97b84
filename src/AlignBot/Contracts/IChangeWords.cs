using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Contracts;

/// <summary>Says what is different between two versions of something that a program has, for the channel and the record.</summary>
interface IChangeWords<in T>
{
    /// <summary>One sentence a change, without its full stop; empty when both say the same.</summary>
    ImmutableArray<string> Between(T before, T now, Roster roster);
}
