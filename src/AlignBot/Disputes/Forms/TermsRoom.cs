using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;

namespace AlignBot.Disputes.Forms;

/// <summary>What of a form for terms is open: it begins short, and grows by what its reader asks for.</summary>
/// <param name="Actions">How many actions there is room for.</param>
/// <param name="Dates">Whether there are fields for dates.</param>
/// <param name="Words">Whether there is a field for words of one's own. Never taken away again: somebody may have typed into it.</param>
readonly record struct TermsRoom(int Actions, bool Dates, bool Words)
{
    /// <summary>As much as these terms fill; as little as there can be where there are none.</summary>
    public static TermsRoom For(Domain.Disputes.Terms? given) => given is null
        ? default
        : new(given.Actions.Length, given.EffectiveOn is not null || given.ReviewOn is not null, given.Other is not null);

    /// <summary>Kept beside the dispute in the form's own metadata.</summary>
    public string With(DisputeRef about) => string.Create(CultureInfo.InvariantCulture, $"{about}|{Actions}|{(Dates ? "d" : "")}{(Words ? "w" : "")}");

    /// <summary>Reads what <see cref="With"/> wrote.</summary>
    public static TermsRoom Of(string metadata) => metadata.Split('|') is [_, var actions, .. var rest]
        && int.TryParse(actions, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(Math.Min(count, TextLimits.Actions), rest is [var dates, ..] && dates.Contains('d'), rest is [var words, ..] && words.Contains('w'))
            : default;
}
