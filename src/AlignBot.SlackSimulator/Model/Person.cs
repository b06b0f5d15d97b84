namespace AlignBot.SlackSimulator.Model;

/// <summary>Someone with a user id in, or visible to, the workspace. Replaced as a whole when it changes.</summary>
public sealed record Person
{
    public const string SlackbotId = "USLACKBOT";

    public required string Id { get; init; }
    /// <summary>The short name that people type after an at sign.</summary>
    public required string Name { get; init; }
    public required string RealName { get; init; }
    public string Title { get; init; } = "";
    /// <summary>Null for the one that everybody begins with: the short name at the workspace's domain.</summary>
    public string? Email { get; init; }
    /// <summary>IANA time zone.</summary>
    public string Tz { get; init; } = "Europe/London";
    public PersonRole Role { get; init; } = PersonRole.Member;
    public bool Deleted { get; init; }
    public required string TeamId { get; init; }
    public string Presence { get; init; } = "active";

    public string Initials => string.Concat(RealName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => char.ToUpperInvariant(w[0])));

    public bool IsHuman => Role != PersonRole.Bot && Id != SlackbotId;
}

public enum PersonRole
{
    Member,
    Guest,
    SingleChannelGuest,
    Bot,
    /// <summary>Belongs to another organisation and is seen through a shared channel.</summary>
    External,
}
