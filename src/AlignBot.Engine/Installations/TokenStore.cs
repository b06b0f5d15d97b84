using System.Collections.Concurrent;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>The sealed tokens of the record. What was read is held: another process's token shows when Slack refuses the one in hand.</summary>
public sealed class TokenStore(IDatabase database, TokenSeal seal, TimeProvider time)
{
    const string Select =
        """
        SELECT edition, bot_token, refresh_token, COALESCE(expires_at, 0), lost_at IS NOT NULL FROM installation_tokens WHERE installation_id = @id
        """;

    const string Put =
        """
        INSERT INTO installation_tokens (installation_id, edition, bot_token, refresh_token, expires_at, scopes, app_id, installed_by, installed_at)
        VALUES (@id, @edition, @bot, @refresh, @expires, @scopes, @app, @by, @at)
        ON CONFLICT (installation_id) DO UPDATE SET edition = excluded.edition, bot_token = excluded.bot_token, refresh_token = excluded.refresh_token,
            expires_at = excluded.expires_at, scopes = excluded.scopes, app_id = excluded.app_id, installed_by = excluded.installed_by,
            installed_at = excluded.installed_at, renewing_until = NULL, lost_at = NULL
        """;

    const string Claim =
        """
        UPDATE installation_tokens SET renewing_until = @until
        WHERE installation_id = @id AND edition = @edition AND (renewing_until IS NULL OR renewing_until < @now)
        """;

    const string Release = "UPDATE installation_tokens SET renewing_until = NULL WHERE installation_id = @id AND edition = @edition";

    const string Renew =
        """
        UPDATE installation_tokens SET edition = @next, bot_token = @bot, refresh_token = @refresh, expires_at = @expires, renewing_until = NULL, lost_at = NULL
        WHERE installation_id = @id AND edition = @edition
        """;

    const string Lose = "UPDATE installation_tokens SET lost_at = @now, renewing_until = NULL WHERE installation_id = @id AND edition = @edition AND lost_at IS NULL";
    const string Remove = "DELETE FROM installation_tokens WHERE installation_id = @id AND edition = @edition";
    const string Due = "SELECT installation_id FROM installation_tokens WHERE expires_at < @before AND lost_at IS NULL";

    /// <summary>How long it is believed that an installation has none: another process may have installed the app.</summary>
    static readonly TimeSpan NoneFor = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<int, (HeldToken? Held, long ReadAt)> known = new();

    /// <summary>The installation's token; null where the record has none.</summary>
    public async ValueTask<HeldToken?> FindAsync(int installationId) =>
        known.TryGetValue(installationId, out var read) && (read.Held is not null || time.GetElapsedTime(read.ReadAt) < NoneFor)
            ? read.Held
            : await ReadAsync(installationId);

    /// <summary>The same as the record has it now.</summary>
    public async ValueTask<HeldToken?> ReadAsync(int installationId)
    {
        var found = await database.LookUpAsync(connection => connection.Statement(Select, "@id").Set(0, installationId).QueryAsync(row => new HeldToken(
            row.Guid(0), seal.Open(installationId, row.String(1)), row.StringOrNull(2) is { } refresh ? seal.Open(installationId, refresh) : null,
            row.Int64(3) is > 0 and var ends ? Instant.FromUnixTimeMilliseconds(ends) : null, row.Boolean(4))));
        var held = found is [var one, ..] ? one : null;
        known[installationId] = (held, time.GetTimestamp());
        return held;
    }

    /// <summary>What this process holds is not to be believed any more.</summary>
    public void Forget(int installationId) => known.TryRemove(installationId, out _);

    /// <summary>The installations whose token ends soon and can be renewed.</summary>
    public Task<List<int>> EndingAsync(Instant before) => database.LookUpAsync(connection =>
        connection.Statement(Due, "@before").Set(0, before.ToUnixTimeMilliseconds()).QueryAsync(row => row.Int32(0)));

