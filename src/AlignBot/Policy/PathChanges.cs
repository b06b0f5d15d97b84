using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;

namespace AlignBot.Policy;

/// <summary>What is different between two versions of a path, in words, for the channel and the record.</summary>
static class PathChanges
{
    /// <summary>One sentence a change, without its full stop; empty when both say the same.</summary>
    public static ImmutableArray<string> Between(EscalationPath before, EscalationPath now, Roster roster) =>
    [
        .. Levels(before.Levels, now.Levels, roster),
        .. Categories(before, now),
        .. Rest(before, now),
    ];

    static IEnumerable<string> Levels(ImmutableArray<EscalationLevel> before, ImmutableArray<EscalationLevel> now, Roster roster)
    {
        foreach (var (old, current) in Matched(before, now))
        {
            if (old is null)
            {
                yield return $"New level {current!.Value + 1}: {LevelWords.Sentence(now[current.Value], roster)}, {LevelWords.Reminders(now[current.Value])}";
            }
            else if (current is null)
            {
                yield return $"Level {old.Value + 1} is gone: {LevelWords.Who(before[old.Value], roster)}";
            }
            else
            {
                var name = old == current ? $"Level {current.Value + 1}" : $"Level {current.Value + 1} (was {old.Value + 1})";
                foreach (var change in Level(before[old.Value], now[current.Value], roster))
                {
                    yield return $"{name}: {change}";
                }
            }
        }
    }

    static IEnumerable<string> Level(EscalationLevel before, EscalationLevel now, Roster roster)
    {
        if (!before.Deciders.SequenceEqual(now.Deciders))
        {
            yield return $"{LevelWords.Who(now, roster)} instead of {LevelWords.Who(before, roster)}";
        }

        if (before.Rule != now.Rule)
        {
            yield return $"{LevelWords.Rule(now.Rule)}; until now {LevelWords.Rule(before.Rule)}";
        }

        if (before.Window != now.Window)
        {
            yield return $"{now.Window.ToWords()} instead of {before.Window.ToWords()}";
        }

        if (!before.Reminders.SequenceEqual(now.Reminders))
        {
            yield return $"{LevelWords.Reminders(now)}; until now {LevelWords.Reminders(before)}";
        }
    }

    /// <summary>Pairs old levels with new ones in order, so that an inserted level does not read as if all after it had changed.</summary>
    static IEnumerable<(int? Old, int? New)> Matched(ImmutableArray<EscalationLevel> before, ImmutableArray<EscalationLevel> now)
    {
        // cost[i, j]: the least that must be said of the levels from i and j on.
        var cost = new int[before.Length + 1, now.Length + 1];
        for (var i = before.Length; i >= 0; i--)
        {
            for (var j = now.Length; j >= 0; j--)
            {
                cost[i, j] = (i == before.Length, j == now.Length) switch
                {
                    (true, true) => 0,
                    (true, false) => Gone + cost[i, j + 1],
                    (false, true) => Gone + cost[i + 1, j],
                    _ => Math.Min(Change(before[i], now[j]) + cost[i + 1, j + 1], Gone + Math.Min(cost[i + 1, j], cost[i, j + 1])),
                };
            }
        }

        for (var (i, j) = (0, 0); i < before.Length || j < now.Length;)
        {
            if (i < before.Length && j < now.Length && cost[i, j] == Change(before[i], now[j]) + cost[i + 1, j + 1])
            {
                yield return (i++, j++);
            }
            else if (i < before.Length && cost[i, j] == Gone + cost[i + 1, j])
            {
                yield return (i++, null);
            }
            else
            {
                yield return (null, j++);
            }
        }
    }

    const int Gone = 3;

    /// <summary>Other deciders weigh more than the rest together: who decides is what people know a level by.</summary>
    static int Change(EscalationLevel before, EscalationLevel now) =>
        (before.Deciders.SequenceEqual(now.Deciders) ? 0 : 5)
        + (before.Rule == now.Rule && before.Window == now.Window && before.Reminders.SequenceEqual(now.Reminders) ? 0 : 1);

    static IEnumerable<string> Categories(EscalationPath before, EscalationPath now)
    {
        foreach (var gone in before.Categories.Where(category => now.Category(category.Key) is null))
        {
            yield return $"Category '{gone.Name}' is gone";
        }

        foreach (var category in now.Categories)
        {
            var old = before.Category(category.Key);
            if (old is null)
            {
                yield return category.Definition.Length > 0 ? $"New category '{category.Name}': {category.Definition.TrimEnd('.')}" : $"New category '{category.Name}'";
                continue;
            }

            if (old.Name != category.Name)
            {
                yield return $"Category '{old.Name}' is called '{category.Name}'";
            }

            if (old.Definition != category.Definition)
            {
                yield return category.Definition.Length > 0 ? $"Category '{category.Name}' now means: {category.Definition.TrimEnd('.')}" : $"Category '{category.Name}' has no definition any more";
            }

            if (old.Channel != category.Channel)
            {
                yield return category.Channel is null ? $"Category '{category.Name}' has its threads in this channel again" : $"Category '{category.Name}' has its threads in a channel of its own";
            }

            foreach (var name in new[] { old, category }.SelectMany(one => one.Settings?.Keys ?? []).Distinct().Where(name => old.Setting(name) != category.Setting(name)))
            {
                yield return $"Category '{category.Name}': {name} {category.Setting(name) ?? "as usual"} instead of {old.Setting(name) ?? "the usual"}";
            }
        }

        if (!before.Categories.Select(category => category.Key).SequenceEqual(now.Categories.Select(category => category.Key))
            && before.Categories.Length == now.Categories.Length && before.Categories.All(category => now.Category(category.Key) is not null))
        {
            yield return "The categories stand in another order";
        }
    }

    static IEnumerable<string> Rest(EscalationPath before, EscalationPath now)
    {
        if (before.DefaultOutcome != now.DefaultOutcome && !(EscalationPath.IsStatusQuo(before.DefaultOutcome) && EscalationPath.IsStatusQuo(now.DefaultOutcome)))
        {
            yield return $"If nobody decides: {now.DefaultOutcome.TrimEnd('.')}; until now: {before.DefaultOutcome.TrimEnd('.')}";
        }

        if (before.ExtensionsPerLevel != now.ExtensionsPerLevel)
        {
            yield return $"Each level can be extended {Times(now.ExtensionsPerLevel)} instead of {Times(before.ExtensionsPerLevel)}";
        }

        if (before.Reopenings != now.Reopenings || before.ReopenWithinDays != now.ReopenWithinDays)
        {
            yield return $"A decision can be reopened {Times(now.Reopenings)} within {now.ReopenWithinDays} days; until now {Times(before.Reopenings)} within {before.ReopenWithinDays}";
        }

        if (before.MinimumLive != now.MinimumLive)
        {
            yield return $"A level stays open for at least {now.MinimumLive.ToWords()} after its deciders were told, instead of {before.MinimumLive.ToWords()}";
        }

        if (before.Reconcile != now.Reconcile)
        {
            yield return $"Deciders who differ have {now.Reconcile.ToWords()} to agree instead of {before.Reconcile.ToWords()}";
        }

        if (before.LeftChannelGrace != now.LeftChannelGrace)
        {
            yield return $"Whoever leaves the channel is replaced after {now.LeftChannelGrace.ToWords()} instead of {before.LeftChannelGrace.ToWords()}";
        }
    }

    public static string Times(int count) => count switch { 0 => "never", 1 => "once", 2 => "twice", _ => $"{count} times" };
}
