using System.Globalization;
using AlignBot.Engine.Storage;

namespace AlignBot.Cadence.Series;

/// <summary>Which series a button or form is about. Travels in button values and modals; proves nothing.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="SeriesId">The series; the id of one that is to be made, where there is none yet.</param>
/// <param name="Template">The template that it is made from; empty for one that stands.</param>
readonly record struct SeriesRef(int ProgramId, Guid SeriesId, string Template = "")
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProgramId}/{SeriesId:N}/{Template}");

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static SeriesRef? Parse(string? text) =>
        text?.Split('/') is [var program, var series, var template]
        && int.TryParse(program, NumberStyles.None, CultureInfo.InvariantCulture, out var programId)
        && Guid.TryParseExact(series, "N", out var id)
            ? new SeriesRef(programId, id, template)
            : null;
}
