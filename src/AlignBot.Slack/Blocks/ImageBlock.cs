using System.Text.Json;
using static AlignBot.Slack.Blocks.BlockLimits;

namespace AlignBot.Slack.Blocks;

/// <summary>A picture.</summary>
public sealed record ImageBlock : Block
{
    /// <summary>A picture at an address of up to 3000 characters, with the words for those who do not see it, up to 2000.</summary>
    public ImageBlock(string imageUrl, string altText)
        : this(altText) => ImageUrl = BlockLimits.Text("image.image_url", imageUrl, Url);

    ImageBlock(string altText) => AltText = BlockLimits.Text("image.alt_text", altText, 2000);

    /// <summary>A picture that was uploaded, with the words for those who do not see it, up to 2000.</summary>
    /// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object: whoever posts it must have access to the file, and Slack takes
    /// it only once it has looked at the file.</remarks>
    public static ImageBlock OfFile(string file, string altText) => new(altText) { SlackFile = BlockLimits.Text("image.slack_file.id", file, Id) };

    /// <inheritdoc/>
    public override string Type => "image";

    /// <summary>The address; null for a file.</summary>
    public string? ImageUrl { get; }

    /// <summary>The file's id; null for an address.</summary>
    public string? SlackFile { get; private init; }

    /// <summary>What it shows, in words.</summary>
    public string AltText { get; }

    /// <summary>A title of up to 2000 characters.</summary>
    public PlainText? Title { get; init => field = Optional("image.title", value, 2000); }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        if (SlackFile is { } file)
        {
            writer.WriteStartObject("slack_file"u8);
            writer.WriteString("id"u8, file);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("image_url"u8, ImageUrl);
        }

        writer.WriteString("alt_text"u8, AltText);
        writer.Text("title"u8, Title);
    }
}
