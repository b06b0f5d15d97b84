using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>Formatted text without markup: nothing people typed is ever parsed in it.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</remarks>
public sealed record RichTextBlock : Block
{
    /// <summary>1 or more sections, quotations and lists.</summary>
    public RichTextBlock(params IReadOnlyList<RichTextPart> parts) => Parts = Counted("rich_text.elements", parts, 1, int.MaxValue);

    /// <inheritdoc/>
    public override string Type => "rich_text";

    /// <summary>The parts.</summary>
    public IReadOnlyList<RichTextPart> Parts { get; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("elements"u8);
        foreach (var part in Parts)
        {
            part.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A part of rich text: a section, a quotation, preformatted text or a list.</summary>
public abstract record RichTextPart
{
    internal abstract void WriteTo(Utf8JsonWriter writer);

    private protected static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> type, IReadOnlyList<RichTextRun> runs)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteStartArray("elements"u8);
        foreach (var run in runs)
        {
            run.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <summary>A paragraph.</summary>
public sealed record RichTextSection(params IReadOnlyList<RichTextRun> Runs) : RichTextPart
{
    internal override void WriteTo(Utf8JsonWriter writer) => Write(writer, "rich_text_section"u8, Runs);
}

/// <summary>A quotation.</summary>
public sealed record RichTextQuote(params IReadOnlyList<RichTextRun> Runs) : RichTextPart
{
    internal override void WriteTo(Utf8JsonWriter writer) => Write(writer, "rich_text_quote"u8, Runs);
}

/// <summary>Preformatted text.</summary>
public sealed record RichTextPreformatted(params IReadOnlyList<RichTextRun> Runs) : RichTextPart
{
    internal override void WriteTo(Utf8JsonWriter writer) => Write(writer, "rich_text_preformatted"u8, Runs);
}

/// <summary>A list.</summary>
public sealed record RichTextList(bool Ordered, params IReadOnlyList<RichTextSection> Items) : RichTextPart
{
    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "rich_text_list"u8);
        writer.WriteString("style"u8, Ordered ? "ordered"u8 : "bullet"u8);
        writer.WriteStartArray("elements"u8);
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <summary>A run of rich text.</summary>
public abstract record RichTextRun
{
    internal abstract void WriteTo(Utf8JsonWriter writer);
}

/// <summary>Words.</summary>
public sealed record RichTextWords : RichTextRun
{
    /// <summary>At least one character.</summary>
    public RichTextWords(string text) => Text = BlockLimits.Text("rich_text.text", text, int.MaxValue);

    /// <summary>The words, shown as they stand.</summary>
    public string Text { get; }

    /// <summary>In bold.</summary>
    public bool Bold { get; init; }

    /// <summary>In italics.</summary>
    public bool Italic { get; init; }

    /// <summary>Struck through.</summary>
    public bool Strike { get; init; }

    /// <summary>As code.</summary>
    public bool Code { get; init; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, Text);
        if (Bold || Italic || Strike || Code)
        {
            writer.WriteStartObject("style"u8);
            writer.Flag("bold"u8, Bold);
            writer.Flag("italic"u8, Italic);
            writer.Flag("strike"u8, Strike);
            writer.Flag("code"u8, Code);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

/// <summary>A mention of a person.</summary>
public sealed record RichTextUser(string UserId) : RichTextRun
{
    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "user"u8);
        writer.WriteString("user_id"u8, UserId);
        writer.WriteEndObject();
    }
}

/// <summary>A link.</summary>
public sealed record RichTextLink : RichTextRun
{
    /// <summary>An address of up to 3000 characters, with what is shown for it.</summary>
    public RichTextLink(string url, string? text = null)
    {
        Url = BlockLimits.Text("rich_text.link.url", url, BlockLimits.Url);
        Text = text;
    }

    /// <summary>The address.</summary>
    public string Url { get; }

    /// <summary>What is shown.</summary>
    public string? Text { get; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "link"u8);
        writer.WriteString("url"u8, Url);
        writer.Value("text"u8, Text);
        writer.WriteEndObject();
    }
}

/// <summary>A moment in the reader's own zone.</summary>
public sealed record RichTextDate(DateTimeOffset Moment, string Format, string Fallback) : RichTextRun
{
    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "date"u8);
        writer.WriteNumber("timestamp"u8, Moment.ToUnixTimeSeconds());
        writer.WriteString("format"u8, Format);
        writer.WriteString("fallback"u8, Fallback);
        writer.WriteEndObject();
    }
}
