using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>A modal or App Home to be shown. Its blocks are checked together when they are set.</summary>
/// <remarks>https://docs.slack.dev/reference/views</remarks>
public abstract record View
{
    private protected View(IReadOnlyList<Block> blocks, Surface surface)
    {
        Check(surface == Surface.Modal ? "modal" : "home", blocks, ViewBlocks, surface);
        Blocks = blocks;
    }

    /// <summary>Up to 100 blocks.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The app's name for the view, up to 255 characters.</summary>
    public string? CallbackId { get; init => field = Optional("view.callback_id", value, Id); }

    /// <summary>What the app keeps in the view, up to 3000 characters.</summary>
    public string? PrivateMetadata
    {
        get;
        init => field = value is null ? null : BlockLimits.Text("view.private_metadata", value, BlockLimits.PrivateMetadata, least: 0);
    }

    /// <summary>An id of the app's own, unique in the workspace, up to 255 characters.</summary>
    public string? ExternalId { get; init => field = Optional("view.external_id", value, Id); }

    /// <summary>Writes the view as Slack reads it.</summary>
    /// <exception cref="BlockLimitException">It is larger than 250 KB, or has inputs and no submit button.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        CheckWhole();
        var before = writer.BytesCommitted + writer.BytesPending;
        writer.WriteStartObject();
        WriteFields(writer);
        writer.Value("callback_id"u8, CallbackId);
        writer.Value("private_metadata"u8, PrivateMetadata);
        writer.Value("external_id"u8, ExternalId);
        writer.WritePropertyName("blocks"u8);
        Block.WriteAll(writer, Blocks);
        writer.WriteEndObject();
        Count("view (bytes)", (int)(writer.BytesCommitted + writer.BytesPending - before), 0, ViewBytes);
    }

    private protected virtual void CheckWhole()
    {
    }

    private protected abstract void WriteFields(Utf8JsonWriter writer);
}

/// <summary>A modal.</summary>
public sealed record ModalView : View
{
    /// <summary>A modal with a title of 1 to 24 characters.</summary>
    public ModalView(PlainText title, IReadOnlyList<Block> blocks)
        : base(blocks, Surface.Modal) => Title = BlockLimits.Text("modal.title", title, ModalTitle);

    /// <summary>The title.</summary>
    public PlainText Title { get; }

    /// <summary>The button that submits, 1 to 24 characters; required when there is an input.</summary>
    public PlainText? Submit { get; init => field = Optional("modal.submit", value, ModalTitle); }

    /// <summary>The button that dismisses, 1 to 24 characters.</summary>
    public PlainText? Close { get; init => field = Optional("modal.close", value, ModalTitle); }

    /// <summary>Submitting or dismissing it closes the whole stack.</summary>
    public bool ClearOnClose { get; init; }

    /// <summary>Whether the app hears of a dismissal.</summary>
    public bool NotifyOnClose { get; init; }

    private protected override void CheckWhole()
    {
        if (Submit is null && Blocks.Any(block => block is InputBlock))
        {
            throw new BlockLimitException("modal.submit", "no input without a submit button", "inputs");
        }
    }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("type"u8, "modal"u8);
        writer.Text("title"u8, Title);
        writer.Text("submit"u8, Submit);
        writer.Text("close"u8, Close);
        writer.Flag("clear_on_close"u8, ClearOnClose);
        writer.Flag("notify_on_close"u8, NotifyOnClose);
    }
}

/// <summary>App Home of one person.</summary>
public sealed record HomeView : View
{
    /// <summary>App Home; it is published whole each time.</summary>
    public HomeView(IReadOnlyList<Block> blocks)
        : base(blocks, Surface.Home)
    {
    }

    private protected override void WriteFields(Utf8JsonWriter writer) => writer.WriteString("type"u8, "home"u8);
}
