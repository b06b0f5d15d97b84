using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Installations;

/// <summary>Hears that the app was removed, or its token revoked. Both come when the token is dead already, in either order.</summary>
/// <remarks>Slack may say so late, when the app is long installed again: with a token that Slack takes, nothing has been removed.</remarks>
sealed class AppEvents(InstallationDirectory installations, RequestInbox inbox, SlackApis slack, ILogger<AppEvents> log)
    : IEventHandler<AppUninstalledEvent>, IEventHandler<TokensRevokedEvent>
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public Task Handle(AppUninstalledEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => RemovedAsync(e.Type, request, ct);

    public Task Handle(TokensRevokedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        e.Tokens.Bot.Count > 0 ? RemovedAsync(e.Type, request, ct) : Task.CompletedTask; // a person's own token is none of ours

    /// <summary>Whether Slack takes the token now. No answer within a moment is none.</summary>
    async Task<bool> AnswersAsync(SlackRequest request, CancellationToken ct)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(ct);
        moment.CancelAfter(Moment);
        try
        {
            await slack.For(request.Workspace).Auth.Test(moment.Token);
            return true;
        }
        catch (Exception none) when (none is SlackApiException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    async Task RemovedAsync(string type, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } id)
        {
            return;
        }

        if (await AnswersAsync(request, ct))
        {
            log.LogInformation("Slack says {Event} of installation {Installation}, and takes its token: that was before it was installed again.", type, id);
            return;
        }

        await inbox.OnceAsync(
            id, request,
            async session =>
            {
                var row = await session.Db.Installations.SingleAsync(row => row.Id == id);
                if (row.RemovedAt is null)
                {
                    row.RemovedAt = session.Now;
                    await InstallationDirectory.RecordAsync(session, id, new ProgramFact.AppRemoved(type));
                }
            },
            ct);
        log.LogWarning("Slack says {Event}: nothing reaches installation {Installation} until the app is installed again.", type, id);
    }
}
