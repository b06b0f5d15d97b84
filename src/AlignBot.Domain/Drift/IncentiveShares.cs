using System.Globalization;
using System.Text;

namespace AlignBot.Domain.Drift;

/// <summary>How much of the pay of each side is tied to the shared list, as the incentives say it.</summary>
/// <param name="Marketing">In percent. Null: it can't be told from the text.</param>
/// <param name="Sales">In percent. Null: it can't be told from the text.</param>
public readonly record struct IncentiveShares(decimal? Marketing, decimal? Sales)
{
    /// <summary>Reads a text such as 'Marketing: 30 % on pipeline of the list. Sales: 20 % on its coverage.'</summary>
    /// <remarks>A share is the first percentage of a sentence that names one side alone. A side with two sentences that
    /// say different shares can't be told.</remarks>
    public static IncentiveShares Read(string text)
    {
        List<decimal> marketing = [], sales = [];
        foreach (var sentence in SentencesOf(text))
        {
            var (ofMarketing, ofSales) = (Names(sentence, "marketing"), Names(sentence, "sales"));
            if (ofMarketing != ofSales && ShareIn(sentence) is { } share)
            {
                (ofMarketing ? marketing : sales).Add(share);
            }
        }

        return new IncentiveShares(Only(marketing), Only(sales));
    }

    static decimal? Only(List<decimal> shares) => shares.Distinct().Count() == 1 ? shares[0] : null;

    static bool Names(string sentence, string side) => sentence.Contains(side, StringComparison.OrdinalIgnoreCase);

    /// <summary>A point between two digits ends no sentence.</summary>
    static List<string> SentencesOf(string text)
    {
        var (sentences, sentence) = (new List<string>(), new StringBuilder());
        for (var at = 0; at < text.Length; at++)
        {
            var isDecimal = text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            if (text[at] is '.' or ';' or '\n' or '!' && !isDecimal)
            {
                sentences.Add(sentence.ToString());
                sentence.Clear();
                continue;
            }

            sentence.Append(text[at]);
        }

        return [.. sentences, sentence.ToString()];
    }

    static decimal? ShareIn(string sentence)
    {
        var at = sentence.IndexOf('%', StringComparison.Ordinal);
        var until = at < 0 ? -1 : sentence[..at].TrimEnd().Length;
        var from = until;
        while (from > 0 && (char.IsAsciiDigit(sentence[from - 1]) || sentence[from - 1] is '.' or ','))
        {
            from--;
        }

        return from < until && decimal.TryParse(
            sentence[from..until].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                && share <= 100
            ? share
            : null;
    }
}
