using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Knows who takes what can wait later, all of it in one message.</summary>
public interface IHoldBack
{
    /// <summary>True when the message waits for this person's next message of that kind, which is under way then.</summary>
    /// <param name="session">The unit of work of what is to be said.</param>
    /// <param name="key">The program.</param>
    /// <param name="user">To whom.</param>
    /// <param name="until">By when it must have been said.</param>
    ValueTask<bool> HoldsAsync(Session session, ProgramKey key, string user, Instant until);
}
