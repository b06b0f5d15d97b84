using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;

namespace AlignBot.Domain.Differences;

/// <summary>Reads the deals that a figure is made of as people type or paste them: a line each, 'O-17; Acme; 40,000'.</summary>
public static class DealLines
{
    /// <summary>More are a source's to give.</summary>
    public const int Most = 200;

    static readonly char[] Between = [';', '\t', '|'];

    /// <summary>The deals; or what is wrong, a sentence for each line.</summary>
    public static (ImmutableArray<FigureDeal> Deals, ImmutableArray<string> Problems) Read(string? typed)
    {
        var (deals, problems) = (ImmutableArray.CreateBuilder<FigureDeal>(), ImmutableArray.CreateBuilder<string>());
        var lines = (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var number = 1; number <= lines.Length; number++)
        {
            if (lines[number - 1] is not { Length: > 0 } line)
            {
                continue;
            }

            var parts = line.Split(Between, StringSplitOptions.TrimEntries);
            if (parts.Length is < 2 or > 3 || parts[0].Length == 0)
            {
                problems.Add($"Line {number} is no deal; write its id, its account and its amount: O-17; Acme; 40,000.");
            }
            else if (FigureText.Amount(parts[^1]) is not { } amount)
            {
                problems.Add($"Line {number}: '{TextLimits.Cut(parts[^1], 40)}' is no amount; write it as 40,000.");
            }
            else if (!seen.Add(parts[0]))
            {
                problems.Add($"Line {number} names {TextLimits.Cut(parts[0], 40)} a second time.");
            }
            else
            {
                deals.Add(new FigureDeal(
                    TextLimits.Cut(parts[0], TextLimits.Name), parts.Length == 3 && parts[1].Length > 0 ? TextLimits.Cut(parts[1], TextLimits.Name) : null, amount));
            }
        }

        if (deals.Count > Most)
        {
            problems.Add($"These are {deals.Count} deals; at most {Most} can be listed. Leave the list empty, or let a source give the figure.");
        }

        return problems.Count > 0 ? ([], problems.ToImmutable()) : (deals.ToImmutable(), []);
    }
}
