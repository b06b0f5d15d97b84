using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Installations;

/// <summary>Hears that the app was removed, or its token revoked. Both come when the token is dead already, in either order.</summary>
sealed class AppEvents(InstallationDirectory installations, RequestInbox inbox, ILogger<AppEvents> log)
    : IEventHandler<AppUninstalledEvent>, IEventHandler<TokensRevokedEvent>
{
    public Task Handle(AppUninstalledEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => RemovedAsync(e.Type, request, ct);

    public Task Handle(TokensRevokedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        e.Tokens.Bot.Count > 0 ? RemovedAsync(e.Type, request, ct) : Task.CompletedTask; // a person's own token is none of ours

    async Task RemovedAsync(string type, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } id)
        {
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
