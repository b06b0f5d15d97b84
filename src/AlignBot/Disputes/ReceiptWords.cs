using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes;

/// <summary>Why a deadline is when it is.</summary>
static class ReceiptWords
{
    public static Mrkdwn Say(Dispute dispute) => dispute.Receipt is { } receipt
        ? Mrkdwn.Of($"Level {dispute.Level + 1} is due after {receipt.ToWords()}.")
        : Mrkdwn.Of($"Nothing is due any more.");
}
