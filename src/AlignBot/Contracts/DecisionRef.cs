using System.Globalization;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which entry of the log a button or form is about. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct DecisionRef(int ProgramId, Guid DecisionId)
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{DecisionId:N}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static DecisionRef? Parse(string? text) => text?.Split('/') is [var program, var decision]
        && int.TryParse(program, NumberStyles.None, CultureInfo.InvariantCulture, out var programId)
        && Guid.TryParseExact(decision, "N", out var id)
            ? new DecisionRef(programId, id)
            : null;
}
