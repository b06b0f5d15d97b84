using System.Globalization;

namespace AlignBot.Setup;

/// <summary>What a page or a button of a set-up carries along.</summary>
/// <param name="Channel">Whose set-up.</param>
/// <param name="Step">The step's key, or the preview's.</param>
/// <param name="Version">Of the step's answers as the page shows them; 0 for proposals.</param>
readonly record struct SetupRef(string Channel, string Step = "", int Version = 0)
{
    const string Kind = "setup";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{Channel}/{Step}/{Version}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static SetupRef? Parse(string? text) =>
        text?.Split('/') is [Kind, { Length: > 0 } channel, var step, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SetupRef(channel, step, number)
            : null;
}
