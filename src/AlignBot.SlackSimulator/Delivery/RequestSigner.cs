using System.Security.Cryptography;
using System.Text;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>Slack's v0 request signature: HMAC-SHA256 over "v0:timestamp:body".</summary>
static class RequestSigner
{
    public static string Sign(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));
}
