using static AlignBot.SlackSimulator.Validation.Rules;

namespace AlignBot.SlackSimulator.Validation;

/// <summary>An element: the blocks and surfaces it may stand in, its fields, and what the fields must be together.</summary>
sealed record ElementSpec(string[] Blocks, Surface[] Surfaces, Field[] Fields, Rule? Whole = null);

/// <summary>Slack's limits for block elements, a row each.</summary>
static class ElementTable
{
    const string Section = "section";
    const string Actions = "actions";
    const string Input = "input";

    static readonly string[] Buttons = [Section, Actions];
    static readonly string[] Everywhere = [Section, Actions, Input];
    static readonly string[] Inputs = [Input];
    static readonly Surface[] All = [Surface.Message, Surface.Modal, Surface.Home];
    static readonly Surface[] ModalOnly = [Surface.Modal];

    static readonly Rule Dispatch = Object(May("trigger_actions_on", List(1, 2, OneOf("on_enter_pressed", "on_character_entered"))));
    static readonly Rule Date = Pattern("^\\d{4}-\\d{2}-\\d{2}$", "a date as YYYY-MM-DD");
    static readonly Rule Time = Pattern("^([01]\\d|2[0-3]):[0-5]\\d$", "a time as HH:mm");

    public static readonly Rule Confirm = Object(
        Must("title", Plain(100)), Must("text", Rich(300)), Must("confirm", Plain(30)), Must("deny", Plain(30)), May("style", OneOf("primary", "danger")));

    static readonly Rule PlainOption = Object(Must("text", Plain(75)), Must("value", Text(150)), May("description", Plain(75)));
    static readonly Rule RichOption = Object(Must("text", Rich(75)), Must("value", Text(150)), May("description", Rich(75)));
    static readonly Rule LinkOption = Object(Must("text", Plain(75)), Must("value", Text(150)), May("description", Plain(75)), May("url", Url(3000)));
    static readonly Rule OptionGroup = Object(Must("label", Plain(75)), Must("options", List(1, 100, PlainOption)));
    static readonly Rule Filter = Object(
        May("include", List(1, 4, OneOf("im", "mpim", "private", "public"))), May("exclude_external_shared_channels", Bool), May("exclude_bot_users", Bool));

    static readonly Field ActionId = May("action_id", Text(255));
    static readonly Field Asks = May("confirm", Confirm);
    static readonly Field Focus = May("focus_on_load", Bool);
    static readonly Field Placeholder = May("placeholder", Plain(150));
    static readonly Field[] Select = [ActionId, Asks, Focus, Placeholder];
    static readonly Field AtMost = May("max_selected_items", Rules.Whole(1, 1000));
    static readonly Rule Ids = List(1, 1000, Text(255));

