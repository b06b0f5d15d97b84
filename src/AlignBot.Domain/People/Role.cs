using System.Text.Json.Serialization;

namespace AlignBot.Domain.People;

/// <summary>The side of the house a member works on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Function>))]
public enum Function
{
    /// <summary>Sales.</summary>
    Sales,

    /// <summary>Marketing.</summary>
    Marketing,

    /// <summary>Revenue operations: belongs to neither side.</summary>
    RevOps,
}

/// <summary>A responsibility in a program. Each has one holder and may have a deputy.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Head of revenue: the last who can decide.</summary>
    AccountableExecutive,

    /// <summary>Administers the program.</summary>
    OperatingLead,

    /// <summary>Leads sales.</summary>
    SalesLeader,

    /// <summary>Leads marketing.</summary>
    MarketingLeader,
}

/// <summary>What a role says about its holder.</summary>
public static class RoleFacts
{
    /// <summary>The side a role speaks for, or null when it stands above the sides.</summary>
    public static Function? Side(this Role role) => role switch
    {
        Role.SalesLeader => Function.Sales,
        Role.MarketingLeader => Function.Marketing,
        _ => null,
    };
}
