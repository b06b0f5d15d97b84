using System.Text.Json;

namespace AlignBot.Slack.Blocks;

/// <summary>An interactive element.</summary>
public interface IElement
{
    /// <summary>Names the element in the payloads that come back.</summary>
    string? ActionId { get; }
}

/// <summary>An element that may stand beside a section.</summary>
public interface ISectionAccessory : IElement;

/// <summary>An element that may stand in an actions block.</summary>
public interface IActionsElement : IElement;

/// <summary>An element that may stand in an input block.</summary>
public interface IInputElement : IElement;

/// <summary>An interactive element. What Slack would refuse in it is refused when it is made.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/block-elements</remarks>
public abstract record BlockElement : IElement
{
    private protected BlockElement(string actionId) => ActionId = BlockLimits.Text("action_id", actionId, BlockLimits.Id);

    /// <summary>An element without an action_id: a picture.</summary>
    private protected BlockElement()
    {
    }

    /// <inheritdoc/>
    public string? ActionId { get; }

    /// <summary>The element's type at Slack.</summary>
    public abstract string Type { get; }

    /// <summary>Asked before a click or choice is sent.</summary>
    public ConfirmationDialog? Confirm { get; init; }

    /// <summary>Whether the cursor is in it when the view opens; one element a view.</summary>
    public bool FocusOnLoad { get; init; }

    /// <summary>Writes the element as Slack reads it.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.Value("action_id"u8, ActionId);
        WriteFields(writer);
        if (Confirm is not null)
        {
            writer.WritePropertyName("confirm"u8);
            Confirm.WriteTo(writer);
        }

        writer.Flag("focus_on_load"u8, FocusOnLoad);
        writer.WriteEndObject();
    }

    /// <summary>What depends on more than one field or on where the element is shown.</summary>
    internal virtual void Check(Surface surface)
    {
    }

    private protected abstract void WriteFields(Utf8JsonWriter writer);

    private protected void OnlyIn(Surface surface, params ReadOnlySpan<Surface> allowed)
    {
        if (!allowed.Contains(surface))
        {
            throw new BlockLimitException(Type, "another surface", surface.ToString());
        }
    }
}
