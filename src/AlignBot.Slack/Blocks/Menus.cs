using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

// The menus that the app fills, from a list or while somebody types; for one choice or several.

/// <summary>A menu with a placeholder.</summary>
public abstract record SelectMenu : BlockElement, ISectionAccessory, IActionsElement, IInputElement
{
    private protected SelectMenu(string actionId)
        : base(actionId)
    {
    }

    /// <summary>What stands in it before a choice, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    private protected override void WriteFields(Utf8JsonWriter writer) => writer.Text("placeholder"u8, Placeholder);
}

/// <summary>A menu of several choices.</summary>
public abstract record MultiSelectMenu : SelectMenu
{
    private protected MultiSelectMenu(string actionId)
        : base(actionId)
    {
    }

    /// <summary>The most that can be chosen, at least 1.</summary>
    public int? MaxSelectedItems
    {
        get;
        init
        {
            if (value is { } most)
            {
                Count("max_selected_items", most, 1, int.MaxValue);
            }

            field = value;
        }
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("max_selected_items"u8, MaxSelectedItems);
    }

    private protected void CheckInitial(int initial)
    {
        if (MaxSelectedItems < initial)
        {
            throw new BlockLimitException($"{Type}.initial", $"at most {MaxSelectedItems} (max_selected_items)", $"{initial}");
        }
    }
}

/// <summary>A menu of the app's own options.</summary>
public sealed record StaticSelectMenu : SelectMenu
{
    /// <summary>1 to 100 options.</summary>
    public StaticSelectMenu(string actionId, IReadOnlyList<Option> options)
        : base(actionId) => Choices = StaticChoices.Of(Type, options);

    /// <summary>1 to 100 groups of options.</summary>
    public StaticSelectMenu(string actionId, IReadOnlyList<OptionGroup> groups)
        : base(actionId) => Choices = StaticChoices.Of(Type, groups);

    /// <inheritdoc/>
    public override string Type => "static_select";

    /// <summary>What can be chosen.</summary>
    public StaticChoices Choices { get; }

    /// <summary>The choice to begin with: exactly one of the options.</summary>
    public Option? InitialOption { get; init => field = Choices.MustHold("static_select.initial_option", value); }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        Choices.WriteTo(writer);
        if (InitialOption is not null)
        {
            writer.WritePropertyName("initial_option"u8);
            InitialOption.WriteTo(writer);
        }
    }
}

/// <summary>A menu of the app's own options, several of them.</summary>
public sealed record StaticMultiSelectMenu : MultiSelectMenu
{
    /// <summary>1 to 100 options.</summary>
    public StaticMultiSelectMenu(string actionId, IReadOnlyList<Option> options)
        : base(actionId) => Choices = StaticChoices.Of(Type, options);

    /// <summary>1 to 100 groups of options.</summary>
    public StaticMultiSelectMenu(string actionId, IReadOnlyList<OptionGroup> groups)
        : base(actionId) => Choices = StaticChoices.Of(Type, groups);

    /// <inheritdoc/>
    public override string Type => "multi_static_select";

    /// <summary>What can be chosen.</summary>
    public StaticChoices Choices { get; }

    /// <summary>The choices to begin with: each exactly one of the options.</summary>
    public IReadOnlyList<Option> InitialOptions
    {
        get;
        init
        {
            foreach (var option in value)
            {
                Choices.MustHold("multi_static_select.initial_options", option);
            }

            field = value;
        }
    } = [];

    internal override void Check(Surface surface) => CheckInitial(InitialOptions.Count);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        Choices.WriteTo(writer);
        writer.Options("initial_options"u8, InitialOptions);
    }
}

/// <summary>The options of a static menu, or its groups of options: one or the other.</summary>
public sealed record StaticChoices
{
    StaticChoices(IReadOnlyList<Option> options, IReadOnlyList<OptionGroup> groups) => (Options, Groups) = (options, groups);

    /// <summary>The options, when they are not grouped.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The groups, when there are any.</summary>
    public IReadOnlyList<OptionGroup> Groups { get; }

    internal static StaticChoices Of(string type, IReadOnlyList<Option> options) => new(Option.InMenu($"{type}.options", Counted($"{type}.options", options, 1, 100)), []);

    internal static StaticChoices Of(string type, IReadOnlyList<OptionGroup> groups) => new([], Counted($"{type}.option_groups", groups, 1, 100));

    internal Option? MustHold(string where, Option? option) =>
        option is null || Options.Contains(option) || Groups.Any(group => group.Options.Contains(option))
            ? option
            : throw new BlockLimitException(where, "exactly one of the options", $"'{option.Value}'");

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.Options("options"u8, Options);
        if (Groups.Count > 0)
        {
            writer.WriteStartArray("option_groups"u8);
            foreach (var group in Groups)
            {
                group.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
    }
}

/// <summary>A menu that asks the app for options while somebody types.</summary>
public sealed record ExternalSelectMenu(string ActionId) : SelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "external_select";

    /// <summary>How much must be typed before the app is asked; Slack's default is 3.</summary>
    public int? MinQueryLength { get; init; }

    /// <summary>The choice to begin with.</summary>
    public Option? InitialOption { get; init; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("min_query_length"u8, MinQueryLength);
        if (InitialOption is not null)
        {
            writer.WritePropertyName("initial_option"u8);
            InitialOption.WriteTo(writer);
        }
    }
}

/// <summary>A menu that asks the app for options while somebody types, for several.</summary>
public sealed record ExternalMultiSelectMenu(string ActionId) : MultiSelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "multi_external_select";

    /// <summary>How much must be typed before the app is asked; Slack's default is 3.</summary>
    public int? MinQueryLength { get; init; }

    /// <summary>The choices to begin with.</summary>
    public IReadOnlyList<Option> InitialOptions { get; init; } = [];

    internal override void Check(Surface surface) => CheckInitial(InitialOptions.Count);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("min_query_length"u8, MinQueryLength);
        writer.Options("initial_options"u8, InitialOptions);
    }
}
