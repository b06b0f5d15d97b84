using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Where the shared account list comes from.</summary>
interface IListSource
{
    /// <summary>A name of the server's configuration; null where it comes from files, or nobody has said.</summary>
    Task<string?> FindAsync(AlignBotContext db, ProgramKey program);
}
