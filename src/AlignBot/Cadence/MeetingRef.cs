using System.Globalization;
using AlignBot.Domain.Cadence;
using AlignBot.Storage;

namespace AlignBot.Cadence;

/// <summary>Which meeting a button or form is about, at which section its reader saw it, and which item. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct MeetingRef(int ProgramId, Guid MeetingId, int Section = 0, Guid? Item = null)
{
    public AgendaItemId ItemId => new(Item ?? default);

    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{MeetingId:N}/{Section}/{(Item is { } item ? item.ToString("N") : "")}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static MeetingRef? Parse(string? text)
    {
        var parts = text?.Split('/') ?? [];
        Guid item = default;
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            && Guid.TryParseExact(parts[1], "N", out var meeting)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var section)
            && (parts[3].Length == 0 || Guid.TryParseExact(parts[3], "N", out item))
            ? new MeetingRef(program, meeting, section, parts[3].Length == 0 ? null : item)
            : null;
    }
}
