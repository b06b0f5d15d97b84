using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.Salesforce;

/// <summary>A query: fields by their API names, of one object, under conditions. No sub-queries, since those have pages of their
/// own.</summary>
sealed partial record Soql(string Object)
{
    static readonly InstantPattern MomentPattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.fff'Z'");

    /// <summary>In the order of asking, each once; Id is always among them.</summary>
    public ImmutableArray<string> Fields { get; private init; } = ["Id"];

    public ImmutableArray<string> Conditions { get; private init; } = [];

    /// <summary>What was deleted, merged or archived comes as well.</summary>
    public bool DeletedToo { get; init; }

    /// <summary>A name, or a path through lookups, as the server's configuration has it.</summary>
    /// <exception cref="SourceException">It is none.</exception>
    public static string Path(string path, string setting) => PathPattern.IsMatch(path)
        ? path
        : throw new SourceException(
            SourceFaultKind.Config,
            $"{setting} is no API name of a field. Set it as Setup shows it: Tier__c, or Marketer__r.Email for a field behind a lookup.");

    /// <summary>A text in quotes.</summary>
    public static string Text(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                _ => letter.ToString(),
            });
        }
        return quoted.Append('\'').ToString();
    }

    public static string Moment(Instant moment) => MomentPattern.Format(moment);

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public Soql Asking(params IEnumerable<string?> fields) => this with
    {
        Fields = [.. Fields.Concat(fields.OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    /// <summary>A condition more; nothing where it is null.</summary>
    public Soql Where(string? condition) => condition is null ? this : this with { Conditions = Conditions.Add(condition) };

    /// <summary>The team's own condition, which may hold an OR.</summary>
    public Soql WhereWritten(string? condition) => Where(condition is null ? null : $"({condition})");

    /// <summary>Changed from a moment on and before another one.</summary>
    public Soql Changed(Instant? from, Instant? to) => Where(from is { } first ? $"SystemModstamp >= {Moment(first)}" : null)
        .Where(to is { } end ? $"SystemModstamp < {Moment(end)}" : null);

    public string Counting() => $"SELECT COUNT() FROM {Object}{WhereText()}";

    public override string ToString() => $"SELECT {string.Join(", ", Fields)} FROM {Object}{WhereText()}";

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,4}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    static partial Regex PathPattern { get; }

    string WhereText() => Conditions.IsEmpty ? "" : $" WHERE {string.Join(" AND ", Conditions)}";
}
