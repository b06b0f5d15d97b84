using NodaTime;

namespace AlignBot.Sources;

/// <summary>One reading or check: how long it may take, and what it cost so far.</summary>
/// <remarks>Used by one reading at a time. Its figures may be read by others while it runs.</remarks>
public sealed class SourceRun
{
    readonly TimeProvider time;
    readonly Lock mutex = new();
    readonly List<string> notes = [];
    long calls;

    /// <param name="time">Real time; waits go by it.</param>
    /// <param name="limit">All tries and waits of the reading together.</param>
    public SourceRun(TimeProvider time, Duration limit)
    {
        this.time = time;
        Deadline = Now + limit;
    }

    /// <summary>Real time. A token's end, a quota's reset and a deadline are measured by it, never by business time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public Instant Deadline { get; }

    /// <summary>Requests made or statements run.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>The vendor's newest word on its quota.</summary>
    public SourceQuota? Quota { get; set; }

    /// <summary>What a person should know although the reading is whole: 'three owners are archived'. Each sentence once.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (mutex)
            {
                return [.. notes];
            }
        }
    }

    /// <summary>The accounts to ask about, for sources that are asked account by account. Null where nobody has a list, as in a
    /// check.</summary>
    public IAccountRounds? Rounds { get; init; }

    public void Called() => Interlocked.Increment(ref calls);

    public void Note(string sentence)
    {
        lock (mutex)
        {
            if (!notes.Contains(sentence))
            {
                notes.Add(sentence);
            }
        }
    }

    /// <summary>Waits, unless the deadline comes first.</summary>
    /// <exception cref="SourceException">The wait would go past the deadline; with <paramref name="why"/>, at once.</exception>
    public Task WaitAsync(Duration wait, SourceFault why, CancellationToken cancel) => Now + wait >= Deadline
        ? Task.FromException(new SourceException(why))
        : Task.Delay(wait.ToTimeSpan(), time, cancel);
}
