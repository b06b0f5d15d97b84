using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Domain.Records;

/// <summary>One thing about an opportunity that is not as the reading before had it.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">As it was: a day as 2026-09-30, an amount with a point. Null when it was blank.</param>
/// <param name="After">As it is now; null when it is blank.</param>
public sealed record OpportunityMove(OpportunityField Field, string? Before, string? After)
{
    /// <summary>
    /// By how many days the close date was pushed out; negative where it was pulled in, null for every other move and where a day is
    /// blank.
    /// </summary>
    public int? DaysPushed =>
        Field is OpportunityField.CloseDate && Day(Before) is { } before
            && Day(After) is { } after ? Period.DaysBetween(before, after) : null;

    /// <summary>What moved between two complete readings, in the order of the fields; empty where nothing did.</summary>
    public static ImmutableArray<OpportunityMove> Between(OpportunityStand before, OpportunityStand after) =>
    [
        .. new[]
        {
            new OpportunityMove(OpportunityField.Stage, before.Stage, after.Stage),
            new OpportunityMove(OpportunityField.Standing, Word(before.Standing), Word(after.Standing)),
            new OpportunityMove(OpportunityField.Amount, Written(before.Amount), Written(after.Amount)),
            new OpportunityMove(OpportunityField.Currency, before.Currency, after.Currency),
            new OpportunityMove(OpportunityField.CloseDate, Written(before.CloseDate), Written(after.CloseDate)),
        }.Where(move => move.Before != move.After),
    ];

    /// <summary>An amount as it is kept: 1000 and 1000.00 are one.</summary>
    public static string? Written(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A day as it is kept: 2026-09-30.</summary>
    public static string? Written(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    static LocalDate? Day(string? written) =>
        written is not null && LocalDatePattern.Iso.Parse(written).TryGetValue(default, out var day) ? day : null;

    static string Word(OpportunityStanding standing) => standing switch
    {
        OpportunityStanding.Won => "won",
        OpportunityStanding.Lost => "lost",
        _ => "open",
    };
}

/// <summary>What of an opportunity can move. Its number is stored.</summary>
public enum OpportunityField
{
    /// <summary>Its stage.</summary>
    Stage = 0,

    /// <summary>Whether it is open, won or lost.</summary>
    Standing = 1,

    /// <summary>Its amount.</summary>
    Amount = 2,

    /// <summary>The amount's currency.</summary>
    Currency = 3,

    /// <summary>The day on which it is expected to close, or did.</summary>
    CloseDate = 4,
}
