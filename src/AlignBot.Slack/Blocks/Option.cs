using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>One of several things to choose.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/option-object</remarks>
public sealed record Option
{
    /// <summary>A choice: text of 1 to 75 characters, value of 1 to 75.</summary>
    public Option(string value, TextObject text)
    {
        Value = BlockLimits.Text("option.value", value, OptionValue);
        Text = BlockLimits.Text("option.text", text, OptionText);
    }

    /// <summary>A choice in plain text.</summary>
    public Option(string value, PlainText text)
        : this(value, (TextObject)text)
    {
    }

    /// <summary>What comes back when it is chosen.</summary>
    public string Value { get; }

    /// <summary>What is shown. Markup only in checkboxes and radio buttons.</summary>
    public TextObject Text { get; }

    /// <summary>A second line of up to 75 characters.</summary>
    public TextObject? Description { get; init => field = Optional("option.description", value, OptionText); }

    /// <summary>An address to open, in overflow menus only.</summary>
    public string? Url { get; init => field = Optional("option.url", value, BlockLimits.Url); }

    /// <summary>In a menu: text without markup, and an address in an overflow menu alone.</summary>
    internal static IReadOnlyList<Option> InMenu(string where, IReadOnlyList<Option> options, bool mayLink = false)
    {
        foreach (var option in options)
        {
            NoLink(where, option, mayLink);
            if (option.Text.IsMrkdwn || option.Description is { IsMrkdwn: true })
            {
                throw new BlockLimitException($"{where}.text", "plain text", $"markup in '{option.Value}'");
            }
        }

        return options;
    }

    /// <summary>Among checkboxes and radio buttons: markup, but no address.</summary>
    internal static IReadOnlyList<Option> OutsideMenu(string where, IReadOnlyList<Option> options)
    {
        foreach (var option in options)
        {
            NoLink(where, option, mayLink: false);
        }

        return options;
    }

    static void NoLink(string where, Option option, bool mayLink)
    {
        if (option.Url is not null && !mayLink)
        {
            throw new BlockLimitException($"{where}.url", "an address in overflow menus only", $"'{option.Value}' has one");
        }
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.Text("text"u8, Text);
        writer.WriteString("value"u8, Value);
        writer.Text("description"u8, Description);
        writer.Value("url"u8, Url);
        writer.WriteEndObject();
    }
}

/// <summary>Options under a heading.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object</remarks>
public sealed record OptionGroup
{
    /// <summary>A heading of 1 to 75 characters over 1 to 100 options.</summary>
    public OptionGroup(PlainText label, IReadOnlyList<Option> options)
    {
        Label = BlockLimits.Text("option_group.label", label, OptionText);
        Options = Option.InMenu("option_group.options", Counted("option_group.options", options, 1, 100));
    }

    /// <summary>The heading.</summary>
    public PlainText Label { get; }

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options { get; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.Text("label"u8, Label);
        writer.Options("options"u8, Options);
        writer.WriteEndObject();
    }
}

/// <summary>A question before something is done.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object</remarks>
public sealed record ConfirmationDialog
{
    /// <summary>Title of 1 to 100 characters, text of 1 to 300, button texts of 1 to 30.</summary>
    public ConfirmationDialog(PlainText title, TextObject text, PlainText confirm, PlainText deny)
    {
        Title = BlockLimits.Text("confirm.title", title, 100);
        Text = BlockLimits.Text("confirm.text", text, 300);
        Confirm = BlockLimits.Text("confirm.confirm", confirm, 30);
        Deny = BlockLimits.Text("confirm.deny", deny, 30);
    }

    /// <summary>The title.</summary>
    public PlainText Title { get; }

    /// <summary>The question.</summary>
    public TextObject Text { get; }

    /// <summary>The button that goes on.</summary>
    public PlainText Confirm { get; }

    /// <summary>The button that does not.</summary>
    public PlainText Deny { get; }

    /// <summary>How the confirming button looks.</summary>
    public ButtonStyle Style { get; init; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.Text("title"u8, Title);
        writer.Text("text"u8, Text);
        writer.Text("confirm"u8, Confirm);
        writer.Text("deny"u8, Deny);
        Style.WriteTo(writer);
        writer.WriteEndObject();
    }
}

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>As Slack's buttons do.</summary>
    Default,

    /// <summary>The one thing to do: once a card at most.</summary>
    Primary,

    /// <summary>What cannot be taken back.</summary>
    Danger,
}

static class ButtonStyleWriting
{
    public static void WriteTo(this ButtonStyle style, Utf8JsonWriter writer)
    {
        if (style != ButtonStyle.Default)
        {
            writer.WriteString("style"u8, style == ButtonStyle.Primary ? "primary"u8 : "danger"u8);
        }
    }
}