    /// <summary>Writes what Slack gave when the app was installed, in place of whatever stood there.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="ready">Had before the transaction began.</param>
    /// <param name="installationId">Whose.</param>
    /// <param name="given">What Slack gave.</param>
    public async ValueTask PutAsync(Session session, ReadySeal ready, int installationId, OAuthAccess given)
    {
        await session.Statement(Put, "@id", "@edition", "@bot", "@refresh", "@expires", "@scopes", "@app", "@by", "@at")
            .Set(0, installationId).Set(1, Guid.CreateVersion7()).Set(2, ready.Seal(installationId, given.AccessToken!))
            .Set(3, given.RefreshToken is { } refresh ? ready.Seal(installationId, refresh) : null).Set(4, EndOf(given, session.RealNow))
            .Set(5, given.Scope ?? "").Set(6, given.AppId).Set(7, given.AuthedUser?.Id).Set(8, session.Now.ToUnixTimeMilliseconds()).ExecuteAsync();
        session.AfterCommit(() => Forget(installationId));
    }

    /// <summary>Takes the renewal in hand; false where another process has it, or the token is another by now.</summary>
    public Task<bool> ClaimAsync(int installationId, Guid edition, Duration lease) => database.WriteAsync(WorkPriority.Clock, async session =>
        await session.Statement(Claim, "@until", "@id", "@edition", "@now").Set(0, (session.RealNow + lease).ToUnixTimeMilliseconds()).Set(1, installationId)
            .Set(2, edition).Set(3, session.RealNow.ToUnixTimeMilliseconds()).ExecuteAsync() > 0);

    /// <summary>Leaves the renewal to whoever tries next.</summary>
    public Task ReleaseAsync(int installationId, Guid edition) => database.WriteAsync(
        WorkPriority.Clock, async session => { await session.Statement(Release, "@id", "@edition").Set(0, installationId).Set(1, edition).ExecuteAsync(); });

    /// <summary>Writes both tokens of the next pair, unless the installation has others by now.</summary>
    /// <param name="installationId">Whose.</param>
    /// <param name="edition">In place of which.</param>
    /// <param name="given">What Slack gave.</param>
    /// <param name="askedAt">Real time at which Slack was asked: from then on its time counts.</param>
    public async Task RenewedAsync(int installationId, Guid edition, OAuthAccess given, Instant askedAt)
    {
        var ready = seal.Ready();
        await database.WriteAsync(WorkPriority.Clock, async session =>
        {
            await session.Statement(Renew, "@next", "@bot", "@refresh", "@expires", "@id", "@edition")
                .Set(0, Guid.CreateVersion7()).Set(1, ready.Seal(installationId, given.AccessToken!))
                .Set(2, given.RefreshToken is { } refresh ? ready.Seal(installationId, refresh) : null).Set(3, EndOf(given, askedAt))
                .Set(4, installationId).Set(5, edition).ExecuteAsync();
        });
        Forget(installationId);
    }

    /// <summary>Writes that Slack renews the token no more; true for whoever is the first to say so.</summary>
    public async ValueTask<bool> LoseAsync(Session session, int installationId, Guid edition)
    {
        session.AfterCommit(() => Forget(installationId));
        return await session.Statement(Lose, "@now", "@id", "@edition")
            .Set(0, session.RealNow.ToUnixTimeMilliseconds()).Set(1, installationId).Set(2, edition).ExecuteAsync() > 0;
    }

    /// <summary>Removes the token, unless the installation has another by now; false then.</summary>
    public async ValueTask<bool> RemoveAsync(Session session, int installationId, Guid edition)
    {
        session.AfterCommit(() => Forget(installationId));
        return await session.Statement(Remove, "@id", "@edition").Set(0, installationId).Set(1, edition).ExecuteAsync() > 0;
    }

    static long? EndOf(OAuthAccess given, Instant from) =>
        given.ExpiresIn > 0 ? (from + Duration.FromSeconds(given.ExpiresIn)).ToUnixTimeMilliseconds() : null;
}
