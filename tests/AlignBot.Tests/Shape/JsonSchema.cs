using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlignBot.Tests.Shape;

/// <summary>The part of JSON Schema draft-07 that Slack's manifest schema is written in.</summary>
/// <remarks>A keyword that it does not know makes it throw: nothing of a schema goes unchecked in silence.</remarks>
sealed class JsonSchema(JsonElement root)
{
    static readonly HashSet<string> Remarks =
        ["$schema", "$id", "title", "description", "format", "default", "definitions", "_note", "regex", "requires", "examples"];

    /// <summary>What of the value breaks the schema, each with its place.</summary>
    public IReadOnlyList<string> Problems(JsonElement value)
    {
        var problems = new List<string>();
        Check(root, value, "$", problems);
        return problems;
    }

    void Check(JsonElement schema, JsonElement value, string at, List<string> problems)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Require(schema.ValueKind == JsonValueKind.True, at, "is not allowed here");
            return;
        }

        foreach (var keyword in schema.EnumerateObject().Where(keyword => !Remarks.Contains(keyword.Name)))
        {
            Check(schema, keyword.Name, keyword.Value, value, at, problems);
        }

        void Require(bool holds, string place, string problem)
        {
            if (!holds)
            {
                problems.Add($"{place} {problem}");
            }
        }
    }

    void Check(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at, List<string> problems)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Resolve(rule.GetString()!), value, at, problems);
                break;
            case "type":
                Require(rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => Is(value, type.GetString()!)) : Is(value, rule.GetString()!), $"is not of type {rule}");
                break;
            case "enum":
                Require(rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"is not one of {rule}");
                break;
            case "anyOf":
                Require(rule.EnumerateArray().Any(option => Fits(option, value)), "fits none of the alternatives");
                break;
            case "minLength" when value.ValueKind == JsonValueKind.String:
                Require(value.GetString()!.Length >= rule.GetInt32(), $"is shorter than {rule}");
                break;
            case "maxLength" when value.ValueKind == JsonValueKind.String:
                Require(value.GetString()!.Length <= rule.GetInt32(), $"is longer than {rule}");
                break;
            case "pattern" when value.ValueKind == JsonValueKind.String:
                Require(Regex.IsMatch(value.GetString()!, rule.GetString()!), $"does not match {rule}");
                break;
            case "minItems" when value.ValueKind == JsonValueKind.Array:
                Require(value.GetArrayLength() >= rule.GetInt32(), $"has fewer than {rule} items");
                break;
            case "maxItems" when value.ValueKind == JsonValueKind.Array:
                Require(value.GetArrayLength() <= rule.GetInt32(), $"has more than {rule} items");
                break;
            case "uniqueItems" when value.ValueKind == JsonValueKind.Array && rule.GetBoolean():
                Require(value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(), "says something twice");
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check(rule, item, $"{at}[{index}]", problems);
                }

                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                foreach (var name in rule.EnumerateArray().Select(name => name.GetString()!))
                {
                    Require(value.TryGetProperty(name, out _), $"has no {name}");
                }

                break;
            case "minProperties" when value.ValueKind == JsonValueKind.Object:
                Require(value.EnumerateObject().Count() >= rule.GetInt32(), $"has fewer than {rule} fields");
                break;
            case "maxProperties" when value.ValueKind == JsonValueKind.Object:
                Require(value.EnumerateObject().Count() <= rule.GetInt32(), $"has more than {rule} fields");
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var field in value.EnumerateObject().Where(field => rule.TryGetProperty(field.Name, out _)))
                {
                    Check(rule.GetProperty(field.Name), field.Value, $"{at}.{field.Name}", problems);
                }

                break;
            case "patternProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var pattern in rule.EnumerateObject())
                {
                    foreach (var field in value.EnumerateObject().Where(field => Regex.IsMatch(field.Name, pattern.Name)))
                    {
                        Check(pattern.Value, field.Value, $"{at}.{field.Name}", problems);
                    }
                }

                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var field in value.EnumerateObject().Where(field => !IsDeclared(schema, field.Name)))
                {
                    Check(rule, field.Value, $"{at}.{field.Name}", problems);
                }

                break;
            case "minLength" or "maxLength" or "pattern" or "minItems" or "maxItems" or "uniqueItems" or "items" or "required"
                or "minProperties" or "maxProperties" or "properties" or "patternProperties" or "additionalProperties":
                break; // Says nothing of a value of another type.
            default:
                throw new NotSupportedException($"The schema uses '{keyword}', which is not checked here.");
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add($"{at} {problem}");
            }
        }
    }

    static bool IsDeclared(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(name, pattern.Name)));

    bool Fits(JsonElement schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, value, "$", problems);
        return problems.Count == 0;
    }

    JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, (here, name) => here.GetProperty(name));

    static bool Is(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };
}
