using System.Collections.Concurrent;
using System.Threading.Channels;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.People;

/// <summary>Which programs' people are to be compared with Slack's, which were, and when.</summary>
/// <remarks>Of this process alone: each compares for itself at its start.</remarks>
sealed class RosterComparisons : IPeopleAsked
{
    readonly Channel<ProgramKey> wanted = Channel.CreateUnbounded<ProgramKey>(new() { SingleReader = true });
    readonly ConcurrentDictionary<ProgramKey, Instant> asked = new();
    readonly ConcurrentDictionary<ProgramKey, bool> waitedFor = new();

    /// <summary>The programs to compare, one as often as it was asked for.</summary>
    public ChannelReader<ProgramKey> Wanted => wanted.Reader;

    /// <summary>Looks at one program soon. Returns at once.</summary>
    public void Soon(ProgramKey key) => wanted.Writer.TryWrite(key);

    public Instant AskedAt(ProgramKey program) => asked.GetValueOrDefault(program, Instant.MinValue);

    public void AskSoon(ProgramKey program)
    {
        waitedFor[program] = true;
        Soon(program);
    }

    /// <summary>A program's people are as Slack had them at that instant. True when somebody waits to hear of it.</summary>
    public bool Compared(ProgramKey key, Instant at)
    {
        asked[key] = at;
        return waitedFor.TryRemove(key, out _);
    }
}
