using System.Globalization;
using AlignBot.Engine.Storage;

namespace AlignBot.Actions;

/// <summary>Which follow-up a button or form is about. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct ActionRef(int ProgramId, Guid ActionId)
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{ActionId:N}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static ActionRef? Parse(string? text) => text?.Split('/') is [var program, var action]
        && int.TryParse(program, NumberStyles.None, CultureInfo.InvariantCulture, out var programId)
        && Guid.TryParseExact(action, "N", out var id)
            ? new ActionRef(programId, id)
            : null;
}
