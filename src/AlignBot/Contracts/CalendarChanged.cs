using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Another working calendar is in force. Told after it is written, and before it is announced.</summary>
sealed record CalendarChanged(ProgramKey Program)
{
    /// <summary>What becomes of what was planned, a sentence each without its full stop: whoever follows adds theirs, and the announcement says them.</summary>
    public List<string> Moves { get; } = [];
}
