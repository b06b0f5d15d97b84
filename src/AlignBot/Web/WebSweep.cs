using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Web;

/// <summary>Removes links that nobody can ask for again, and sessions that have ended.</summary>
sealed class WebSweep(IDatabase database) : ISweep
{
    public async Task<int> SweepAsync(Instant now) =>
        await RemoveAsync("sign_in_links", "made_at", now - SignIns.AgainLife) + await RemoveAsync("web_sessions", "ends_at", now - Duration.FromDays(1));

    Task<int> RemoveAsync(string table, string moment, Instant before) => database.SweepOldAsync(
        $"SELECT digest FROM {table} WHERE {moment} < @before", before, row => row.String(0),
        (session, digest) => session.Statement($"DELETE FROM {table} WHERE digest = @digest", "@digest").Set(0, digest));
}
