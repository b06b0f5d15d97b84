namespace AlignBot.Slack.WebApi;

/// <summary>Knows the bot token of each installation; the app implements it over wherever it keeps them.</summary>
public interface ISlackTokenSource
{
    /// <summary>The token, or null where the app is not (or no longer) installed.</summary>
    ValueTask<string?> BotToken(WorkspaceKey workspace, CancellationToken ct);

    /// <summary>Slack has refused a token as dead: the one that has taken its place, with which the call is made once more; null where there is none.</summary>
    ValueTask<string?> AnotherThan(string refused, WorkspaceKey workspace, CancellationToken ct) => ValueTask.FromResult<string?>(null);
}
