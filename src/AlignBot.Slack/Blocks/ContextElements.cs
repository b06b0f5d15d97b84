using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>What stands in a context block: text or a small picture.</summary>
public abstract record ContextElement
{
    internal abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Markup as an element.</summary>
    public static implicit operator ContextElement(Mrkdwn text) => new ContextText(text);

    /// <summary>Plain text as an element.</summary>
    public static implicit operator ContextElement(PlainText text) => new ContextText(text);

    /// <summary>Markup as an element.</summary>
    public static ContextElement FromMrkdwn(Mrkdwn text) => text;

    /// <summary>Plain text as an element.</summary>
    public static ContextElement FromPlainText(PlainText text) => text;
}

/// <summary>Text in a context block, 1 to 3000 characters.</summary>
public sealed record ContextText : ContextElement
{
    /// <summary>Text of 1 to 3000 characters.</summary>
    public ContextText(TextObject text) => Text = BlockLimits.Text("context.text", text, BlockLimits.AnyText);

    /// <summary>The text.</summary>
    public TextObject Text { get; }

    internal override void WriteTo(Utf8JsonWriter writer) => Text.WriteTo(writer);
}

/// <summary>A small picture in a context block.</summary>
public sealed record ContextImage : ContextElement
{
    /// <summary>A picture at an address of up to 3000 characters, with its words, up to 2000.</summary>
    public ContextImage(string imageUrl, string altText)
    {
        ImageUrl = BlockLimits.Text("image.image_url", imageUrl, Url);
        AltText = BlockLimits.Text("image.alt_text", altText, 2000);
    }

    /// <summary>The address.</summary>
    public string ImageUrl { get; }

    /// <summary>What it shows, in words.</summary>
    public string AltText { get; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "image"u8);
        writer.WriteString("image_url"u8, ImageUrl);
        writer.WriteString("alt_text"u8, AltText);
        writer.WriteEndObject();
    }
}
