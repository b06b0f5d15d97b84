using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Disputes;

namespace AlignBot.Precedents;

/// <summary>How many of the last decisions a new dispute of a category shows: <c>precedents: 5</c> in the category's line of the program file.</summary>
sealed class PrecedentsOfCategory : ICategoryField
{
    const string Field = "precedents";

    /// <summary>More than these nobody reads on a card.</summary>
    const int Most = 10;

    /// <summary>Where the category does not say.</summary>
    const int Usual = 3;

    public string Name => Field;

    public string? WhyNot(string value) => Number(value) is null ? $"'{value}' must be a whole number from 0 to {Most}." : null;

    /// <summary>For a dispute, by the path that it was raised under.</summary>
    public static int Of(Dispute dispute) => dispute.Path.Category(dispute.Category)?.Setting(Field) is { } value ? Number(value) ?? Usual : Usual;

    static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;
}
