using System.Text.Json.Serialization;

namespace AlignBot.Domain.People;

/// <summary>What kind of account a Slack user is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberKind>))]
public enum MemberKind
{
    /// <summary>A full member of the workspace.</summary>
    Human,

    /// <summary>An app or bot user.</summary>
    Bot,

    /// <summary>A single- or multi-channel guest.</summary>
    Guest,

    /// <summary>A person of another organisation, through a shared channel.</summary>
    External,
}

/// <summary>Whether somebody may take part, and if not, why.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>A full human in the channel: may raise, be a party, decide.</summary>
    Member,

    /// <summary>A full human who is not, or no longer, in the channel.</summary>
    NotInChannel,

    /// <summary>Nobody the program knows.</summary>
    Unknown,

    /// <summary>Deactivated or gone from the workspace.</summary>
    Left,

    /// <summary>A bot.</summary>
    Bot,

    /// <summary>A guest.</summary>
    Guest,

    /// <summary>Somebody of another organisation.</summary>
    External,
}

/// <summary>A person (or bot) as the program knows them.</summary>
public sealed record Member
{
    /// <summary>The Slack user.</summary>
    public required UserId User { get; init; }

    /// <summary>The name shown where nobody should be notified.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The function, once the operating lead has given one.</summary>
    public Function? Function { get; init; }

    /// <summary>IANA zone of the person, from Slack; null when Slack has none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What kind of account this is.</summary>
    public MemberKind Kind { get; init; }

    /// <summary>False once deactivated.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether the person is in the go-to-market channel now.</summary>
    public bool InChannel { get; init; } = true;

    /// <summary>Whether this person may take part.</summary>
    [JsonIgnore]
    public Standing Standing => Kind switch
    {
        MemberKind.Bot => Standing.Bot,
        MemberKind.Guest => Standing.Guest,
        MemberKind.External => Standing.External,
        _ when !IsActive => Standing.Left,
        _ when !InChannel => Standing.NotInChannel,
        _ => Standing.Member,
    };
}
