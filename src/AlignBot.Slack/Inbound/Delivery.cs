using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Slack.Inbound;

/// <summary>What the road knows of a request before its payload is read.</summary>
/// <param name="ReceivedAt">When it arrived, by the real clock.</param>
/// <param name="Transport">The road.</param>
/// <param name="FallbackKey">Its name when the payload has none: the signature or the envelope's id.</param>
/// <param name="RetryNum">0 for the first delivery.</param>
/// <param name="RetryReason">Why it is repeated.</param>
/// <param name="Answered">Done once the answer is on its way.</param>
readonly record struct Delivery(DateTimeOffset ReceivedAt, SlackTransport Transport, string FallbackKey, int RetryNum, string? RetryReason, Task Answered)
{
    const int LongestKey = 255;

    public SlackRequest Request(string? key, WorkspaceKey workspace) => new()
    {
        Key = key is null ? FallbackKey : key.Length <= LongestKey ? key : Digest(key),
        ReceivedAt = ReceivedAt,
        Workspace = workspace,
        RetryNum = RetryNum,
        RetryReason = RetryReason,
        Transport = Transport,
        Answered = Answered,
    };

    static string Digest(string key) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
