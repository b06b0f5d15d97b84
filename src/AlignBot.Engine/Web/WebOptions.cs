namespace AlignBot.Engine.Web;

/// <summary>Where people's browsers and calendars reach the bot: every address that it hands out begins here, whatever host a request came by.</summary>
/// <param name="PublicUrl">Ends with a slash; null where nothing is served to people.</param>
public sealed record WebOptions(Uri? PublicUrl = null)
{
    /// <summary>Whether what stands in Slack has pages, too.</summary>
    public bool HasPages => PublicUrl is not null;
}
