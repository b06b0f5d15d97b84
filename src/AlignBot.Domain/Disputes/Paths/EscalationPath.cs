using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Domain.Disputes.Paths;

/// <summary>When a level has decided.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionRule>))]
public enum DecisionRule
{
    /// <summary>The first ruling decides.</summary>
    One,

    /// <summary>Every filled seat stands behind the same ruling.</summary>
    All,

    /// <summary>More than half of the filled seats stand behind the same ruling.</summary>
    Majority,
}

/// <summary>Who decides at a level, as the path names them. Bound to people when the level opens.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "by")]
[JsonDerivedType(typeof(ByRole), "role")]
[JsonDerivedType(typeof(ByPerson), "person")]
[JsonDerivedType(typeof(TheParties), "parties")]
public abstract record Decider
{
    Decider()
    {
    }

    /// <summary>Whoever acts in a role.</summary>
    public sealed record ByRole(Role Role) : Decider;

    /// <summary>A person by name.</summary>
    public sealed record ByPerson(UserId Person) : Decider;

    /// <summary>The two parties themselves: deciding there is settling.</summary>
    public sealed record TheParties : Decider;
}

/// <summary>One level of the path: who decides, how, and for how long.</summary>
public sealed record EscalationLevel
{
    /// <summary>Who decides. Two seats where the parties decide themselves.</summary>
    public required ImmutableArray<Decider> Deciders { get; init; }

    /// <summary>When the level has decided.</summary>
    public DecisionRule Rule { get; init; }

    /// <summary>How long the level has.</summary>
    public required Window Window { get; init; }

    /// <summary>Reminders to seats that have not ruled, in percent of the window.</summary>
    public ImmutableArray<int> Reminders { get; init; } = UsualReminders;

    /// <summary>Where a path says nothing else: once, while there is time to answer, since who is reminded twice stops reading.</summary>
    public static ImmutableArray<int> UsualReminders { get; } = [75];

    /// <summary>Whether the parties decide here themselves.</summary>
    [JsonIgnore]
    public bool IsTheParties => Deciders.Any(d => d is Decider.TheParties);

    /// <summary>The rule as it counts: where the parties sit, nobody settles for both, whatever an older path says.</summary>
    [JsonIgnore]
    public DecisionRule RuleInForce => IsTheParties ? DecisionRule.All : Rule;
}

/// <summary>A kind of dispute the program knows.</summary>
/// <param name="Key">Stable short name.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Definition">One sentence: what belongs here.</param>
/// <param name="Channel">Slack channel for its threads when not the program's own; null otherwise.</param>
public sealed record DisputeCategory(string Key, string Name, string Definition, string? Channel = null)
{
    /// <summary>What others keep for the category, by the names of their fields; null when there is nothing.</summary>
    public ImmutableSortedDictionary<string, string>? Settings { get; init; }

    /// <summary>One of them; null when it is not set.</summary>
    public string? Setting(string name) => Settings?.GetValueOrDefault(name);

    /// <inheritdoc/>
    public bool Equals(DisputeCategory? other) => other is not null
        && (Key, Name, Definition, Channel) == (other.Key, other.Name, other.Definition, other.Channel)
        && (Settings ?? ImmutableSortedDictionary<string, string>.Empty).SequenceEqual(other.Settings ?? ImmutableSortedDictionary<string, string>.Empty);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Name, Definition, Channel, Settings?.Count ?? 0);
}

/// <summary>The written escalation path: a versioned policy. A dispute keeps the one it was raised under.</summary>
public sealed record EscalationPath
{
    /// <summary>Grows by one with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The kinds of dispute.</summary>
    public required ImmutableArray<DisputeCategory> Categories { get; init; }

    /// <summary>The levels, first to last. Never empty.</summary>
    public required ImmutableArray<EscalationLevel> Levels { get; init; }

    /// <summary>What stands when nobody decides, unless both parties agreed to something else.</summary>
    public string DefaultOutcome { get; init; } = StatusQuo;

    /// <summary>How often each level may be extended.</summary>
    public int ExtensionsPerLevel { get; init; } = 1;

    /// <summary>How often a dispute may be reopened.</summary>
    public int Reopenings { get; init; } = 1;

    /// <summary>How many days after its decision a dispute may be reopened.</summary>
    public int ReopenWithinDays { get; init; } = 30;

    /// <summary>The least time a level can be answered in once its ask was delivered.</summary>
    public Window MinimumLive { get; init; } = new(2, WindowUnit.WorkingHours);

    /// <summary>The time to find common ground once the rule can't be met; the deadline ends it sooner.</summary>
    public Window Reconcile { get; init; } = new(4, WindowUnit.WorkingHours);

    /// <summary>After how long somebody who left the channel is reseated.</summary>
    public Window LeftChannelGrace { get; init; } = new(4, WindowUnit.WorkingHours);

    /// <summary>What stands when a path says nothing else.</summary>
    public const string StatusQuo = "Nothing changes.";

    /// <summary>The same, as it was said before: it stands in what was stored then.</summary>
    const string FormerStatusQuo = "The status quo stands.";

    /// <summary>Whether it says that all stays as it is.</summary>
    public static bool IsStatusQuo(string outcome) => outcome is StatusQuo or FormerStatusQuo;

    /// <summary>The path a new program begins with: the parties, the two leaders, the accountable executive.</summary>
    public static EscalationPath Default { get; } = new()
    {
        Categories =
        [
            new("list", "Account list", "Which accounts are on the list, in which tier, owned by whom."),
            new("definition", "Definition", "What a shared word means: MQL, MQA, stage one, qualified opportunity."),
            new("lead-handling", "Lead handling", "Who follows up a lead, how fast, and what goes back."),
            new("account-ownership", "Account ownership", "Who may work an account."),
            new("numbers", "Numbers", "Which figure is right, and where it comes from."),
            new("budget", "Budget", "Who pays, for what."),
            new("incentive", "Incentive", "What people are paid for."),
            new("other", "Other", "Anything else that keeps the two functions apart."),
        ],
        Levels =
        [
            new() { Deciders = [new Decider.TheParties()], Rule = DecisionRule.All, Window = new(1, WindowUnit.WorkingDays) },
            new() { Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByRole(Role.MarketingLeader)], Rule = DecisionRule.All, Window = new(2, WindowUnit.WorkingDays) },
            new() { Deciders = [new Decider.ByRole(Role.AccountableExecutive)], Rule = DecisionRule.One, Window = new(1, WindowUnit.WorkingDays) },
        ],
    };

    /// <summary>The category with that key, or null.</summary>
    public DisputeCategory? Category(string key) => Categories.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase));
}
