using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

// The blocks, one beside the other as Slack's own reference has them.

/// <summary>Text, fields, and one element beside them.</summary>
public sealed record SectionBlock : Block
{
    /// <summary>A section to be filled in: it needs text or fields.</summary>
    public SectionBlock()
    {
    }

    /// <summary>A section of text.</summary>
    public SectionBlock(TextObject text) => Text = BlockLimits.Text("section.text", text, BlockLimits.AnyText);

    /// <summary>A section of markup: as much of it as fits, since what is put together from parts is as long as they happen to be.</summary>
    public SectionBlock(Mrkdwn text)
        : this((TextObject)text.Shortened(BlockLimits.AnyText))
    {
    }

    /// <inheritdoc/>
    public override string Type => "section";

    /// <summary>1 to 3000 characters.</summary>
    public TextObject? Text { get; init => field = Optional("section.text", value, BlockLimits.AnyText); }

    /// <summary>Up to ten short texts in two columns, each up to 2000 characters.</summary>
    public IReadOnlyList<TextObject> Fields
    {
        get;
        init
        {
            foreach (var text in Counted("section.fields", value, 0, 10))
            {
                BlockLimits.Text("section.fields", text, Field);
            }

            field = value;
        }
    } = [];

    /// <summary>The element at the side.</summary>
    public ISectionAccessory? Accessory { get; init; }

    /// <summary>Shows all of the text without 'see more'.</summary>
    public bool Expand { get; init; }

    internal override int Focused => Accessory is BlockElement { FocusOnLoad: true } ? 1 : 0;

    internal override void Check(Surface surface)
    {
        if (Text is null && Fields.Count == 0)
        {
            throw new BlockLimitException("section", "text or fields", "neither");
        }

        (Accessory as BlockElement)?.Check(surface);
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Text("text"u8, Text);
        if (Fields.Count > 0)
        {
            writer.WriteStartArray("fields"u8);
            foreach (var text in Fields)
            {
                text.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.Element("accessory"u8, Accessory);
        writer.Flag("expand"u8, Expand);
    }
}

/// <summary>A large title.</summary>
public sealed record HeaderBlock : Block
{
    /// <summary>A title of 1 to 150 characters.</summary>
    public HeaderBlock(PlainText text) => Text = BlockLimits.Text("header.text", text, Header);

    /// <inheritdoc/>
    public override string Type => "header";

    /// <summary>The title.</summary>
    public PlainText Text { get; }

    private protected override void WriteFields(Utf8JsonWriter writer) => writer.Text("text"u8, Text);
}

/// <summary>A line.</summary>
public sealed record DividerBlock : Block
{
    /// <inheritdoc/>
    public override string Type => "divider";

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
    }
}

/// <summary>Small print: up to ten texts and images.</summary>
public sealed record ContextBlock : Block
{
    /// <summary>1 to 10 elements.</summary>
    public ContextBlock(params IReadOnlyList<ContextElement> elements) => Elements = Counted("context.elements", elements, 1, 10);

    /// <summary>One text: as much of it as fits, as in a section.</summary>
    public ContextBlock(Mrkdwn text)
        : this([new ContextText(text.Shortened(BlockLimits.AnyText))])
    {
    }

    /// <inheritdoc/>
    public override string Type => "context";

    /// <summary>The elements.</summary>
    public IReadOnlyList<ContextElement> Elements { get; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("elements"u8);
        foreach (var element in Elements)
        {
            element.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Up to 25 buttons and menus in a row.</summary>
public sealed record ActionsBlock : Block
{
    /// <summary>1 to 25 elements.</summary>
    public ActionsBlock(params IReadOnlyList<IActionsElement> elements) => Elements = Counted("actions.elements", elements, 1, 25);

    /// <inheritdoc/>
    public override string Type => "actions";

    /// <summary>The elements.</summary>
    public IReadOnlyList<IActionsElement> Elements { get; }

    internal override int Focused => Elements.Count(element => element is BlockElement { FocusOnLoad: true });

    internal override void Check(Surface surface) => CheckElements("actions.elements", Elements, surface);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("elements"u8);
        foreach (var element in Elements)
        {
            ((BlockElement)element).WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A labelled input.</summary>
public sealed record InputBlock : Block
{
    /// <summary>An input with a label of 1 to 2000 characters.</summary>
    public InputBlock(PlainText label, IInputElement element)
    {
        Label = BlockLimits.Text("input.label", label, 2000);
        Element = element;
    }

    /// <inheritdoc/>
    public override string Type => "input";

    /// <summary>What is asked.</summary>
    public PlainText Label { get; }

    /// <summary>What answers it.</summary>
    public IInputElement Element { get; }

    /// <summary>Help under the input, up to 2000 characters.</summary>
    public PlainText? Hint { get; init => field = BlockLimits.Optional("input.hint", value, 2000); }

    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether each change is sent at once, besides the submission.</summary>
    public bool DispatchAction { get; init; }

    internal override int Focused => Element is BlockElement { FocusOnLoad: true } ? 1 : 0;

    internal override void Check(Surface surface) => ((BlockElement)Element).Check(surface);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.Text("label"u8, Label);
        writer.Element("element"u8, Element);
        writer.Text("hint"u8, Hint);
        writer.Flag("optional"u8, Optional);
        writer.Flag("dispatch_action"u8, DispatchAction);
    }
}

/// <summary>Standard markdown, in messages only. Slack reads markup and mentions in it.</summary>
public sealed record MarkdownBlock : Block
{
    MarkdownBlock(string text) => Text = text;

    /// <summary>1 to 12,000 characters of one's own: nothing that people typed, which could mention a channel or pose as a link.</summary>
    public static MarkdownBlock Trusted(string text) => new(BlockLimits.Text("markdown.text", text, 12_000));

    /// <inheritdoc/>
    public override string Type => "markdown";

    /// <summary>The text.</summary>
    public string Text { get; }

    internal override void Check(Surface surface) => MessagesOnly("markdown", surface);

    private protected override void WriteFields(Utf8JsonWriter writer) => writer.WriteString("text"u8, Text);
}

/// <summary>A table of up to 100 rows of up to 20 cells, in messages only.</summary>
public sealed record TableBlock : Block
{
    /// <summary>1 to 100 rows of 1 to 20 plain cells; the first row is the heading.</summary>
    public TableBlock(IReadOnlyList<IReadOnlyList<PlainText>> rows)
    {
        foreach (var row in Counted("table.rows", rows, 1, 100))
        {
            Count("table.rows.cells", row.Count, 1, 20);
        }

        Rows = rows;
    }

    /// <inheritdoc/>
    public override string Type => "table";

    /// <summary>The cells.</summary>
    public IReadOnlyList<IReadOnlyList<PlainText>> Rows { get; }

    internal override void Check(Surface surface) => MessagesOnly("table", surface);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rows"u8);
        foreach (var row in Rows)
        {
            writer.WriteStartArray();
            foreach (var cell in row)
            {
                writer.WriteStartObject();
                writer.WriteString("type"u8, "raw_text"u8);
                writer.WriteString("text"u8, cell.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
