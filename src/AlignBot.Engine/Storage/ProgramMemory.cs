using System.Collections.Concurrent;

namespace AlignBot.Engine.Storage;

/// <summary>What transactions read of programs while they held them. It stands for whoever finds a program's head as the last of them left it: then
/// nobody has written in it since, no other replica either.</summary>
public sealed class ProgramMemory
{
    readonly ConcurrentDictionary<ProgramKey, (ProgramHead Head, IReadOnlyDictionary<string, object?> Values)> programs = new();

    /// <summary>What is known of a program whose head is this; null for nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Of(ProgramHead head) =>
        programs.TryGetValue(head.Key, out var known) && known.Head.IsSame(head) ? known.Values : null;

    /// <summary>A transaction is on disk.</summary>
    /// <param name="head">The program's head as it was left.</param>
    /// <param name="values">What was read; null for nothing.</param>
    /// <param name="forgets">Whether something was written that what was known may speak of.</param>
    public void Keep(ProgramHead head, IReadOnlyDictionary<string, object?>? values, bool forgets)
    {
        if (values is { Count: > 0 })
        {
            programs[head.Key] = (head, values);
        }
        else if (forgets)
        {
            programs.TryRemove(head.Key, out _);
        }
    }
}
