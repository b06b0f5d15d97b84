using System.Globalization;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

/// <summary>What a button or form of a program carries along: the program, and whatever else the button or form is about.</summary>
/// <remarks>The workspace is the request's own, so that a forged value never leads out of it.</remarks>
public readonly record struct ProgramRef(int ProgramId, string Rest = "")
{
    public ProgramKey In(int installationId) => new(installationId, ProgramId);

    public override string ToString() => Rest.Length == 0 ? ProgramId.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{Rest}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is nothing of the kind.</summary>
    public static ProgramRef? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return int.TryParse(slash < 0 ? text : text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            ? new ProgramRef(program, slash < 0 ? "" : text[(slash + 1)..])
            : null;
    }
}
