using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Answers a query from the org's rows.</summary>
sealed class SoqlRun
{
    readonly SalesforceOrg org;
    readonly SoqlQuery query;
    readonly bool deletedToo;

    /// <exception cref="SoqlRefusal">It names what the org does not have, or what the bot's user may not read.</exception>
    public SoqlRun(SalesforceOrg org, SoqlQuery query, bool deletedToo)
    {
        (this.org, this.query, this.deletedToo) = (org, query, deletedToo);
        Table = org.Table(query.From) ?? throw new SoqlRefusal("INVALID_TYPE", $"sObject type '{query.From}' is not supported.");
        foreach (var path in query.Select.Concat(query.OrderBy.Select(order => order.Path)))
        {
            FieldOf(path);
        }
        Check(query.Where);
    }

    public SalesforceTable Table { get; }

    /// <summary>The rows that are meant, in order. To be called under the org's gate.</summary>
    public List<SalesforceRow> Rows()
    {
        var rows = Table.Rows.Values
            .Where(row => deletedToo || (row["IsDeleted"] is not true && row["IsArchived"] is not true))
            .Where(row => query.Where is null || Holds(query.Where, row));
        if (query.OrderBy.Length > 0)
        {
            rows = rows.Order(Comparer<SalesforceRow>.Create(Compare));
        }
        rows = rows.Skip(query.Offset);
        return [.. query.Limit is { } limit ? rows.Take(limit) : rows];
    }

    /// <summary>A value by its path, through lookups; null where one of them is empty.</summary>
    public object? ValueOf(SalesforceRow row, SoqlPath path)
    {
        var at = row;
        foreach (var step in path.Parts[..^1])
        {
            var lookup = org.Table(at.Type)!.ByRelationship(step)!;
            if (at[lookup.Name] is not string id || org.Find(id) is not { } next)
            {
                return null;
            }
            at = next;
        }
        return at[path.Parts[^1]];
    }

    SalesforceField FieldOf(SoqlPath path)
    {
        var on = Table;
        foreach (var step in path.Parts[..^1])
        {
            var lookup = on.ByRelationship(step)
                ?? throw Invalid(path, $"Didn't understand relationship '{step}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after it.");
            on = org.Table(lookup.RefersTo!)!;
        }
        var name = path.Parts[^1];
        return on.Field(name) ?? throw Invalid(path, $"No such column '{name}' on entity '{on.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after it.");
    }

    static SoqlRefusal Invalid(SoqlPath path, string message) => new("INVALID_FIELD", $"{path}\n^\nERROR at Row:1:Column:{path.Column}\n{message}");

    void Check(SoqlCondition? condition)
    {
        switch (condition)
        {
            case SoqlCondition.All { Of: var parts }:
                parts.ToList().ForEach(Check);
                break;
            case SoqlCondition.Any { Of: var parts }:
                parts.ToList().ForEach(Check);
                break;
            case SoqlCondition.Not { Of: var inner }:
                Check(inner);
                break;
            case SoqlCondition.Compare compare:
                Check(compare, FieldOf(compare.Path));
                break;
        }
    }

    static void Check(SoqlCondition.Compare compare, SalesforceField field)
    {
        if (!field.Filterable)
        {
            throw Invalid(compare.Path, $"field '{field.Name}' can not be filtered in a query call");
        }
        foreach (var value in compare.Values.Where(value => value.Kind != SoqlLiteralKind.Null))
        {
            var fits = field.Type switch
            {
                "boolean" => value.Kind == SoqlLiteralKind.Truth,
                "date" => value.Kind is SoqlLiteralKind.Day or SoqlLiteralKind.Days,
                "datetime" => value.Kind is SoqlLiteralKind.Moment or SoqlLiteralKind.Days,
                "currency" or "double" or "int" or "percent" => value.Kind == SoqlLiteralKind.Number,
                _ => value.Kind == SoqlLiteralKind.Text,
            };
            if (!fits)
            {
                throw Invalid(compare.Path, $"value of filter criterion for field '{field.Name}' must be of type {field.Type}");
            }
        }
    }

    bool Holds(SoqlCondition condition, SalesforceRow row) => condition switch
    {
        SoqlCondition.All { Of: var parts } => parts.All(part => Holds(part, row)),
        SoqlCondition.Any { Of: var parts } => parts.Any(part => Holds(part, row)),
        SoqlCondition.Not { Of: var inner } => !Holds(inner, row),
        SoqlCondition.Compare compare => Holds(compare, ValueOf(row, compare.Path), FieldOf(compare.Path)),
        _ => throw new InvalidOperationException($"There is no rule for {condition}."),
    };

