using System.Text.Json.Serialization.Metadata;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Calls on behalf of one installation, or of a token of one's own.</summary>
sealed record SlackCalls(SlackCaller Caller, WorkspaceKey Workspace, Func<WorkspaceKey, CancellationToken, ValueTask<string?>>? TokenOf, CallLimits Limits)
{
    /// <summary>Whom to ask for another token when Slack refuses one as dead; null for nobody.</summary>
    public Func<string, WorkspaceKey, CancellationToken, ValueTask<string?>>? AnotherThan { get; init; }

    public async Task<T> Call<T>(SlackMethod method, FormWriter form, JsonTypeInfo<T> answer, CancellationToken ct, string? channel = null)
        where T : SlackResponse
    {
        string? token = null;
        if (TokenOf is not null && (token = await TokenOf(Workspace, ct)) is null)
        {
            throw new SlackApiException(method.Name, "not_authed", SlackErrorKind.Permanent);
        }

        var call = new CallRequest<T>(method, Workspace, token, channel, form, Limits, answer);
        try
        {
            return await Caller.Call(call, ct);
        }
        catch (SlackApiException dead) when (token is not null && AnotherThan is not null && SlackErrors.IsDeadToken(dead.Error))
        {
            // Nothing is done with a dead token: another process may have put one in its place since this one was read.
            if (await AnotherThan(token, Workspace, ct) is { } another)
            {
                return await Caller.Call(call with { Token = another }, ct);
            }

            throw;
        }
    }

    /// <summary>The token that the calls go with; null where there is none.</summary>
    public ValueTask<string?> Token(CancellationToken ct) => TokenOf?.Invoke(Workspace, ct) ?? ValueTask.FromResult<string?>(null);

    public Task Call(SlackMethod method, FormWriter form, CancellationToken ct) => Call(method, form, SlackJson.Default.SlackResponse, ct);
}
