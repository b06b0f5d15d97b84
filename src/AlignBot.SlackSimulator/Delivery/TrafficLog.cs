using System.Text.RegularExpressions;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>The last requests in both directions, for the inspector on the page. Tokens and secrets never get in.</summary>
sealed partial class TrafficLog(TimeProvider real, Hints hints)
{
    const int Kept = 2000;
    const int LongestBody = 20_000;

    readonly Lock gate = new();
    readonly Queue<TrafficEntry> entries = [];
    long count;

    /// <param name="direction">in: the app calls Slack; out: Slack delivers to the app</param>
    public void Add(string direction, string kind, string name, int status, double ms, string summary, string request, string response)
    {
        lock (gate)
        {
            entries.Enqueue(new TrafficEntry(
                ++count, real.GetUtcNow().ToUnixTimeMilliseconds(), direction, kind, name, status, Math.Round(ms, 1), Mask(summary), Mask(request), Mask(response)));
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }
        }
        hints.Send("traffic");
    }

    public IReadOnlyList<TrafficEntry> After(long n, int limit)
    {
        lock (gate)
        {
            return [.. entries.Where(e => e.N > n).TakeLast(limit)];
        }
    }

    public static string Mask(string text)
    {
        var masked = Tokens().Replace(text, "$1…");
        masked = Secrets().Replace(masked, "$1…");
        return masked.Length > LongestBody ? masked[..LongestBody] + "…" : masked;
    }

    [GeneratedRegex("(xox[a-z]-|xoxe\\.xox[a-z]-|xapp-)[A-Za-z0-9._-]+")]
    private static partial Regex Tokens();

    [GeneratedRegex("((?:client_secret|signing_secret)[\"']?\\s*[=:]\\s*[\"']?)[^\"'&\\s,}]+")]
    private static partial Regex Secrets();
}

sealed record TrafficEntry(
    long N, long AtMs, string Direction, string Kind, string Name, int Status, double Ms, string Summary, string Request, string Response);
