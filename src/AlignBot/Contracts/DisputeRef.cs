using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Which dispute a button or form is about, and which round and level its reader saw. Travels in button values and modals.</summary>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct DisputeRef(int ProgramId, Guid DisputeId, int Round, int Level)
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{DisputeId:N}/{Round}/{Level}");

    /// <summary>The reference with the stamp of the terms that its reader has before them: nobody agrees to what they did not see.</summary>
    public string With(int terms) => string.Create(CultureInfo.InvariantCulture, $"{this}#{terms}");

    /// <summary>Reads what <see cref="With"/> or <see cref="ToString"/> wrote; without a stamp the terms are 0.</summary>
    public static (DisputeRef About, int Terms)? ParseWithTerms(string? text)
    {
        var parts = text?.Split('#') ?? [];
        return parts.Length switch
        {
            1 when Parse(parts[0]) is { } about => (about, 0),
            2 when Parse(parts[0]) is { } about && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var terms) => (about, terms),
            _ => null,
        };
    }

    /// <summary>A stamp of a text: a proposed default has no number by which it could be told from a newer one.</summary>
    public static int Stamp(string text) =>
        BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & int.MaxValue;

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
