using AlignBot.Slack;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Installations;

/// <summary>The one bot token of the configuration, for every workspace that talks to this bot: its own.</summary>
public sealed class ConfiguredToken(string? token) : ISlackTokenSource
{
    public ValueTask<string?> BotToken(WorkspaceKey workspace, CancellationToken ct) => ValueTask.FromResult(token);
}
