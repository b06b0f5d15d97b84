using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;

namespace AlignBot.Domain.Disputes;

/// <summary>What a person fills in to raise a dispute, with the ids the bot gives it.</summary>
public sealed record NewDispute
{
    /// <summary>The new dispute's id.</summary>
    public required DisputeId Id { get; init; }

    /// <summary>DSP-n, taken in the same transaction.</summary>
    public required int Number { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>Who raises it.</summary>
    public required UserId RaisedBy { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Key of the category.</summary>
    public required string Category { get; init; }

    /// <summary>The two parties. A side left null is taken from the member's function.</summary>
    public required ImmutableArray<DisputeParty> Parties { get; init; }

    /// <summary>The options; may be empty.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The account concerned.</summary>
    public string? Account { get; init; }

    /// <summary>What holds meanwhile.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>Another default than the path's. Binds once both parties agreed; the raiser's word counts when they are a party.</summary>
    public string? OtherDefault { get; init; }

    /// <summary>The message it is raised from.</summary>
    public QuotedMessage? Quote { get; init; }

    /// <summary>Why it is raised although something like it is there.</summary>
    public RaisedAlthough? Although { get; init; }

    /// <summary>The program's path now. It is frozen into the dispute.</summary>
    public required EscalationPath Path { get; init; }
}
