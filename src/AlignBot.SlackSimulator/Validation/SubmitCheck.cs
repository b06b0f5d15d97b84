using System.Text.RegularExpressions;

namespace AlignBot.SlackSimulator.Validation;

/// <summary>What Slack's client checks before a form is sent: block_id to the sentence shown under it.</summary>
static partial class SubmitCheck
{
    public static Dictionary<string, string> Errors(JsonArray blocks, JsonObject values)
    {
        var errors = new Dictionary<string, string>();
        foreach (var placed in BlockTree.Elements(blocks).Where(e => e.InInput))
        {
            var value = values.Obj(placed.BlockId).Obj(placed.ActionId)?[InputState.Field(placed.Type) ?? ""];
            if (Error(placed, value) is { } error)
            {
                errors[placed.BlockId] = error;
            }
        }
        return errors;
    }

    static string? Error(PlacedElement placed, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 })
        {
            return placed.Block.Bool("optional") == true ? null : "Please complete this required field.";
        }

        var text = value is JsonValue v && v.TryGetValue(out string? s) ? s : "";
        var element = placed.Element;
        switch (placed.Type)
        {
            case "plain_text_input":
                var longest = element.Long("max_length") ?? 3000;
                if (text.Length > longest)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"Must be {longest} characters or fewer. You are {text.Length - longest} over.");
                }

                return element.Long("min_length") is { } shortest && text.Length < shortest
                    ? string.Create(CultureInfo.InvariantCulture, $"Must be at least {shortest} characters.") : null;
            case "email_text_input":
                return Email().IsMatch(text) ? null : "Please enter a valid email address.";
            case "url_text_input":
                return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? null : "Please enter a valid URL.";
            case "number_input":
                return Number(element, text);
            case "datepicker":
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Please enter a valid date.";
            case "timepicker":
                return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Please enter a valid time.";
            default:
                return value is JsonArray many && element.Long("max_selected_items") is { } most && many.Count > most
                    ? string.Create(CultureInfo.InvariantCulture, $"Select {most} or fewer.") : null;
        }
    }

    static string? Number(JsonObject element, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return "Please enter a number.";
        }

        if (element.Bool("is_decimal_allowed") != true && number != decimal.Truncate(number))
        {
            return "Please enter a whole number.";
        }

        if (decimal.TryParse(element["min_value"]?.ToString(), CultureInfo.InvariantCulture, out var min) && number < min)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Must be {min} or more.");
        }

        if (decimal.TryParse(element["max_value"]?.ToString(), CultureInfo.InvariantCulture, out var max) && number > max)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Must be {max} or less.");
        }

        return null;
    }

    [GeneratedRegex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$")]
    private static partial Regex Email();
}
