using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AlignBot.Slack.Blocks;

/// <summary>Text in Slack's markup that is safe to send: what people typed is in it only escaped.</summary>
/// <remarks>
/// There is no conversion from a string. <c>Mrkdwn.Of($"*{title}* asked by {Mention.User(id)}")</c> trusts the literal and escapes
/// the holes, except those that are markup by type: <see cref="Mrkdwn"/>, <see cref="Mention"/>, <see cref="SlackDate"/>, <see cref="Link"/>.
/// https://docs.slack.dev/messaging/formatting-message-text
/// </remarks>
public readonly record struct Mrkdwn
{
    readonly string? text;

    internal Mrkdwn(string text) => this.text = text;

    /// <summary>The markup as it is sent.</summary>
    public string Text => text ?? "";

    /// <summary>As it reads where Slack takes no markup: under a field of a form.</summary>
    public string Plain => SlackText.Plain(Text);

    /// <summary>UTF-16 units of the markup as it is sent: never fewer than Slack counts.</summary>
    public int Length => Text.Length;

    /// <summary>No text.</summary>
    public static Mrkdwn Empty => default;

    /// <summary>Markup with holes: the literal is trusted, each hole is escaped unless its type is markup.</summary>
    public static Mrkdwn Of(MrkdwnInterpolation markup) => new(markup.Finish());

    /// <summary>Text of people as it was typed: nothing in it can mention, link or pose as either.</summary>
    public static Mrkdwn Escaped(string? typed) => new(SlackText.Escape(typed));

    /// <summary>Text of people, set apart as a quotation line by line.</summary>
    public static Mrkdwn Quoted(string? typed) => new(">" + SlackText.Escape(typed).ReplaceLineEndings("\n>"));

    /// <summary>Several pieces with a separator between.</summary>
    public static Mrkdwn Join(string separator, IEnumerable<Mrkdwn> pieces) =>
        new(string.Join(SlackText.Escape(separator), pieces.Select(piece => piece.Text)));

    /// <summary>One piece after another.</summary>
    public static Mrkdwn operator +(Mrkdwn left, Mrkdwn right) => new(left.Text + right.Text);

    /// <summary>One piece after another.</summary>
    public static Mrkdwn Add(Mrkdwn left, Mrkdwn right) => left + right;

    /// <summary>At most <paramref name="max"/> units, cut between characters as people see them, never inside a token or entity, and ended by '…'.</summary>
    public Mrkdwn Shortened(int max) => new(SlackText.Shorten(Text, max, markup: true));

    /// <summary>The markup as it is sent.</summary>
    public override string ToString() => Text;
}

/// <summary>Builds <see cref="Mrkdwn"/> from an interpolated string; used by the compiler.</summary>
[InterpolatedStringHandler]
public ref struct MrkdwnInterpolation
{
    /// <summary>Looks like '*', and ends nothing.</summary>
    const char Star = '\u2217';

    readonly StringBuilder markup;
    bool isBold;

    /// <summary>Starts a text.</summary>
    public MrkdwnInterpolation(int literalLength, int formattedCount) => markup = new(literalLength + (formattedCount * 16));

    /// <summary>Adds trusted markup.</summary>
    public void AppendLiteral(string literal)
    {
        markup.Append(literal);
        isBold ^= literal.AsSpan().Count('*') % 2 == 1;
    }

    /// <summary>Adds what people typed, escaped. Between stars of the literal it stays bold to the end, whatever stars and lines it has itself.</summary>
    public void AppendFormatted(string? typed) => markup.Append(isBold ? SlackText.Escape(typed).Replace('*', Star).ReplaceLineEndings(" ") : SlackText.Escape(typed));

    /// <summary>Adds markup.</summary>
    public void AppendFormatted(Mrkdwn piece) => markup.Append(piece.Text);

    /// <summary>Adds plain text, escaped.</summary>
    public void AppendFormatted(PlainText piece) => AppendFormatted(piece.Text);

    /// <summary>Adds a mention.</summary>
    public void AppendFormatted(Mention mention) => markup.Append(mention.ToString());

    /// <summary>Adds a date.</summary>
    public void AppendFormatted(SlackDate date) => markup.Append(date.ToString());

    /// <summary>Adds a link.</summary>
    public void AppendFormatted(Link link) => markup.Append(link.ToString());

    /// <summary>Adds anything else as its invariant text, escaped.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Adds anything else as its invariant text in a format, escaped.</summary>
    public void AppendFormatted<T>(T value, string? format) =>
        AppendFormatted(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    internal readonly string Finish() => markup.ToString();
}
