using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AlignBot.Cadence.Agendas;

/// <summary>Schema 1 of meetings and series: an item that is an open dispute said so by its source and its words alone. It is marked as one, so that the meeting
/// can't decide it over those who sit in it; who they are and until when comes with the next word of the dispute.</summary>
static partial class DisputeItemUpcaster
{
    const string Source = "dispute/";

    /// <param name="items">The field that holds the items.</param>
    public static JsonObject Mark(JsonObject older, string items)
    {
        foreach (var item in (older[items] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (item["Dispute"] is null && (string?)item["Source"] is { } source && source.StartsWith(Source, StringComparison.Ordinal)
                && Guid.TryParseExact(source[Source.Length..], "N", out var dispute))
            {
                item["Dispute"] = new JsonObject
                {
                    ["Id"] = new JsonObject { ["Value"] = dispute.ToString() },
                    ["Number"] = Number().Match((string?)item["Text"] ?? "") is { Success: true } found ? int.Parse(found.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0,
                    ["Deciders"] = new JsonArray(),
                };
            }
        }

        return older;
    }

    [GeneratedRegex(@"^DSP-(?<number>[0-9]{1,9})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
