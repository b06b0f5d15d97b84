using System.Buffers.Text;
using System.Globalization;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which meeting a button or form is about, at which section its reader saw it, and which item. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click. Both ids stand in it by 22 characters each: the value of a menu's entry may
/// have no more than 75 in all.</remarks>
readonly record struct MeetingRef(int ProgramId, Guid MeetingId, int Section = 0, Guid? Item = null)
{
    public AgendaItemId ItemId => new(Item ?? default);

    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{Short(MeetingId)}/{Section}/{(Item is { } item ? Short(item) : "")}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static MeetingRef? Parse(string? text)
    {
        var parts = text?.Split('/') ?? [];
        Guid item = default;
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            && TryRead(parts[1], out var meeting)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var section)
            && (parts[3].Length == 0 || TryRead(parts[3], out item))
            ? new MeetingRef(program, meeting, section, parts[3].Length == 0 ? null : item)
            : null;
    }

    static string Short(Guid id) => Base64Url.EncodeToString(id.ToByteArray());

    static bool TryRead(string text, out Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        var isId = text.Length == 22 && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length;
        id = isId ? new Guid(bytes) : default;
        return isId;
    }
}
