namespace AlignBot.SlackSimulator.Validation;

enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>One walk over given blocks: the surface, what has been found wrong, and the ids seen so far.</summary>
sealed class Findings(Surface surface)
{
    public Surface Surface { get; } = surface;
    public List<(string Text, string Pointer)> Errors { get; } = [];
    public HashSet<string> BlockIds { get; } = [];
    public int Focused { get; set; }
    /// <summary>The type of the block being walked.</summary>
    public string Block { get; set; } = "";

    public void Add(string text, string pointer) => Errors.Add((text, pointer));
}

/// <summary>Checks one JSON value and reports with its JSON pointer.</summary>
delegate void Rule(JsonNode value, string at, Findings found);

/// <summary>A field of an object: its name, whether it must be there, and what its value must be.</summary>
sealed record Field(string Name, Rule Rule, bool Required = false);

/// <summary>The shapes that the tables of blocks and elements are made of.</summary>
static class Rules
{
    public static Field Must(string name, Rule rule) => new(name, rule, Required: true);

    public static Field May(string name, Rule rule) => new(name, rule);

    public static Rule Any { get; } = (_, _, _) => { };

    public static Rule Bool { get; } = (value, at, found) =>
    {
        if (value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            found.Add("must be a boolean", at);
        }
    };

    public static Rule Whole(long min, long max) => (value, at, found) =>
    {
        if (value.GetValueKind() != JsonValueKind.Number || !long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var n))
        {
            found.Add("must provide an integer", at);
        }
        else if (n < min)
        {
            found.Add(Say($"must be greater than {min - 1}"), at);
        }
        else if (n > max)
        {
            found.Add(Say($"must be less than {max + 1}"), at);
        }
    };

    /// <summary>A string of so many characters, counted as Slack does: in code points.</summary>
    public static Rule Text(int max, int min = 1) => (value, at, found) =>
    {
        if (value is not JsonValue v || !v.TryGetValue(out string? text))
        {
            found.Add("must provide a string", at);
        }
        else if (Length(text) < min)
        {
            found.Add(Say($"must be more than {min - 1} characters"), at);
        }
        else if (Length(text) > max)
        {
            found.Add(Say($"must be less than {max + 1} characters"), at);
        }
    };

    public static Rule OneOf(params string[] values) => (value, at, found) =>
    {
        if (value is not JsonValue v || !v.TryGetValue(out string? text) || !values.Contains(text))
        {
            found.Add($"must be a valid enum value: {string.Join(", ", values)}", at);
        }
    };

    public static Rule Pattern(string pattern, string what) => (value, at, found) =>
    {
        if (value is not JsonValue v || !v.TryGetValue(out string? text) || !System.Text.RegularExpressions.Regex.IsMatch(text, pattern))
        {
            found.Add($"must be {what}", at);
        }
    };

    public static Rule Url(int max) => (value, at, found) =>
    {
        Text(max)(value, at, found);
        if (value is JsonValue v && v.TryGetValue(out string? text) && text.Length > 0 && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            found.Add("must be a valid URL", at);
        }
    };

    public static Rule List(int min, int max, Rule item) => (value, at, found) =>
    {
        if (value is not JsonArray items)
        {
            found.Add("must provide an array", at);
            return;
        }
        if (items.Count < min)
        {
            found.Add(Say($"no fewer than {min} items allowed"), at);
        }

        if (items.Count > max)
        {
            found.Add(Say($"no more than {max} items allowed"), at);
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } one)
            {
                item(one, Say($"{at}/{i}"), found);
            }
            else
            {
                found.Add("must provide an object", Say($"{at}/{i}"));
            }
        }
    };

    public static Rule Object(params Field[] fields) => (value, at, found) => Fields(fields, value, at, found);

    /// <summary>Known fields are checked, missing ones named, unknown ones refused: Slack's schemas are closed.</summary>
    public static bool Fields(IReadOnlyList<Field> fields, JsonNode value, string at, Findings found)
    {
        if (value is not JsonObject given)
        {
            found.Add("must provide an object", at);
            return false;
        }
        foreach (var field in fields)
        {
            if (given[field.Name] is { } inner)
            {
                field.Rule(inner, $"{at}/{field.Name}", found);
            }
            else if (field.Required)
            {
                found.Add($"missing required field: {field.Name}", at);
            }
        }
        foreach (var (name, inner) in given)
        {
            if (name != "type" && inner is not null && fields.All(f => f.Name != name))
            {
                found.Add($"invalid additional property: {name}", at);
            }
        }
        return true;
    }

    public static Rule Plain(int max) => TextObject(max, ["plain_text"]);

    public static Rule Rich(int max) => TextObject(max, ["plain_text", "mrkdwn"]);

    static Rule TextObject(int max, string[] types) => (value, at, found) =>
    {
        var type = value.Str("type");
        if (value is JsonObject && (type is null || !types.Contains(type)))
        {
            found.Add(type is null ? "missing required field: type" : $"must be one of {string.Join(", ", types)}", $"{at}/type");
            return;
        }
        Fields(type == "mrkdwn" ? [Must("text", Text(max)), May("verbatim", Bool)] : [Must("text", Text(max)), May("emoji", Bool)], value, at, found);
    };

    public static int Length(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
