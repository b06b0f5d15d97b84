using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Erasure;

/// <summary>What a feature makes of its texts, search words above all, is made again once texts were erased.</summary>
public interface IAfterErasure
{
    /// <param name="session">The transaction of the erasure.</param>
    /// <param name="key">The program.</param>
    /// <param name="subjects">The things whose texts have changed; not only the feature's.</param>
    ValueTask ErasedAsync(Session session, ProgramKey key, IReadOnlyCollection<Guid> subjects);
}
