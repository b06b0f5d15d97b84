using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>What somebody said to a role that they were named for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoleAnswer>))]
public enum RoleAnswer
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>They take it.</summary>
    Accepted,

    /// <summary>They don't, and hold it until another is named.</summary>
    Declined,
}

/// <summary>Somebody was named for a role and asked to accept it. It binds nothing less meanwhile: what the role decides is asked of its holder all the same.</summary>
public sealed record RoleAsk
{
    /// <summary>What its messages are about.</summary>
    public required Guid Id { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Who was named.</summary>
    public required UserId Holder { get; init; }

    /// <summary>Who named them; null where nobody is known to have.</summary>
    public UserId? By { get; init; }

    /// <summary>When they were asked.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>What they said.</summary>
    public RoleAnswer Answer { get; init; }

    /// <summary>Why not, if they said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether whoever is named for it is asked: the operating lead took it up by setting the program up.</summary>
    public static bool IsOf(Role role) => role is not Role.OperatingLead;

    /// <summary>Whether the role is still held by whom it asks.</summary>
    public bool Holds(Roster roster) => roster.Holder(Role) == Holder;
}
