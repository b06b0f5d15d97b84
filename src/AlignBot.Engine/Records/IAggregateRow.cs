using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Records;

/// <summary>The row of a thing that the rules of a feature move: its state, in its program.</summary>
public interface IAggregateRow : IStateRow
{
    int InstallationId { get; }

    int ProgramId { get; }

    /// <summary>Rises with each change: nobody writes over what somebody else has written meanwhile.</summary>
    int Version { get; set; }
}
