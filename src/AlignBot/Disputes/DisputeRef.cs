using System.Globalization;
using AlignBot.Storage;

namespace AlignBot.Disputes;

/// <summary>Which dispute a button or form is about, and which round and level its reader saw. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct DisputeRef(int ProgramId, Guid DisputeId, int Round, int Level)
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{DisputeId:N}/{Round}/{Level}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static DisputeRef? Parse(string? text)
    {
        var parts = text?.Split('/') ?? [];
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            && Guid.TryParseExact(parts[1], "N", out var dispute)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? new DisputeRef(program, dispute, round, level)
            : null;
    }
}
