namespace AlignBot.Engine.Storage;

/// <summary>The counters and the chain's head of one program, held by the unit of work that writes in it.</summary>
public sealed class ProgramHead
{
    public required ProgramKey Key { get; init; }
    public required int RosterVersion { get; set; }
    public required int DisputeCount { get; set; }
    public required int DecisionCount { get; set; }
    public required long HistoryCount { get; set; }

    /// <summary>Digest of the newest history row, 32 bytes.</summary>
    public required byte[] HistoryHead { get; set; }

    public bool Changed { get; private set; }

    public ProgramHead Copy() => new()
    {
        Key = Key,
        RosterVersion = RosterVersion,
        DisputeCount = DisputeCount,
        DecisionCount = DecisionCount,
        HistoryCount = HistoryCount,
        HistoryHead = HistoryHead,
    };

    public int NextDispute()
    {
        Changed = true;
        return ++DisputeCount;
    }

    public int NextDecision()
    {
        Changed = true;
        return ++DecisionCount;
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
