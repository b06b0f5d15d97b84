using AlignBot.Domain;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Hands the whole record of a program to somebody as a file, as '/align export json' does.</summary>
interface IHandOut
{
    /// <summary>Has it made and sent.</summary>
    void Ask(Session session, ProgramKey key, UserId to);

    /// <summary>Whether one that they asked for, or that was asked for them, since then is in their direct messages.</summary>
    Task<bool> IsDeliveredAsync(AlignBotContext db, ProgramKey key, UserId to, Instant since);
}
