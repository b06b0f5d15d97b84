namespace AlignBot.Slack.Blocks;

/// <summary>Text without markup: Slack shows it as it stands, so that a string is safe in it.</summary>
public readonly record struct PlainText
{
    readonly string? text;

    /// <summary>Text without markup.</summary>
    public PlainText(string? text) => this.text = text;

    /// <summary>The text.</summary>
    public string Text => text ?? "";

    /// <summary>UTF-16 units: never fewer than Slack counts.</summary>
    public int Length => Text.Length;

    /// <summary>At most <paramref name="max"/> units, cut between characters as people see them and ended by '…'.</summary>
    public PlainText Shortened(int max) => new(SlackText.Shorten(Text, max, markup: false));

    /// <summary>A string is plain text.</summary>
    public static implicit operator PlainText(string? text) => new(text);

    /// <summary>A string as plain text.</summary>
    public static PlainText FromString(string? text) => new(text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
