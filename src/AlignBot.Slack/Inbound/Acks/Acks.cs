using AlignBot.Slack.Blocks;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Acks;

/// <summary>The body that answers a request, ready to be sent, stored beside the request's key, and sent again to a repeat.</summary>
/// <typeparam name="TSelf">The kind of answer.</typeparam>
public interface IAck<TSelf>
    where TSelf : IAck<TSelf>
{
    /// <summary>The exact body; empty for a bare 200.</summary>
    ReadOnlyMemory<byte> ToBody();

    /// <summary>The answer that has this body.</summary>
    static abstract TSelf FromBody(ReadOnlyMemory<byte> body);
}

/// <summary>What a slash command shows.</summary>
public readonly record struct CommandAck : IAck<CommandAck>
{
    readonly ReadOnlyMemory<byte> body;

    CommandAck(ReadOnlyMemory<byte> body) => this.body = body;

    /// <summary>What it says; empty for nothing, and where the answer was read back.</summary>
    public Mrkdwn Text { get; private init; }

    /// <summary>The same in blocks; null where there are none, and where the answer was read back.</summary>
    public IReadOnlyList<Block>? Blocks { get; private init; }

    /// <summary>Nothing at all.</summary>
    public static CommandAck Nothing => default;

    /// <summary>An answer that only the caller sees.</summary>
    public static CommandAck Ephemeral(Mrkdwn text, IReadOnlyList<Block>? blocks = null) => new(Message("ephemeral"u8, text, blocks)) { Text = text, Blocks = blocks };

    /// <summary>An answer that the whole conversation sees, with the command as it was typed.</summary>
    public static CommandAck InChannel(Mrkdwn text, IReadOnlyList<Block>? blocks = null) => new(Message("in_channel"u8, text, blocks)) { Text = text, Blocks = blocks };

    /// <inheritdoc/>
    public static CommandAck FromBody(ReadOnlyMemory<byte> body) => new(body);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToBody() => body;

    /// <summary>Equal bodies are equal answers.</summary>
    public bool Equals(CommandAck other) => body.Span.SequenceEqual(other.body.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => body.Length;

    static byte[] Message(ReadOnlySpan<byte> responseType, Mrkdwn text, IReadOnlyList<Block>? blocks)
    {
        if (blocks is not null)
        {
            BlockLimits.CheckMessage(blocks);
        }

        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("response_type"u8, responseType);
        writer.WriteString("text"u8, text.Text);
        if (blocks is not null)
        {
            writer.WritePropertyName("blocks"u8);
            Block.WriteAll(writer, blocks);
        }

        writer.WriteEndObject();

        return json.ToArray();
    }
}

/// <summary>What an answer does to the form that was sent.</summary>
public enum FormEnd
{
    /// <summary>It stays as it was, with sentences on its fields or beneath another: it may be sent again.</summary>
    Open,

    /// <summary>Another view stands in its place.</summary>
    Replaced,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It is closed with all that lay beneath it.</summary>
    StackClosed,
}

/// <summary>What a submitted modal does next.</summary>
public readonly record struct ViewAck : IAck<ViewAck>
{
    readonly ReadOnlyMemory<byte> body;

    ViewAck(ReadOnlyMemory<byte> body) => this.body = body;

    /// <summary>This view closes; one below it shows again.</summary>
    public static ViewAck Close => default;

    /// <summary>The whole stack closes.</summary>
    public static ViewAck Clear { get; } = new("""{"response_action":"clear"}"""u8.ToArray());

    /// <summary>The view stays, with a sentence under each named input block.</summary>
    /// <exception cref="ArgumentException">There is no error in it: Slack would show a failure of the app.</exception>
    public static ViewAck Errors(IReadOnlyDictionary<string, string> errors)
    {
        if (errors.Count == 0)
        {
            throw new ArgumentException("A refusal needs at least one block_id with its sentence.", nameof(errors));
        }

        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("response_action"u8, "errors"u8);
        writer.WriteStartObject("errors"u8);
        foreach (var (blockId, sentence) in errors)
        {
            writer.WriteString(blockId, sentence);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();

        return new(json.ToArray());
    }

    /// <summary>The view stays, with a sentence under one input block.</summary>
    public static ViewAck Error(string blockId, string sentence) => Errors(new Dictionary<string, string> { [blockId] = sentence });

    /// <summary>The view turns into another.</summary>
    public static ViewAck Update(ModalView view) => new(Action("update"u8, view));

    /// <summary>Another view opens on top; at most three are open.</summary>
    public static ViewAck Push(ModalView view) => new(Action("push"u8, view));

    /// <summary>What becomes of the form that was sent.</summary>
    public FormEnd End => body.Length == 0 ? FormEnd.Closed : JsonPeek.TopLevelText(body.Span, "response_action"u8) switch
    {
        "clear" => FormEnd.StackClosed,
        "update" => FormEnd.Replaced,
        _ => FormEnd.Open,
    };

    /// <inheritdoc/>
    public static ViewAck FromBody(ReadOnlyMemory<byte> body) => new(body);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToBody() => body;

    /// <summary>Equal bodies are equal answers.</summary>
    public bool Equals(ViewAck other) => body.Span.SequenceEqual(other.body.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => body.Length;

    static byte[] Action(ReadOnlySpan<byte> action, ModalView view)
    {
        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("response_action"u8, action);
        writer.WritePropertyName("view"u8);
        view.WriteTo(writer);
        writer.WriteEndObject();

        return json.ToArray();
    }
}

/// <summary>A click or shortcut is answered with nothing; what changes is changed through the Web API or the response_url.</summary>
public readonly record struct ActionAck : IAck<ActionAck>
{
    /// <summary>A bare 200.</summary>
    public static ActionAck Nothing => default;

    /// <inheritdoc/>
    public static ActionAck FromBody(ReadOnlyMemory<byte> body) => default;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToBody() => default;
}

/// <summary>What an external select offers.</summary>
public readonly record struct OptionsAck : IAck<OptionsAck>
{
    const int Most = 100;

    readonly ReadOnlyMemory<byte> body;

    OptionsAck(ReadOnlyMemory<byte> body) => this.body = body;

    /// <summary>A plain list.</summary>
    /// <exception cref="BlockLimitException">More than 100.</exception>
    public static OptionsAck Of(IReadOnlyList<Option> options)
    {
        BlockLimits.Count("options", options.Count, 0, Most);
        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartArray("options"u8);
        foreach (var option in Option.InMenu("options", options))
        {
            option.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        return new(json.ToArray());
    }

    /// <summary>A list under headings.</summary>
    /// <exception cref="BlockLimitException">More than 100.</exception>
    public static OptionsAck Groups(IReadOnlyList<OptionGroup> groups)
    {
        BlockLimits.Count("option_groups", groups.Count, 0, Most);
        using var json = JsonScratch.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartArray("option_groups"u8);
        foreach (var group in groups)
        {
            group.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        return new(json.ToArray());
    }

    /// <inheritdoc/>
    public static OptionsAck FromBody(ReadOnlyMemory<byte> body) => new(body);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToBody() => body;

    /// <summary>Equal bodies are equal answers.</summary>
    public bool Equals(OptionsAck other) => body.Span.SequenceEqual(other.body.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => body.Length;
}
