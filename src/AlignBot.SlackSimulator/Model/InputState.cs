namespace AlignBot.SlackSimulator.Model;

/// <summary>What Slack calls <c>state.values</c>: the value of each stateful element, by block_id and action_id.</summary>
static class InputState
{
    sealed record Kind(string Field, string Initial, bool Many = false);

    static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["plain_text_input"] = new("value", "initial_value"),
        ["email_text_input"] = new("value", "initial_value"),
        ["url_text_input"] = new("value", "initial_value"),
        ["number_input"] = new("value", "initial_value"),
        ["rich_text_input"] = new("rich_text_value", "initial_value"),
        ["static_select"] = new("selected_option", "initial_option"),
        ["external_select"] = new("selected_option", "initial_option"),
        ["radio_buttons"] = new("selected_option", "initial_option"),
        ["users_select"] = new("selected_user", "initial_user"),
        ["conversations_select"] = new("selected_conversation", "initial_conversation"),
        ["channels_select"] = new("selected_channel", "initial_channel"),
        ["datepicker"] = new("selected_date", "initial_date"),
        ["timepicker"] = new("selected_time", "initial_time"),
        ["datetimepicker"] = new("selected_date_time", "initial_date_time"),
        ["checkboxes"] = new("selected_options", "initial_options", Many: true),
        ["multi_static_select"] = new("selected_options", "initial_options", Many: true),
        ["multi_external_select"] = new("selected_options", "initial_options", Many: true),
        ["multi_users_select"] = new("selected_users", "initial_users", Many: true),
        ["multi_conversations_select"] = new("selected_conversations", "initial_conversations", Many: true),
        ["multi_channels_select"] = new("selected_channels", "initial_channels", Many: true),
        ["file_input"] = new("files", "", Many: true),
    };

    public static bool IsStateful(string elementType) => Kinds.ContainsKey(elementType);

    /// <summary>The field of the value, as <c>selected_option</c>; null for a button.</summary>
    public static string? Field(string elementType) => Kinds.GetValueOrDefault(elementType)?.Field;

    /// <summary>Initial values, and those of <paramref name="old"/> where the same element (both ids and type) is still there.</summary>
    public static JsonObject Of(JsonArray? blocks, JsonObject? old = null)
    {
        var values = new JsonObject();
        foreach (var placed in BlockTree.Elements(blocks))
        {
            if (!Kinds.TryGetValue(placed.Type, out var kind))
            {
                continue;
            }

            if (values[placed.BlockId] is not JsonObject block)
            {
                values[placed.BlockId] = block = [];
            }

            var kept = old.Obj(placed.BlockId).Obj(placed.ActionId);
            block[placed.ActionId] = kept is not null && kept.Str("type") == placed.Type
                ? kept.Copy()
                : new JsonObject { ["type"] = placed.Type, [kind.Field] = Given(placed, kind) };
        }
        return values;
    }

    static JsonNode? Given(PlacedElement placed, Kind kind)
    {
        var given = kind.Initial.Length == 0 ? null : placed.Element[kind.Initial].Copy();
        if (placed.Type == "number_input" && given is JsonValue number && !number.TryGetValue(out string? _))
        {
            given = number.ToJsonString();
        }

        return given ?? (kind.Many ? new JsonArray() : null);
    }

    /// <summary>Sets one value, in the shape of state.values without its type; an option may be named by its value alone.</summary>
    public static void Set(JsonObject values, PlacedElement placed, JsonNode? value)
    {
        var kind = Kinds.GetValueOrDefault(placed.Type) ?? throw new ControlRefusal($"A {placed.Type} takes no input; press it instead.");
        var given = value is JsonObject o ? o[kind.Field].Copy()
            : value is null ? null
            : throw new ControlRefusal($"The value of a {placed.Type} is an object with '{kind.Field}'.");
        if (kind.Field == "value" && given is JsonValue text && text.TryGetValue(out string? typed) && typed.Length == 0)
        {
            given = null;
        }

        if (kind.Field.StartsWith("selected_option", StringComparison.Ordinal))
        {
            given = kind.Many ? (given as JsonArray)?.Select(g => Option(placed, g)).AsJson() : Option(placed, given);
        }

        given ??= kind.Many ? new JsonArray() : null;
        if (values[placed.BlockId] is not JsonObject block)
        {
            values[placed.BlockId] = block = [];
        }

        block[placed.ActionId] = new JsonObject { ["type"] = placed.Type, [kind.Field] = given };
    }

    static JsonNode? Option(PlacedElement placed, JsonNode? given)
    {
        if (given is null)
        {
            return null;
        }

        var value = given is JsonObject ? given.Str("value") : given.GetValue<string>();
        // Options of an external select came from the app when it was asked, so whatever is picked stands.
        if (placed.Type.EndsWith("external_select", StringComparison.Ordinal))
        {
            return given.Copy();
        }

        return Options(placed.Element).FirstOrDefault(o => o.Str("value") == value).Copy()
            ?? throw new ControlRefusal($"'{placed.ActionId}' has no option '{value}'.");
    }

    public static IEnumerable<JsonObject> Options(JsonObject element) =>
        (element.Arr("options") ?? []).Concat(element.Arr("option_groups")?.SelectMany(g => g.Arr("options") ?? []) ?? []).OfType<JsonObject>();
}
