using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>A button.</summary>
public sealed record Button : BlockElement, ISectionAccessory, IActionsElement
{
    /// <summary>A button with text of 1 to 75 characters.</summary>
    public Button(string actionId, PlainText text)
        : base(actionId) => Text = BlockLimits.Text("button.text", text, ButtonText);

    /// <inheritdoc/>
    public override string Type => "button";

    /// <summary>The label.</summary>
    public PlainText Text { get; }

    /// <summary>What comes back, up to 2000 characters.</summary>
    public string? Value { get; init => field = Optional("button.value", value, 2000); }

    /// <summary>An address to open, up to 3000 characters; the click is sent as well.</summary>
    public string? Url { get; init => field = Optional("button.url", value, BlockLimits.Url); }

    /// <summary>How it looks.</summary>
    public ButtonStyle Style { get; init; }

    /// <summary>What a screen reader says instead of the label, up to 75 characters.</summary>
    public string? AccessibilityLabel { get; init => field = Optional("button.accessibility_label", value, 75); }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Text("text"u8, Text);
        writer.Value("value"u8, Value);
        writer.Value("url"u8, Url);
        Style.WriteTo(writer);
        writer.Value("accessibility_label"u8, AccessibilityLabel);
    }
}

/// <summary>A menu behind three dots.</summary>
public sealed record OverflowMenu : BlockElement, ISectionAccessory, IActionsElement
{
    /// <summary>1 to 5 options.</summary>
    public OverflowMenu(string actionId, params IReadOnlyList<Option> options)
        : base(actionId) => Options = Option.InMenu("overflow.options", Counted("overflow.options", options, 1, 5), mayLink: true);

    /// <inheritdoc/>
    public override string Type => "overflow";

    /// <summary>The choices.</summary>
    public IReadOnlyList<Option> Options { get; }

    private protected override void WriteFields(Utf8JsonWriter writer) => writer.Options("options"u8, Options);
}

/// <summary>A picture beside a section.</summary>
public sealed record ImageElement : BlockElement, ISectionAccessory
{
    /// <summary>A picture at an address of up to 3000 characters, with its words, up to 2000.</summary>
    public ImageElement(string imageUrl, string altText)
    {
        ImageUrl = BlockLimits.Text("image.image_url", imageUrl, Url);
        AltText = BlockLimits.Text("image.alt_text", altText, 2000);
    }

    /// <inheritdoc/>
    public override string Type => "image";

    /// <summary>The address.</summary>
    public string ImageUrl { get; }

    /// <summary>What it shows, in words.</summary>
    public string AltText { get; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("image_url"u8, ImageUrl);
        writer.WriteString("alt_text"u8, AltText);
    }
}
