using System.Security.Cryptography;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>trigger_ids: each lives for a few seconds of real time (three at Slack) and is good for one view.</summary>
sealed class Triggers(TimeSpan life, TimeProvider real)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Trigger> issued = [];

    /// <param name="viewId">the modal it was given in, which views.push asks for</param>
    public string Issue(string user, string? viewId = null)
    {
        var now = real.GetUtcNow();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds()}.{Random.Shared.Next(1_000_000)}.{secret}");
        lock (gate)
        {
            issued[id] = new Trigger(user, viewId, now);
            // An hour is far past the life; what is older is answered as never issued.
            foreach (var (old, _) in issued.Where(t => now - t.Value.IssuedAt > TimeSpan.FromHours(1)).ToArray())
            {
                issued.Remove(old);
            }
        }
        return id;
    }

    /// <summary>Looks without using it up; throws Slack's error when it can't be used.</summary>
    public Trigger Check(string? id)
    {
        lock (gate)
        {
            if (id is null || !issued.TryGetValue(id, out var trigger))
            {
                throw new SlackRefusal("invalid_trigger_id");
            }

            if (trigger.Used)
            {
                throw new SlackRefusal("exchanged_trigger_id");
            }

            if (real.GetUtcNow() - trigger.IssuedAt > life)
            {
                throw new SlackRefusal("expired_trigger_id");
            }

            return trigger;
        }
    }
}

sealed record Trigger(string User, string? ViewId, DateTimeOffset IssuedAt)
{
    public bool Used { get; set; }
}
