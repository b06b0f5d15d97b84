using System.Globalization;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.BusinessReviews;

/// <summary>Which quarter, and which version, a button or form is about. Travels in button values and modals.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="Number">The version; 0 where none is meant.</param>
/// <remarks>Proves nothing: who may act is checked on every click.</remarks>
readonly record struct ReviewRef(int ProgramId, LocalDate Quarter, int Number = 0)
{
    public ProgramKey Program(int installationId) => new(installationId, ProgramId);

    public override string ToString() =>
        new ProgramRef(ProgramId, string.Create(CultureInfo.InvariantCulture, $"{ReviewTables.Text(Quarter)}/{Number}")).ToString();

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static ReviewRef? Parse(string? text) =>
        ProgramRef.Parse(text) is { } about && about.Rest.Split('/') is [var first, var number]
        && LocalDatePattern.Iso.Parse(first) is { Success: true, Value: { Year: > 1900 and < 2300 } quarter }
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new ReviewRef(about.ProgramId, quarter, version)
            : null;
}
