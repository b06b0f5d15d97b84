using AlignBot.Engine.Home;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Waiting;

/// <summary>Keeps who is waited for, in the transaction of the state that waits, and brings their Home up to date once it is committed.</summary>
public sealed class WaitingList(HomePublisher home)
{
    const string Upsert =
        """
        INSERT INTO waiting (installation_id, program_id, subject_id, slot, user_id, feature, due_at)
        VALUES (@installation, @program, @subject, @slot, @user, @feature, @due)
        ON CONFLICT (installation_id, program_id, subject_id, slot) DO UPDATE SET user_id = excluded.user_id, due_at = excluded.due_at
        """;

    const string Delete =
        "DELETE FROM waiting WHERE installation_id = @installation AND program_id = @program AND subject_id = @subject AND slot = @slot";

    /// <summary>Something waits for somebody, or does so with another due time.</summary>
    public async ValueTask AddAsync(Session session, ProgramKey key, string feature, Guid subject, string slot, string user, Instant? dueAt)
    {
        await session.Statement(Upsert, "@installation", "@program", "@subject", "@slot", "@user", "@feature", "@due")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, slot).Set(4, user).Set(5, feature)
            .Set(6, dueAt?.ToUnixTimeMilliseconds())
            .DeferAsync();
        session.AfterCommit(() => home.Refresh(key.InstallationId, user));
    }

    /// <summary>It does not wait for them any longer.</summary>
    public async ValueTask RemoveAsync(Session session, ProgramKey key, Guid subject, string slot, string user)
    {
        await session.Statement(Delete, "@installation", "@program", "@subject", "@slot")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, slot)
            .DeferAsync();
        session.AfterCommit(() => home.Refresh(key.InstallationId, user));
    }
}
