using System.Globalization;

namespace AlignBot.Slack.Blocks;

/// <summary>Slack's limits, where more than one block shares them.</summary>
/// <remarks>
/// https://docs.slack.dev/reference/block-kit. Lengths are counted in UTF-16 units of what is sent: never fewer than Slack counts,
/// so that nothing passes here that Slack refuses.
/// </remarks>
public static class BlockLimits
{
    /// <summary>Blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>Blocks in a modal or App Home.</summary>
    public const int ViewBlocks = 100;

    /// <summary>Characters of a block_id, action_id, callback_id or external_id.</summary>
    public const int Id = 255;

    /// <summary>Characters of a section's text and of any text object.</summary>
    public const int AnyText = 3000;

    /// <summary>Characters of a section's field.</summary>
    public const int Field = 2000;

    /// <summary>Characters of a header.</summary>
    public const int Header = 150;

    /// <summary>Characters of a button's text; about thirty of them show.</summary>
    public const int ButtonText = 75;

    /// <summary>Characters of an option's text and of its description.</summary>
    public const int OptionText = 75;

    /// <summary>Characters of an option's value. Slack's pages say 75 in one place and 150 in another: the smaller one always passes.</summary>
    public const int OptionValue = 75;

    /// <summary>Characters of a modal's title, submit and close.</summary>
    public const int ModalTitle = 24;

    /// <summary>Characters of private_metadata.</summary>
    public const int PrivateMetadata = 3000;

    /// <summary>Bytes of a whole view.</summary>
    public const int ViewBytes = 250 * 1024;

    /// <summary>Characters of a message's text that Slack accepts in an update, and advises in a post.</summary>
    public const int MessageText = 4000;

    /// <summary>Characters of a message's text beyond which a post is cut.</summary>
    public const int PostedText = 40_000;

    /// <summary>Characters of an address.</summary>
    public const int Url = 3000;

    /// <summary>Checks a message's blocks together: their number, unique ids, and what depends on more than one field.</summary>
    /// <exception cref="BlockLimitException">Slack would refuse them.</exception>
    public static void CheckMessage(IReadOnlyList<Block> blocks) => Check("message", blocks, MessageBlocks, Surface.Message);

    internal static void Check(string where, IReadOnlyList<Block> blocks, int most, Surface surface)
    {
        Count($"{where}.blocks", blocks.Count, 0, most);
        HashSet<string> ids = [];
        var focused = 0;
        foreach (var block in blocks)
        {
            if (block.BlockId is { } id && !ids.Add(id))
            {
                throw new BlockLimitException($"{where}.blocks", "unique block_ids", $"'{id}' twice");
            }

            block.Check(surface);
            focused += block.Focused;
        }

        if (focused > 1)
        {
            throw new BlockLimitException(where, "one focus_on_load", Number(focused));
        }
    }

    internal static T Within<T>(string where, T value, int length, int least, int most) =>
        length >= least && length <= most
            ? value
            : throw new BlockLimitException(where, least == 0 ? $"at most {Number(most)} characters" : $"{Number(least)} to {Number(most)} characters", Number(length));

    internal static string Text(string where, string value, int most, int least = 1) => Within(where, value, value.Length, least, most);

    internal static PlainText Text(string where, PlainText value, int most, int least = 1) => Within(where, value, value.Length, least, most);

    internal static TextObject Text(string where, TextObject value, int most, int least = 1) => Within(where, value, value.Text.Length, least, most);

    internal static string? Optional(string where, string? value, int most) => value is null ? null : Text(where, value, most);

    // A bare null would be taken for a string here, and become a text without characters; so it may have been by whoever set it. Slack takes none
    // without characters, and what need not be there is left out.
    internal static PlainText? Optional(string where, PlainText? value, int most) => value is { Length: > 0 } text ? Text(where, text, most) : default(PlainText?);

    internal static TextObject? Optional(string where, TextObject? value, int most) => value is { Text.Length: > 0 } text ? Text(where, text, most) : null;

    internal static void Count(string where, int count, int least, int most)
    {
        if (count < least || count > most)
        {
            throw new BlockLimitException(where, least == most ? Number(most) : $"{Number(least)} to {Number(most)}", Number(count));
        }
    }

    internal static IReadOnlyList<T> Counted<T>(string where, IReadOnlyList<T> items, int least, int most)
    {
        Count(where, items.Count, least, most);
        return items;
    }

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Where blocks are shown.</summary>
enum Surface
{
    /// <summary>In a conversation.</summary>
    Message,

    /// <summary>In a modal.</summary>
    Modal,

    /// <summary>In App Home.</summary>
    Home,
}
