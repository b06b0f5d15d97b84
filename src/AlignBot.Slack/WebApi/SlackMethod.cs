namespace AlignBot.Slack.WebApi;

/// <summary>A Web API method: its name, how often it may be called, what it needs, and whether it may be repeated blindly.</summary>
/// <param name="Name">The name at Slack.</param>
/// <param name="Tier">How often it may be called.</param>
/// <param name="RepeatIsSafe">Whether doing it twice leaves things as doing it once. Where it does not, a call without an answer has an unknown outcome.</param>
/// <param name="Scopes">The bot scopes it may need; see <paramref name="Needs"/>.</param>
/// <param name="Needs">Whether all of the scopes are needed, or that of the conversation's kind.</param>
public sealed record SlackMethod(string Name, RateTier Tier, bool RepeatIsSafe, IReadOnlyList<string> Scopes, ScopeNeed Needs = ScopeNeed.All)
{
    /// <summary>The page that documents it.</summary>
    public Uri Documentation => new($"https://docs.slack.dev/reference/methods/{Name}");

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Which of a method's scopes are needed.</summary>
public enum ScopeNeed
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The one that belongs to the conversation's kind: channels, groups, im or mpim.</summary>
    OneAConversationKind,

    /// <summary>None of the bot's: an app-level token with these.</summary>
    AppLevel,
}

/// <summary>How often a method may be called, per workspace and minute.</summary>
/// <remarks>https://docs.slack.dev/apis/web-api/rate-limits</remarks>
public enum RateTier
{
    /// <summary>Limits of its own.</summary>
    Special,

    /// <summary>Once a minute.</summary>
    Tier1,

    /// <summary>20 times a minute.</summary>
    Tier2,

    /// <summary>50 times a minute.</summary>
    Tier3,

    /// <summary>100 times a minute.</summary>
    Tier4,
}
