using System.Security.Cryptography;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>response_urls: five posts within thirty minutes of real time each.</summary>
sealed class ResponseUrls(TimeProvider real)
{
    public const int MostPosts = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    readonly Lock gate = new();
    readonly Dictionary<string, ResponseUrl> issued = [];

    /// <summary>The server's own address, known once it listens.</summary>
    public string Root { get; set; } = "";

    public string Issue(string user, string channel, string? sourceTs)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        lock (gate)
        {
            issued[id] = new ResponseUrl(user, channel, sourceTs, real.GetUtcNow());
        }

        return $"{Root}/response/{id}";
    }

    /// <summary>Counts a post; null with Slack's error when there are none left.</summary>
    public ResponseUrl? Take(string id, out string error)
    {
        error = "";
        lock (gate)
        {
            if (!issued.TryGetValue(id, out var url) || real.GetUtcNow() - url.IssuedAt > Life)
            {
                error = "expired_url";
            }
            else if (url.Posts >= MostPosts)
            {
                error = "used_url";
            }
            else
            {
                url.Posts++;
            }

            return error.Length == 0 ? issued[id] : null;
        }
    }
}

/// <param name="SourceTs">the message whose button was pressed; null after a slash command</param>
sealed record ResponseUrl(string User, string Channel, string? SourceTs, DateTimeOffset IssuedAt)
{
    public int Posts { get; set; }
}
