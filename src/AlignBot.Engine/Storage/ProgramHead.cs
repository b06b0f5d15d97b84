namespace AlignBot.Engine.Storage;

/// <summary>The counters and the chain's head of one program, held by the unit of work that writes in it.</summary>
public sealed class ProgramHead
{
    public required ProgramKey Key { get; init; }
    public required int RosterVersion { get; set; }

    /// <summary>How far each kind of number has got: 'DSP=14 DEC=31'.</summary>
    public required string Numbers { get; set; }

    public required long HistoryCount { get; set; }

    /// <summary>Digest of the newest history row, 32 bytes.</summary>
    public required byte[] HistoryHead { get; set; }

    public bool Changed { get; private set; }

    public ProgramHead Copy() => new()
    {
        Key = Key,
        RosterVersion = RosterVersion,
        Numbers = Numbers,
        HistoryCount = HistoryCount,
        HistoryHead = HistoryHead,
    };

    /// <summary>Whether nothing has happened in the program between the two.</summary>
    public bool IsSame(ProgramHead other) =>
        HistoryCount == other.HistoryCount && RosterVersion == other.RosterVersion && HistoryHead.AsSpan().SequenceEqual(other.HistoryHead);

    /// <summary>The last number that was taken of a kind; 0 before the first.</summary>
    /// <param name="kind">What stands before it: 'DSP'.</param>
    public int Last(string kind) => ProgramNumbers.Last(Numbers, kind);

    /// <summary>Takes the next number of a kind.</summary>
    public int Next(string kind)
    {
        Changed = true;
        var next = Last(kind) + 1;
        Numbers = ProgramNumbers.With(Numbers, kind, next);
        return next;
    }

    public void RosterChanged()
    {
        Changed = true;
        RosterVersion++;
    }

    public void Chained(byte[] digest)
    {
        Changed = true;
        HistoryCount++;
        HistoryHead = digest;
    }
}
