using System.Globalization;
using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

// What a person fills in, one element beside the other as Slack's own reference has them.

/// <summary>Asks for text.</summary>
public sealed record PlainTextInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "plain_text_input";

    /// <summary>What stands in it to begin with, up to 3000 characters.</summary>
    public string? InitialValue { get; init => field = value is null ? null : BlockLimits.Text("plain_text_input.initial_value", value, 3000, least: 0); }

    /// <summary>Several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>0 to 3000.</summary>
    public int? MinLength { get; init => field = Bounded("plain_text_input.min_length", value, 0); }

    /// <summary>1 to 3000.</summary>
    public int? MaxLength { get; init => field = Bounded("plain_text_input.max_length", value, 1); }

    /// <summary>What stands in it before typing, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    internal override void Check(Surface surface)
    {
        if (MinLength > MaxLength)
        {
            throw new BlockLimitException("plain_text_input.min_length", $"at most max_length, {MaxLength}", $"{MinLength}");
        }

        if (InitialValue?.Length > MaxLength)
        {
            throw new BlockLimitException("plain_text_input.initial_value", $"at most max_length, {MaxLength}", $"{InitialValue.Length}");
        }
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Value("initial_value"u8, string.IsNullOrEmpty(InitialValue) ? null : InitialValue);
        writer.Flag("multiline"u8, Multiline);
        writer.Value("min_length"u8, MinLength);
        writer.Value("max_length"u8, MaxLength);
        writer.Text("placeholder"u8, Placeholder);
    }

    static int? Bounded(string where, int? length, int least)
    {
        if (length is { } given)
        {
            Count(where, given, least, 3000);
        }

        return length;
    }
}

/// <summary>Asks for a number. In modals only; the value comes back as a string.</summary>
public sealed record NumberInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "number_input";

    /// <summary>Whether fractions are taken.</summary>
    public bool IsDecimalAllowed { get; init; }

    /// <summary>What stands in it to begin with.</summary>
    public decimal? InitialValue { get; init; }

    /// <summary>The least.</summary>
    public decimal? MinValue { get; init; }

    /// <summary>The most.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>What stands in it before typing, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    internal override void Check(Surface surface)
    {
        OnlyIn(surface, Surface.Modal);
        if (MinValue > MaxValue)
        {
            throw new BlockLimitException("number_input.min_value", $"at most max_value, {MaxValue}", $"{MinValue}");
        }

        if (InitialValue < MinValue || InitialValue > MaxValue)
        {
            throw new BlockLimitException("number_input.initial_value", $"{MinValue} to {MaxValue}", $"{InitialValue}");
        }
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("is_decimal_allowed"u8, IsDecimalAllowed);
        writer.Value("initial_value"u8, InitialValue?.ToString(CultureInfo.InvariantCulture));
        writer.Value("min_value"u8, MinValue?.ToString(CultureInfo.InvariantCulture));
        writer.Value("max_value"u8, MaxValue?.ToString(CultureInfo.InvariantCulture));
        writer.Text("placeholder"u8, Placeholder);
    }
}

/// <summary>Asks for a mail address. In modals only.</summary>
public sealed record EmailTextInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "email_text_input";

    /// <summary>What stands in it to begin with.</summary>
    public string? InitialValue { get; init; }

    /// <summary>What stands in it before typing, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    internal override void Check(Surface surface) => OnlyIn(surface, Surface.Modal);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Value("initial_value"u8, InitialValue);
        writer.Text("placeholder"u8, Placeholder);
    }
}

/// <summary>Asks for an address on the web. In modals only.</summary>
public sealed record UrlTextInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "url_text_input";

    /// <summary>What stands in it to begin with.</summary>
    public string? InitialValue { get; init; }

    /// <summary>What stands in it before typing, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    internal override void Check(Surface surface) => OnlyIn(surface, Surface.Modal);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Value("initial_value"u8, InitialValue);
        writer.Text("placeholder"u8, Placeholder);
    }
}

/// <summary>Boxes to tick.</summary>
public sealed record CheckboxGroup : BlockElement, ISectionAccessory, IActionsElement, IInputElement
{
    /// <summary>1 to 10 options.</summary>
    public CheckboxGroup(string actionId, params IReadOnlyList<Option> options)
        : base(actionId) => Options = Option.OutsideMenu("checkboxes.options", Counted("checkboxes.options", options, 1, 10));

    /// <inheritdoc/>
    public override string Type => "checkboxes";

    /// <summary>The boxes.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The boxes ticked to begin with: each exactly one of the options.</summary>
    public IReadOnlyList<Option> InitialOptions
    {
        get;
        init => field = value.FirstOrDefault(option => !Options.Contains(option)) is { } stranger
            ? throw new BlockLimitException("checkboxes.initial_options", "exactly some of the options", $"'{stranger.Value}'")
            : value;
    } = [];

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Options("options"u8, Options);
        writer.Options("initial_options"u8, InitialOptions);
    }
}

/// <summary>One of a few, all in sight.</summary>
public sealed record RadioButtonGroup : BlockElement, ISectionAccessory, IActionsElement, IInputElement
{
    /// <summary>1 to 10 options.</summary>
    public RadioButtonGroup(string actionId, params IReadOnlyList<Option> options)
        : base(actionId) => Options = Option.OutsideMenu("radio_buttons.options", Counted("radio_buttons.options", options, 1, 10));

    /// <inheritdoc/>
    public override string Type => "radio_buttons";

    /// <summary>The choices.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The choice to begin with: exactly one of the options.</summary>
    public Option? InitialOption
    {
        get;
        init => field = value is null || Options.Contains(value)
            ? value
            : throw new BlockLimitException("radio_buttons.initial_option", "exactly one of the options", $"'{value.Value}'");
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Options("options"u8, Options);
        if (InitialOption is not null)
        {
            writer.WritePropertyName("initial_option"u8);
            InitialOption.WriteTo(writer);
        }
    }
}

/// <summary>Asks for formatted text. In modals and App Home.</summary>
public sealed record RichTextInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "rich_text_input";

    /// <summary>What stands in it before typing, up to 150 characters.</summary>
    public PlainText? Placeholder { get; init => field = Optional("placeholder", value, 150); }

    /// <summary>What stands in it to begin with.</summary>
    public RichTextBlock? InitialValue { get; init; }

    internal override void Check(Surface surface) => OnlyIn(surface, Surface.Modal, Surface.Home);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Text("placeholder"u8, Placeholder);
        if (InitialValue is not null)
        {
            writer.WritePropertyName("initial_value"u8);
            InitialValue.WriteTo(writer);
        }
    }
}

/// <summary>Asks for files. In modals only; needs the scope files:read.</summary>
public sealed record FileInput(string ActionId) : BlockElement(ActionId), IInputElement
{
    /// <inheritdoc/>
    public override string Type => "file_input";

    /// <summary>File extensions without the dot; empty for all.</summary>
    public IReadOnlyList<string> Filetypes { get; init; } = [];

    /// <summary>1 to 10.</summary>
    public int MaxFiles
    {
        get;
        init
        {
            Count("file_input.max_files", value, 1, 10);
            field = value;
        }
    } = 10;

    internal override void Check(Surface surface) => OnlyIn(surface, Surface.Modal);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Values("filetypes"u8, Filetypes);
        writer.WriteNumber("max_files"u8, MaxFiles);
    }
}
