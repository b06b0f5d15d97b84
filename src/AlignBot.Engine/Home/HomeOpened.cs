using AlignBot.Engine.Installations;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Engine.Home;

/// <summary>Somebody opened the bot's Home: from now on theirs is kept up to date.</summary>
public sealed class HomeOpened(InstallationDirectory installations, IDatabase database, HomePublisher home) : IEventHandler<AppHomeOpenedEvent>
{
    const string Upsert =
        """
        INSERT INTO home_viewers (installation_id, user_id, opened_at) VALUES (@installation, @user, @at)
        ON CONFLICT (installation_id, user_id) DO UPDATE SET opened_at = excluded.opened_at
        """;

    public async Task Handle(AppHomeOpenedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (e.Tab != "home" || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return;
        }

        await database.WriteAsync(
            WorkPriority.Person,
            async session =>
            {
                await session.Statement(Upsert, "@installation", "@user", "@at")
                    .Set(0, installation).Set(1, e.User).Set(2, session.Now.ToUnixTimeMilliseconds())
                    .ExecuteAsync();
                session.AfterCommit(() => home.Refresh(installation, e.User));
            },
            ct);
    }
}
