using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Engine.Exports;

namespace AlignBot.BusinessReviews;

/// <summary>The canonical text of a business review: Markdown that is kept, signed by its digest, and sent as a file, byte for
/// byte.</summary>
static class ReviewMarkdown
{
    static readonly string[] Blank = [""];

    /// <summary>The whole of it.</summary>
    public static string Of(ReviewContent review) =>
        $"# Business review of {review.Quarter}\n\n{Text(review.Program)}, {review.Days}. {Text(review.Made)}\n\n"
        + $"The figures are those of the record at that moment. The digest of its newest entry was `{review.Head}`.\n\n{Body(review)}";

    /// <summary>What it says, without when and by whom: two versions with the same one say the same.</summary>
    public static string Body(ReviewContent review)
    {
        var text = new StringBuilder();
        Part("Two quarters together", [Text(review.Verdict)]);
        text.Append("## Measures\n\n| measure | share | of | moved |\n|---|---|---|---|\n");
        foreach (var measure in review.Measures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {measure.Name} | {measure.Figure} | {Text(measure.Doubt ?? measure.Of ?? "")} | {Text(measure.Since ?? "")} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Text(review.Ground)}\n\n");
        Part("The operating model", [.. review.Parts.Select(part => $"- {part.Title}: {Text(part.State)}")]);
        Part("Cadence", [Text(review.Cadence)]);
        Part("Disputes", [Text(review.Disputes)]);
        Part(
            "Findings, and who owns them",
            [
                .. review.Findings.Select(finding => $"- {Text(finding.Text)} ({Text(finding.Owner)})"),
                .. review.MoreFindings > 0 ? new[] { $"- and {review.MoreFindings} more" } : [],
                .. review.Findings.IsEmpty ? [] : Blank,
                Text(review.FoundIn),
            ]);
        Part("Return on the programme's cost", [Text(review.Return), "", ReviewWords.Definition]);
        return text.ToString();

        void Part(string title, IReadOnlyList<string> lines) =>
            text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n{string.Join('\n', lines)}\n\n");
    }

    /// <summary>SHA-256 of a text in UTF-8, lower-case hex.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Text(string text) => MarkdownText.Line(text);
}
