namespace AlignBot.Slack.Blocks;

/// <summary>Slack would refuse this block. Thrown where it is built, so that no refused message ever leaves.</summary>
/// <param name="where">The block and field, such as <c>section.text</c>.</param>
/// <param name="limit">What Slack allows.</param>
/// <param name="found">What was given.</param>
public sealed class BlockLimitException(string where, string limit, string found)
    : Exception($"{where}: Slack allows {limit}, found {found}.")
{
    /// <summary>The block and field.</summary>
    public string Where { get; } = where;

    /// <summary>What Slack allows.</summary>
    public string Limit { get; } = limit;

    /// <summary>What was given.</summary>
    public string Found { get; } = found;
}
