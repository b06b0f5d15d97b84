using System.Text.Json.Serialization.Metadata;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Calls on behalf of one installation, or of a token of one's own.</summary>
sealed record SlackCalls(SlackCaller Caller, WorkspaceKey Workspace, Func<WorkspaceKey, CancellationToken, ValueTask<string?>>? TokenOf, CallLimits Limits)
{
    public async Task<T> Call<T>(SlackMethod method, FormWriter form, JsonTypeInfo<T> answer, CancellationToken ct, string? channel = null)
        where T : SlackResponse
    {
        string? token = null;
        if (TokenOf is not null && (token = await TokenOf(Workspace, ct)) is null)
        {
            throw new SlackApiException(method.Name, "not_authed", SlackErrorKind.Permanent);
        }

        return await Caller.Call(new CallRequest<T>(method, Workspace, token, channel, form, Limits, answer), ct);
    }

    /// <summary>The token that the calls go with; null where there is none.</summary>
    public ValueTask<string?> Token(CancellationToken ct) => TokenOf?.Invoke(Workspace, ct) ?? ValueTask.FromResult<string?>(null);

    public Task Call(SlackMethod method, FormWriter form, CancellationToken ct) => Call(method, form, SlackJson.Default.SlackResponse, ct);
}
