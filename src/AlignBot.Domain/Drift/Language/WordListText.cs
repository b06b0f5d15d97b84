using System.Collections.Immutable;

namespace AlignBot.Domain.Drift.Language;

/// <summary>A list of words as people edit it: entries between commas or on lines of their own.</summary>
public static class WordListText
{
    /// <summary>The most entries of one field.</summary>
    public const int MostEntries = 120;

    /// <summary>The longest entry, in UTF-16 units.</summary>
    public const int LongestEntry = 40;

    /// <summary>The fields, by the names under which a form has them, with what each is for.</summary>
    public static ImmutableArray<(string Field, string Label, bool IsNeeded)> Fields { get; } =
    [
        ("they", "They", true), ("we", "We", true), ("both", "What is of both by itself", false),
            ("us", "The team, as whom it happens to", false),
        ("ought", "What somebody ought to do, or never does", true), ("never", "What is not done, some words behind a name", false),
        ("blame", "What stands before a name and blames it", false),
        ("sales", "Names of sales and its people", true), ("marketing", "Names of marketing and its people", true),
        ("group", "What may stand behind such a name", false), ("outsiders", "Those who are outside of both", false),
        ("growth", "What figures do, and people do not", false),
    ];

    /// <summary>The entries of a field.</summary>
    public static ImmutableArray<string> Of(WordList list, string field) => field switch
    {
        "they" => list.They,
        "we" => list.We,
        "both" => list.Both,
        "us" => list.Us,
        "ought" => list.Ought,
        "never" => list.Never,
        "blame" => list.Blame,
        "sales" => list.Sales,
        "marketing" => list.Marketing,
        "group" => list.Group,
        "outsiders" => list.Outsiders,
        "growth" => list.Growth,
        _ => throw new InvalidOperationException($"A list of words has no field '{field}'."),
    };

    /// <summary>A list from what was typed in each field.</summary>
    /// <param name="language">Of which language.</param>
    /// <param name="typed">What stands in a field.</param>
    public static WordList Read(string language, Func<string, string?> typed)
    {
        return new WordList
        {
            Language = language,
            They = Entries("they"),
            We = Entries("we"),
            Both = Entries("both"),
            Us = Entries("us"),
            Ought = Entries("ought"),
            Never = Entries("never"),
            Blame = Entries("blame"),
            Sales = Entries("sales"),
            Marketing = Entries("marketing"),
            Group = Entries("group"),
            Outsiders = Entries("outsiders"),
            Growth = Entries("growth"),
        };

        ImmutableArray<string> Entries(string field) =>
        [
            .. (typed(field) ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(entry => string.Join(' ', entry.ToLowerInvariant().Replace('’', '\'').Split((char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries)))
                .Where(entry => entry.Length > 0).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>As it stands in the field of a form.</summary>
    public static string Write(ImmutableArray<string> entries) => string.Join(", ", entries);

    /// <summary>Whether two lists say the same.</summary>
    public static bool AreAlike(WordList one, WordList other) => one.Language == other.Language
        && Fields.All(field => Of(one, field.Field).SequenceEqual(Of(other, field.Field), StringComparer.Ordinal));

    /// <summary>What is wrong with a list, by the field: a sentence each.</summary>
    public static ImmutableArray<(string Field, string Problem)> Problems(WordList list)
    {
        var problems = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (field, _, isNeeded) in Fields)
        {
            var entries = Of(list, field);
            if (isNeeded && entries.IsEmpty)
            {
                problems.Add((field, "Write at least one word; without it nothing can be told."));
            }
            else if (entries.Length > MostEntries)
            {
                problems.Add((field, $"{entries.Length} entries are too many; {MostEntries} at most."));
            }
            else if (entries.FirstOrDefault(entry => entry.Length > LongestEntry || !entry.Any(char.IsLetter)) is { } odd)
            {
                problems.Add((field,
                    $"'{TextLimits.Cut(odd, LongestEntry)}' is no word; write words of {LongestEntry} letters at most between commas."));
            }
        }

        return problems.ToImmutable();
    }
}