    public static readonly Dictionary<string, ElementSpec> Rows = new()
    {
        ["button"] = new(Buttons, All,
        [
            ActionId, Asks, Must("text", Plain(75)), May("url", Url(3000)), May("value", Text(2000)), May("style", OneOf("primary", "danger")),
            May("accessibility_label", Text(75)),
        ]),
        ["overflow"] = new(Buttons, All, [ActionId, Asks, Must("options", List(1, 5, LinkOption))]),
        ["checkboxes"] = new(Everywhere, All,
            [ActionId, Asks, Focus, Must("options", List(1, 10, RichOption)), May("initial_options", List(1, 10, RichOption))], InitialAmongOptions),
        ["radio_buttons"] = new(Everywhere, All,
            [ActionId, Asks, Focus, Must("options", List(1, 10, RichOption)), May("initial_option", RichOption)], InitialAmongOptions),
        ["static_select"] = new(Everywhere, All,
            [.. Select, May("options", List(1, 100, PlainOption)), May("option_groups", List(1, 100, OptionGroup)), May("initial_option", PlainOption)], OptionsOrGroups),
        ["multi_static_select"] = new(Everywhere, All,
        [
            .. Select, AtMost, May("options", List(1, 100, PlainOption)), May("option_groups", List(1, 100, OptionGroup)),
            May("initial_options", List(1, 100, PlainOption)),
        ], OptionsOrGroups),
        ["external_select"] = new(Everywhere, All, [.. Select, May("min_query_length", Rules.Whole(0, 3000)), May("initial_option", PlainOption)]),
        ["multi_external_select"] = new(Everywhere, All,
            [.. Select, AtMost, May("min_query_length", Rules.Whole(0, 3000)), May("initial_options", List(1, 100, PlainOption))]),
        ["users_select"] = new(Everywhere, All, [.. Select, May("initial_user", Text(255))]),
        ["multi_users_select"] = new(Everywhere, All, [.. Select, AtMost, May("initial_users", Ids)]),
        ["conversations_select"] = new(Everywhere, All,
        [
            .. Select, May("initial_conversation", Text(255)), May("default_to_current_conversation", Bool), May("response_url_enabled", Bool), May("filter", Filter),
        ], ResponseUrlInModalInput),
        ["multi_conversations_select"] = new(Everywhere, All,
            [.. Select, AtMost, May("initial_conversations", Ids), May("default_to_current_conversation", Bool), May("filter", Filter)]),
        ["channels_select"] = new(Everywhere, All, [.. Select, May("initial_channel", Text(255)), May("response_url_enabled", Bool)], ResponseUrlInModalInput),
        ["multi_channels_select"] = new(Everywhere, All, [.. Select, AtMost, May("initial_channels", Ids)]),
        ["datepicker"] = new(Everywhere, All, [.. Select, May("initial_date", Date)]),
        ["timepicker"] = new(Everywhere, All, [.. Select, May("initial_time", Time), May("timezone", Text(255))], KnownZone),
        ["datetimepicker"] = new([Actions, Input], [Surface.Message, Surface.Modal],
            [ActionId, Asks, Focus, May("initial_date_time", Rules.Whole(1_000_000_000, 9_999_999_999))]),
        ["plain_text_input"] = new(Inputs, All,
        [
            ActionId, Focus, Placeholder, May("initial_value", Text(3000, min: 0)), May("multiline", Bool), May("min_length", Rules.Whole(0, 3000)),
            May("max_length", Rules.Whole(1, 3000)), May("dispatch_action_config", Dispatch),
        ]),
        ["rich_text_input"] = new(Inputs, [Surface.Modal, Surface.Home],
            [ActionId, Focus, Placeholder, May("initial_value", Any), May("dispatch_action_config", Dispatch)]),
        ["number_input"] = new(Inputs, ModalOnly,
        [
            ActionId, Focus, Placeholder, Must("is_decimal_allowed", Bool), May("initial_value", Any), May("min_value", Any), May("max_value", Any),
            May("dispatch_action_config", Dispatch),
        ]),
        ["email_text_input"] = new(Inputs, ModalOnly, [ActionId, Focus, Placeholder, May("initial_value", Text(3000)), May("dispatch_action_config", Dispatch)]),
        ["url_text_input"] = new(Inputs, ModalOnly, [ActionId, Focus, Placeholder, May("initial_value", Text(3000)), May("dispatch_action_config", Dispatch)]),
        ["file_input"] = new(Inputs, ModalOnly, [ActionId, May("filetypes", List(1, 100, Text(255))), May("max_files", Rules.Whole(1, 10))]),
    };

    static void OptionsOrGroups(JsonNode element, string at, Findings found)
    {
        if (element.Arr("options") is null == element.Arr("option_groups") is null)
        {
            found.Add("must provide either options or option_groups", at);
        }

        InitialAmongOptions(element, at, found);
    }

    // Slack compares the whole option, so one whose text was shortened differently is refused.
    static void InitialAmongOptions(JsonNode element, string at, Findings found)
    {
        var options = InputState.Options((JsonObject)element).ToArray();
        if (element["initial_option"] is { } one && !options.Any(o => Same(o, one)))
        {
            found.Add("must exactly match one of the options", $"{at}/initial_option");
        }

        foreach (var (initial, i) in (element.Arr("initial_options") ?? []).Select((o, i) => (o, i)))
        {
            if (!options.Any(o => Same(o, initial)))
            {
                found.Add("must exactly match one of the options", Say($"{at}/initial_options/{i}"));
            }
        }
    }

    // emoji:true is Slack's default and its absence says the same.
    static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(Plainly(one), Plainly(other));

    static JsonNode? Plainly(JsonNode? option)
    {
        var copy = option.Copy();
        (copy.Obj("text"))?.Remove("emoji");
        (copy.Obj("description"))?.Remove("emoji");
        return copy;
    }

    static void ResponseUrlInModalInput(JsonNode element, string at, Findings found)
    {
        if (element.Bool("response_url_enabled") == true && (found.Surface != Surface.Modal || found.Block != Input))
        {
            found.Add("response_url_enabled is only allowed in input blocks of modals", $"{at}/response_url_enabled");
        }
    }

    static void KnownZone(JsonNode element, string at, Findings found)
    {
        if (element.Str("timezone") is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            found.Add("must be a valid IANA time zone", $"{at}/timezone");
        }
    }
}
