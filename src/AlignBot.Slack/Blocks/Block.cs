using System.Text.Json;

namespace AlignBot.Slack.Blocks;

/// <summary>A block of a message or view. What a block cannot hold at Slack it refuses when it is made.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks</remarks>
public abstract record Block
{
    /// <summary>The block's id, unique in its message or view; Slack makes one up when there is none.</summary>
    public string? BlockId { get; init => field = BlockLimits.Optional("block_id", value, BlockLimits.Id); }

    /// <summary>The block's type at Slack.</summary>
    public abstract string Type { get; }

    /// <summary>How many of its elements take the focus when the view opens.</summary>
    internal virtual int Focused => 0;

    /// <summary>Writes the block as Slack reads it.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        if (BlockId is not null)
        {
            writer.WriteString("block_id"u8, BlockId);
        }

        WriteFields(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes blocks as an array.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<Block> blocks)
    {
        writer.WriteStartArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private protected static void MessagesOnly(string type, Surface surface)
    {
        if (surface != Surface.Message)
        {
            throw new BlockLimitException(type, "a message", surface.ToString());
        }
    }

    /// <summary>What depends on more than one field or on where the block is shown.</summary>
    internal virtual void Check(Surface surface)
    {
    }

    private protected abstract void WriteFields(Utf8JsonWriter writer);

    private protected static void CheckElements(string where, IReadOnlyList<IElement> elements, Surface surface)
    {
        HashSet<string> ids = [];
        foreach (var element in elements)
        {
            if (element.ActionId is { } id && !ids.Add(id))
            {
                throw new BlockLimitException(where, "unique action_ids", $"'{id}' twice");
            }

            ((BlockElement)element).Check(surface);
        }
    }
}
