using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Slack.Blocks;

namespace AlignBot.ReviewLines;

/// <summary>One line of a review's section: what the records show of an account, or of several.</summary>
/// <param name="Topic">What kind of thing it is.</param>
/// <param name="AccountKey">Its account on the list; null where it is about several, or none.</param>
/// <param name="Account">What that is called.</param>
/// <param name="Says">The rest of the sentence, in plain text.</param>
/// <param name="Facts">What it rests on. Dealt with, it does not come back for the same.</param>
sealed record ReviewLine(ReviewTopic Topic, string? AccountKey, string? Account, string Says, ImmutableArray<Guid> Facts)
{
    /// <summary>By which a button names it: another one as soon as it rests on something else.</summary>
    public Guid Id => Facts.Length == 1 ? Facts[0] : Fact([.. Facts.Select(fact => fact.ToString("N"))]);

    /// <summary>As the card and the page show it.</summary>
    public Mrkdwn Shown => Account is null ? Mrkdwn.Of($"{Says}") : Mrkdwn.Of($"*{Name(Account)}*  {Says}");

    /// <summary>As an agenda has it: with its account, where the deal's name does not say that.</summary>
    public string Item => AgendaText.Shorten(
        Account is null || Says.Contains(Name(Account), StringComparison.OrdinalIgnoreCase) ? Says : $"{Name(Account)}: {Says}");

    /// <summary>The digest of something that was seen.</summary>
    public static Guid Fact(params ReadOnlySpan<string> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));

    /// <summary>A name of the source's, in one line and short enough for a list.</summary>
    public static string Name(string name) => new PlainText(name.ReplaceLineEndings(" ").Trim()).Shortened(80).Text;
}
