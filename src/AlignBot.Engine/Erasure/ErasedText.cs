using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AlignBot.Engine.Erasure;

/// <summary>Takes words out of what a column holds: JSON, what Slack was answered, or plain text.</summary>
/// <param name="id">A Slack id that becomes another wherever it stands; null for none.</param>
/// <param name="instead">What it becomes.</param>
/// <param name="names">Names that go wherever they stand as whole words.</param>
/// <param name="texts">Texts that go wherever they stand.</param>
public sealed class ErasedText(string? id, string? instead, IReadOnlyCollection<string> names, IReadOnlyCollection<string> texts)
{
    /// <summary>What stands where something was.</summary>
    public const string Gone = "[erased]";

    /// <summary>Shorter than that a text is anybody's: 'Yes' is no trace of whoever said it.</summary>
    const int Telling = 12;

    readonly IReadOnlyList<(Regex What, string Instead)> words =
    [
        .. id is null ? [] : new[] { (Word(id), instead ?? Gone) },
        .. names.SelectMany(Written).OrderByDescending(name => name.Length).Select(name => (Word(name), Gone)),
    ];

    readonly IReadOnlyList<string> texts = [.. texts.Where(text => text.Length >= Telling).SelectMany(Written).OrderByDescending(text => text.Length)];

    /// <summary>What is left; null where nothing goes.</summary>
    public string? Without(string value)
    {
        if (value.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                return JsonNode.Parse(value) is { } json && Without(json) ? json.ToJsonString() : null;
            }
            catch (JsonException)
            {
                // Text that only begins like JSON.
            }
        }

        var left = Plain(value);
        return left == value ? null : left;
    }

    /// <summary>Whether anything of it would go.</summary>
    public bool IsIn(string value) => Without(value) is not null;

    bool Without(JsonNode json)
    {
        var isChanged = false;
        switch (json)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (Plain(name) is var renamed && renamed != name)
                    {
                        fields.Remove(name);
                        fields[renamed] = value;
                        isChanged = true;
                    }

                    isChanged |= value is JsonValue text && Left(text) is { } left ? Set(() => fields[renamed] = left) : value is not null && Without(value);
                }

                break;
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    var here = at;
                    isChanged |= items[at] is JsonValue text && Left(text) is { } left ? Set(() => items[here] = left) : items[at] is { } item && Without(item);
                }

                break;
            default:
                break;
        }

        return isChanged;
    }

    string? Left(JsonValue value) => value.TryGetValue<string>(out var text) && Plain(text) is var left && left != text ? left : null;

    string Plain(string value)
    {
        foreach (var text in texts)
        {
            value = value.Replace(text, Gone, StringComparison.Ordinal);
        }

        foreach (var (what, put) in words)
        {
            value = what.Replace(value, put);
        }

        return value;
    }

    static bool Set(Action set)
    {
        set();
        return true;
    }

    /// <summary>As it was typed, on one line, and as Slack has it.</summary>
    static IEnumerable<string> Written(string text)
    {
        string[] typed = [text, text.ReplaceLineEndings(" ")];
        return typed.SelectMany(one => new[]
        {
            one,
            one.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal),
        }).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal);
    }

    static Regex Word(string word) => new($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
