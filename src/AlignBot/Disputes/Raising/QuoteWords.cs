using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes.Raising;

/// <summary>The message that a dispute was raised from, wherever it is shown beside the question.</summary>
static class QuoteWords
{
    /// <summary>More of a message than this is read where it stands.</summary>
    const int Most = 1000;

    /// <summary>'Tom wrote (open): Every sign-up is a lead...', in one line.</summary>
    public static Mrkdwn Say(QuotedMessage quote, Roster roster, int most)
    {
        var who = quote.By is { } author ? Names.Of(roster, author) : "An app";
        var head = quote.Link is { } link ? Mrkdwn.Of($"{who} {Link.To(link, "wrote")}: ") : Mrkdwn.Of($"{who} wrote: ");
        return head + Mrkdwn.Of($"{quote.Text.ReplaceLineEndings(" ")}").Shortened(most);
    }

    /// <summary>What of a message is kept with the dispute; null where it has no words.</summary>
    /// <param name="shortcut">As Slack hands it over.</param>
    /// <param name="words">The message's words, its tokens in plain text.</param>
    public static QuotedMessage? Of(MessageShortcut shortcut, string words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        return new QuotedMessage(shortcut.Message.User is { Length: > 0 } author ? new UserId(author) : null, TextLimits.Cut(words.Trim(), Most), LinkTo(shortcut));
    }

    /// <summary>As Slack's own 'Copy link' has it; null where the payload does not name the workspace.</summary>
    static string? LinkTo(MessageShortcut shortcut) =>
        shortcut is { Team.Domain: { Length: > 0 } domain, Channel.Id: { Length: > 0 } channel, Message.Ts: { Length: > 0 } ts } && domain.All(IsOfHost)
            ? $"https://{domain}.slack.com/archives/{Uri.EscapeDataString(channel)}/p{Uri.EscapeDataString(ts.Replace(".", "", StringComparison.Ordinal))}"
            : null;

    static bool IsOfHost(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
