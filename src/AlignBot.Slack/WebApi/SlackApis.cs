namespace AlignBot.Slack.WebApi;

/// <summary>The Web API of every workspace that the app is installed in.</summary>
public sealed class SlackApis
{
    readonly SlackCaller caller;
    readonly ISlackTokenSource tokens;

    internal SlackApis(SlackCaller caller, ISlackTokenSource tokens, OAuthApi oauth)
    {
        this.caller = caller;
        this.tokens = tokens;
        OAuth = oauth;
    }

    /// <summary>When calls may go.</summary>
    public SlackPacer Pacer => caller.Pacer;

    /// <summary>Installing the app, which needs no token yet.</summary>
    public OAuthApi OAuth { get; }

    /// <summary>The Web API with an installation's bot token.</summary>
    public SlackApi For(WorkspaceKey workspace) => new(new(caller, workspace, tokens.BotToken, default) { AnotherThan = tokens.AnotherThan });

    /// <summary>The Web API with a token in hand, as while installing.</summary>
    public SlackApi WithToken(string token, WorkspaceKey workspace = default) =>
        new(new(caller, workspace, (_, _) => ValueTask.FromResult<string?>(token), default));

    /// <summary>The few methods that take the app-level token.</summary>
    public AppsApi Apps(string appToken) => new(new(caller, default, (_, _) => ValueTask.FromResult<string?>(appToken), default));
}
