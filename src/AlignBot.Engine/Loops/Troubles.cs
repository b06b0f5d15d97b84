using System.Collections.Concurrent;

namespace AlignBot.Engine.Loops;

/// <summary>What keeps the bot from its work now. Whoever finds something says so, and takes it back once it goes again; health reads it.</summary>
public sealed class Troubles
{
    /// <summary>The bot's token at Slack.</summary>
    public const string Token = "token";

    readonly ConcurrentDictionary<string, Exception> troubles = new();

    /// <summary>A part of the bot does not get on.</summary>
    /// <param name="part">A constant of whoever says so.</param>
    /// <param name="why">What it met last.</param>
    public void Met(string part, Exception why) => troubles[part] = why;

    /// <summary>It goes again.</summary>
    public void Over(string part)
    {
        // Said at every beat and post, and nearly always of nothing.
        if (!troubles.IsEmpty)
        {
            troubles.TryRemove(part, out _);
        }
    }

    /// <summary>All of it, each with the part that met it.</summary>
    public IReadOnlyList<KeyValuePair<string, Exception>> Now => [.. troubles.OrderBy(trouble => trouble.Key, StringComparer.Ordinal)];
}
