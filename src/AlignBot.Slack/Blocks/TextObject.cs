using System.Text.Json;

namespace AlignBot.Slack.Blocks;

/// <summary>Text where Slack takes either kind. Made of <see cref="Mrkdwn"/> or <see cref="PlainText"/>, never of a string.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/text-object</remarks>
public readonly record struct TextObject
{
    TextObject(string text, bool isMrkdwn) => (Text, IsMrkdwn) = (text, isMrkdwn);

    /// <summary>The text as it is sent.</summary>
    public string Text { get => field ?? ""; }

    /// <summary>Whether Slack reads markup in it.</summary>
    public bool IsMrkdwn { get; }

    /// <summary>Markup.</summary>
    public static implicit operator TextObject(Mrkdwn text) => new(text.Text, true);

    /// <summary>Plain text.</summary>
    public static implicit operator TextObject(PlainText text) => new(text.Text, false);

    /// <summary>Markup.</summary>
    public static TextObject FromMrkdwn(Mrkdwn text) => text;

    /// <summary>Plain text.</summary>
    public static TextObject FromPlainText(PlainText text) => text;

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, IsMrkdwn ? "mrkdwn"u8 : "plain_text"u8);
        writer.WriteString("text"u8, Text);
        if (IsMrkdwn)
        {
            // Without it Slack links whatever in people's text looks like a channel, a group or an address.
            writer.WriteBoolean("verbatim"u8, true);
        }
        else
        {
            writer.WriteBoolean("emoji"u8, true);
        }

        writer.WriteEndObject();
    }
}