    static bool Holds(SoqlCondition.Compare compare, object? value, SalesforceField field) => compare.Operator switch
    {
        "IN" => compare.Values.Any(one => Same(value, one, field)),
        "NOT IN" => !compare.Values.Any(one => Same(value, one, field)),
        "=" => Same(value, compare.Values[0], field),
        "!=" => !Same(value, compare.Values[0], field),
        "LIKE" => Like(value as string, compare.Values[0].Value as string ?? ""),
        "INCLUDES" => compare.Values.Any(one => Parts(value).Contains((string)one.Value!, StringComparer.OrdinalIgnoreCase)),
        "EXCLUDES" => !compare.Values.Any(one => Parts(value).Contains((string)one.Value!, StringComparer.OrdinalIgnoreCase)),
        "<" => Against(value, compare.Values[0]) is { } order && order.ToFirst < 0,
        "<=" => Against(value, compare.Values[0]) is { } order && order.ToLast <= 0,
        ">" => Against(value, compare.Values[0]) is { } order && order.ToLast > 0,
        ">=" => Against(value, compare.Values[0]) is { } order && order.ToFirst >= 0,
        _ => throw new InvalidOperationException($"There is no rule for {compare.Operator}."),
    };

    static string[] Parts(object? value) => (value as string)?.Split(';') ?? [];

    static bool Same(object? value, SoqlLiteral literal, SalesforceField field) => literal.Kind switch
    {
        SoqlLiteralKind.Null => value is null or "",
        SoqlLiteralKind.Text when field.Type is "id" or "reference" => value is string id && Long(id) == Long((string)literal.Value!),
        SoqlLiteralKind.Text => string.Equals(value as string, (string)literal.Value!, StringComparison.OrdinalIgnoreCase),
        SoqlLiteralKind.Day or SoqlLiteralKind.Days or SoqlLiteralKind.Moment => Against(value, literal) is { ToFirst: >= 0, ToLast: <= 0 },
        _ => Equals(value, literal.Value),
    };

    static string Long(string id) => id.Length == 15 ? SalesforceOrg.Long(id) : id;

    static bool Like(string? value, string pattern) => value is not null && Regex.IsMatch(
        value,
        "^" + Regex.Replace(Regex.Escape(pattern), @"\\\\_|\\\\%|_|%", found => found.Value switch { "_" => ".", "%" => ".*", _ => found.Value[2..] }, RegexOptions.None, TimeSpan.FromSeconds(1)) + "$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>How a value lies to the first and to the last moment that a literal means. Null: they can't be compared.</summary>
    static (int ToFirst, int ToLast)? Against(object? value, SoqlLiteral literal)
    {
        if (value is null || literal.Value is null)
        {
            return null;
        }
        if (literal.Value is DateTimeOffset first)
        {
            if (Moment(value) is not { } moment)
            {
                return null;
            }
            var toFirst = moment.CompareTo(first);
            return (toFirst, literal.Until is { } until ? moment < until ? Math.Min(toFirst, 0) : 1 : toFirst);
        }
        var order = value is decimal left && literal.Value is decimal right
            ? left.CompareTo(right)
            : string.Compare(value as string, literal.Value as string, StringComparison.OrdinalIgnoreCase);
        return (order, order);
    }

    static DateTimeOffset? Moment(object? value) =>
        value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    int Compare(SalesforceRow? left, SalesforceRow? right)
    {
        foreach (var order in query.OrderBy)
        {
            var (a, b) = (ValueOf(left!, order.Path), ValueOf(right!, order.Path));
            var found = (a, b) switch
            {
                (null, null) => 0,
                (null, _) => order.NullsLast ? 1 : -1,
                (_, null) => order.NullsLast ? -1 : 1,
                (decimal one, decimal other) => one.CompareTo(other) * (order.Descending ? -1 : 1),
                (bool one, bool other) => one.CompareTo(other) * (order.Descending ? -1 : 1),
                _ => string.CompareOrdinal(a as string, b as string) * (order.Descending ? -1 : 1),
            };
            if (found != 0)
            {
                return found;
            }
        }
        return 0;
    }
}
