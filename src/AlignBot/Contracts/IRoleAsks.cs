using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Asks those who were named executive or leader to accept it.</summary>
interface IRoleAsks
{
    /// <summary>Asks all of a program that has just begun; not whoever named themself.</summary>
    ValueTask AskAsync(Session session, ProgramKey key, UserId by);

    /// <summary>When somebody was last asked to accept a role that they hold; null where they never were.</summary>
    Instant? NamedAt(ProgramInfo program, UserId user);
}
