using AlignBot.Engine.Telemetry;
using AlignBot.Slack;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Budgets;

/// <summary>What people and channels have used of their budgets. In memory: each replica counts what it is asked itself, and a start begins anew.</summary>
public sealed class Spending(IOptions<BudgetOptions> options, TimeProvider time)
{
    /// <summary>From so many on, those that are whole again are let go.</summary>
    const int Many = 10_000;

    readonly Lock held = new();
    readonly Dictionary<(Cost Cost, WorkspaceKey Workspace, string Whose), Instant> used = [];
    int letGoAt = Many;

    /// <summary>How many budgets are remembered.</summary>
    internal int Held
    {
        get
        {
            lock (held)
            {
                return used.Count;
            }
        }
    }

    /// <summary>Takes one from the person's budget and from the channel's; null where both had one, else nothing is taken from either.</summary>
    /// <param name="cost">Which budget.</param>
    /// <param name="workspace">Whose people and channels they are.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="channel">Where; null on Home and in a form.</param>
    public Spent? WhyNot(Cost cost, WorkspaceKey workspace, string user, string? channel)
    {
        if (cost == Cost.Nothing)
        {
            return null;
        }

        var option = options.Value.Of(cost);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        Spent? spent;
        lock (held)
        {
            spent = TakeBoth((cost, workspace, user), channel is { Length: > 0 } ? (cost, workspace, channel) : null, option, now);
        }

        if (spent is not null)
        {
            EngineTelemetry.Spent(BudgetOptions.NameOf(cost));
        }

        return spent;
    }

    Spent? TakeBoth((Cost, WorkspaceKey, string) person, (Cost, WorkspaceKey, string)? channel, BudgetOption option, Instant now)
    {
        var (wait, mine) = Of(option.Person, option).Take(used.GetValueOrDefault(person), now);
        if (wait > Duration.Zero)
        {
            return new Spent(person.Item1, IsOfChannel: false, wait);
        }

        if (channel is { } all)
        {
            var (longer, ours) = Of(option.Channel, option).Take(used.GetValueOrDefault(all), now);
            if (longer > Duration.Zero)
            {
                return new Spent(person.Item1, IsOfChannel: true, longer);
            }

            used[all] = ours;
        }

        used[person] = mine;
        LetGo(now);
        return null;
    }

    Allowance Of(int number, BudgetOption option) =>
        new((long)Math.Max(1, number * options.Value.Scale), Duration.FromTimeSpan(option.Within));

    void LetGo(Instant now)
    {
        if (used.Count < letGoAt)
        {
            return;
        }

        foreach (var (key, wholeAt) in used)
        {
            if (wholeAt <= now)
            {
                used.Remove(key);
            }
        }

        letGoAt = Math.Max(Many, used.Count * 2);
    }
}
