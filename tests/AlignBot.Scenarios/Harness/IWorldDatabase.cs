using AlignBot.Engine.Storage;

namespace AlignBot.Scenarios.Harness;

/// <summary>Where a world's bot writes its record, with this build's schema and nothing in it.</summary>
interface IWorldDatabase
{
    /// <summary>What the bot is told of it.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Reads beside the bot, as of one moment.</summary>
    Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read);
}
