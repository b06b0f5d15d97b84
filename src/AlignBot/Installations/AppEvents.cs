using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Installations;

/// <summary>Hears that the app was removed, or its token revoked. Both come when the token is dead already, in either order.</summary>
/// <remarks>Slack may say so late, when the app is long installed again: with a token that Slack takes, nothing has been removed. Where Slack does not say within a
/// moment whether it takes it, the moments of the event and of the installation decide.</remarks>
sealed class AppEvents(InstallationDirectory installations, TokenStore tokens, RequestInbox inbox, IDatabase database, SlackApis slack, ILogger<AppEvents> log)
    : IEventHandler<AppUninstalledEvent>, IEventHandler<TokensRevokedEvent>
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public Task Handle(AppUninstalledEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => RemovedAsync(e.Type, envelope, request, ct);

    public Task Handle(TokensRevokedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        e.Tokens.Bot.Count > 0 ? RemovedAsync(e.Type, envelope, request, ct) : Task.CompletedTask; // a person's own token is none of ours

    /// <summary>Whether Slack takes the token now; null where it does not say within a moment.</summary>
    async Task<bool?> AnswersAsync(WorkspaceKey workspace, CancellationToken ct)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(ct);
        moment.CancelAfter(Moment);
        try
        {
            await slack.For(workspace).Auth.Test(moment.Token);
            return true;
        }
        catch (SlackApiException refused)
        {
            return SlackErrors.IsDeadToken(refused.Error) ? false : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    async Task RemovedAsync(string type, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindServingAsync(request.Workspace) is not { } id)
        {
            return;
        }

        // Which token it is about is settled before Slack is asked: one that comes meanwhile is another.
        var held = await tokens.ReadAsync(id);
        if (await AnswersAsync(await installations.WorkspaceAsync(id), ct) is var answers && (answers is true || (answers is null && await IsEarlierAsync(id, envelope))))
        {
            log.LogInformation("Slack says {Event} of installation {Installation}: that was before it was installed again.", type, id);
            return;
        }

        var removed = await inbox.FirstTimeAsync(id, request, session => RemoveAsync(session, id, held, type), ct);
        if (removed)
        {
            log.LogWarning("Slack says {Event}: nothing reaches installation {Installation} until the app is installed again.", type, id);
        }
    }

    async ValueTask<bool> RemoveAsync(Session session, int id, HeldToken? held, string type)
    {
        if (held is not null && !await tokens.RemoveAsync(session, id, held.Edition))
        {
            return false;
        }

        var row = await session.Db.Installations.SingleAsync(row => row.Id == id);
        if (row.RemovedAt is null)
        {
            row.RemovedAt = session.Now;
            await InstallationDirectory.RecordAsync(session, id, new ProgramFact.AppRemoved(type));
        }

        return true;
    }

    /// <summary>Whether the event tells of a moment before the token was given.</summary>
    async Task<bool> IsEarlierAsync(int id, EventEnvelope envelope)
    {
        var installedAt = await database.ReadAsync(db => db.InstallationTokens.Where(row => row.InstallationId == id).Select(row => (Instant?)row.InstalledAt).SingleOrDefaultAsync());
        return installedAt is { } at && Instant.FromUnixTimeSeconds(envelope.EventTime) < at;
    }
}
