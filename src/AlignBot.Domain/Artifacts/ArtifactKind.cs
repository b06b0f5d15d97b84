using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Artifacts;

/// <summary>What a governed document is. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArtifactKind>))]
public enum ArtifactKind
{
    /// <summary>The one paragraph that names the five parts of the operating model.</summary>
    OperatingDefinition,

    /// <summary>What a term means here. Each term is its own.</summary>
    Definition,

    /// <summary>The shared account list, by its rules.</summary>
    AccountList,

    /// <summary>The meeting cadence, by its series.</summary>
    Cadence,

    /// <summary>The scoreboard, by its measures.</summary>
    Scoreboard,

    /// <summary>The escalation path, by its levels.</summary>
    EscalationPath,

    /// <summary>What marketing and sales owe each other, and within which time.</summary>
    ServiceLevelAgreement,

    /// <summary>How something is done here: ideal customer, sales play, content strategy.</summary>
    Playbook,

    /// <summary>How much of the pay of both functions is tied to the shared list.</summary>
    Incentives,

    /// <summary>What is planned for one account.</summary>
    AccountPlan,

    /// <summary>What a quarterly audit found, and what is done about it: dated, and never looked at again.</summary>
    Audit,
}

/// <summary>What is different from kind to kind.</summary>
public static class ArtifactKinds
{
    static readonly ImmutableArray<Role> BothLeaders = [Role.SalesLeader, Role.MarketingLeader];

    /// <summary>The parts that the operating definition names, in the order in which it does.</summary>
    public static ImmutableArray<ArtifactKind> Parts { get; } =
        [ArtifactKind.AccountList, ArtifactKind.Definition, ArtifactKind.Cadence, ArtifactKind.Scoreboard, ArtifactKind.EscalationPath];

    /// <summary>Which roles sign it, in this order. None: it holds as soon as it is written.</summary>
    public static ImmutableArray<Role> Signers(this ArtifactKind kind) => kind switch
    {
        ArtifactKind.OperatingDefinition => [Role.AccountableExecutive],
        ArtifactKind.Incentives => [Role.AccountableExecutive, .. BothLeaders],
        ArtifactKind.AccountPlan => [],
        _ => BothLeaders,
    };

    /// <summary>Its text is made from settings, or from the record: nobody writes in it, and signing it signs what the bot really does or found.</summary>
    public static bool IsLiving(this ArtifactKind kind) =>
        kind is ArtifactKind.AccountList or ArtifactKind.Cadence or ArtifactKind.Scoreboard or ArtifactKind.EscalationPath or ArtifactKind.Audit;

    /// <summary>A program has one of it, which needs no name.</summary>
    public static bool IsOne(this ArtifactKind kind) => kind is not (ArtifactKind.Definition or ArtifactKind.Playbook or ArtifactKind.AccountPlan or ArtifactKind.Audit);

    /// <summary>It says how things stood on a day: once signed it is neither looked at again nor taken out of use.</summary>
    public static bool IsDated(this ArtifactKind kind) => kind is ArtifactKind.Audit;

    /// <summary>Only leaders, the accountable executive and the operating lead read it.</summary>
    public static bool IsKeptToFew(this ArtifactKind kind) => kind is ArtifactKind.Incentives;

    /// <summary>Any member may write a first version of it; the rest is begun by those who sign it or run the program.</summary>
    public static bool AnyoneBegins(this ArtifactKind kind) => kind is ArtifactKind.Definition or ArtifactKind.Playbook or ArtifactKind.AccountPlan;
}
