namespace AlignBot.SlackSimulator.Faults;

enum RateTier
{
    Tier1,
    Tier2,
    Tier3,
    Tier4,
    /// <summary>auth.test, chat.getPermalink: hundreds a minute.</summary>
    Special,
    /// <summary>chat.postMessage: one a second a channel, and hundreds a minute for the workspace.</summary>
    Posting,
}

/// <summary>Slack's rate limits as token buckets, per method, and per channel for posts. Real time, scaled for long stories.</summary>
sealed class Limits(TimeProvider real)
{
    const double PostsInARow = 4;

    readonly Lock gate = new();
    readonly Dictionary<string, Bucket> buckets = [];

    public double Scale { get; set; } = 1;

    public bool Enforce { get; set; } = true;

    /// <summary>Whole seconds to wait before the next call, or null when this one may pass.</summary>
    public int? Take(string method, RateTier tier, string? channel)
    {
        if (!Enforce)
        {
            return null;
        }

        lock (gate)
        {
            var perMinute = tier switch
            {
                RateTier.Tier1 => 1,
                RateTier.Tier2 => 20,
                RateTier.Tier3 => 50,
                RateTier.Tier4 => 100,
                _ => 300,
            };
            var wait = Wait(method, burst: perMinute, perMinute);
            if (wait <= 0 && tier == RateTier.Posting && channel is not null)
            {
                wait = Wait($"{method} {channel}", PostsInARow, perMinute: 60);
            }

            if (wait > 0)
            {
                return Scale < 1 ? (int)Math.Round(wait) : Math.Max(1, (int)Math.Ceiling(wait));
            }

            Spend(method);
            if (tier == RateTier.Posting && channel is not null)
            {
                Spend($"{method} {channel}");
            }

            return null;
        }
    }

    public void Change(double? scale, bool? enforce)
    {
        lock (gate)
        {
            Scale = scale ?? Scale;
            Enforce = enforce ?? Enforce;
            buckets.Clear();
        }
    }

    double Wait(string key, double burst, double perMinute)
    {
        var now = real.GetUtcNow();
        var perSecond = perMinute / 60 / Scale;
        var bucket = buckets.GetValueOrDefault(key) ?? new Bucket(burst, now);
        var tokens = Math.Min(burst, bucket.Tokens + ((now - bucket.At).TotalSeconds * perSecond));
        buckets[key] = new Bucket(tokens, now);
        return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
    }

    void Spend(string key) => buckets[key] = buckets[key] with { Tokens = buckets[key].Tokens - 1 };

    sealed record Bucket(double Tokens, DateTimeOffset At);
}
