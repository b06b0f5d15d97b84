using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Asks those who were named executive or leader to accept it.</summary>
interface IRoleAsks
{
    /// <summary>Asks all of a program that has just begun; not whoever named themself.</summary>
    ValueTask AskAsync(Session session, ProgramKey key, UserId by);
}
