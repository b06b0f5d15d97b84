using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>A person or bot of a workspace.</summary>
/// <remarks>https://docs.slack.dev/reference/objects/user-object</remarks>
public sealed record User
{
    /// <summary>The user id, opaque.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The workspace.</summary>
    public string? TeamId { get; init; }

    /// <summary>The handle; deprecated by Slack.</summary>
    public string? Name { get; init; }

    /// <summary>The full name.</summary>
    public string? RealName { get; init; }

    /// <summary>True for a deactivated account.</summary>
    public bool Deleted { get; init; }

    /// <summary>True for bots; Slackbot itself may say false.</summary>
    public bool IsBot { get; init; }

    /// <summary>True for guests of any kind.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>True for guests of a single channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>True for somebody of another company.</summary>
    public bool IsStranger { get; init; }

    /// <summary>True for a workspace administrator.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>True for a workspace owner.</summary>
    public bool IsOwner { get; init; }

    /// <summary>The IANA zone; may be missing for people of other companies.</summary>
    public string? Tz { get; init; }

    /// <summary>The offset from UTC now, in seconds: changes with summer time.</summary>
    public long TzOffset { get; init; }

    /// <summary>The person in their organisation; null where their workspace belongs to none.</summary>
    [JsonConverter(typeof(ObjectOrNothing<EnterpriseUser>))]
    public EnterpriseUser? EnterpriseUser { get; init; }

    /// <summary>The profile.</summary>
    [JsonConverter(typeof(ObjectOrNothing<UserProfile>))]
    public UserProfile Profile { get => field ?? new(); init; }

    /// <summary>The name people see: display name, else full name, else handle, else the id.</summary>
    [JsonIgnore]
    public string ShownName => FirstFilled(Profile.DisplayName, Profile.RealName, RealName, Name) ?? Id;

    static string? FirstFilled(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(name))
            {
                return name;
            }
        }

        return null;
    }
}

/// <summary>A person as a member of an organisation with several workspaces.</summary>
public sealed record EnterpriseUser
{
    /// <summary>The organisation.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>Its workspaces that they are in.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Teams { get => field ?? []; init; }
}

/// <summary>How a person presents themselves.</summary>
public sealed record UserProfile
{
    /// <summary>The name shown in conversations; may be empty.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The full name.</summary>
    public string? RealName { get; init; }

    /// <summary>The mail address; needs the scope users:read.email.</summary>
    public string? Email { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The workspace that the profile is of.</summary>
    public string? Team { get; init; }

    /// <summary>A small picture.</summary>
    [JsonPropertyName("image_48")]
    public string? Image48 { get; init; }
}
