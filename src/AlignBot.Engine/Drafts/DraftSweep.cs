using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Drafts;

/// <summary>Removes what was typed into forms that nobody sent.</summary>
sealed class DraftSweep(IDatabase database) : ISweep
{
    static readonly Duration Kept = Duration.FromDays(7);

    public async Task<int> SweepAsync(Instant now)
    {
        var before = now - Kept;

        // One that was saved again meanwhile stays.
        return await database.SweepOldAsync(
            "SELECT installation_id, id FROM drafts WHERE saved_at < @before", before, row => (Installation: row.Int32(0), Id: row.Guid(1)),
            (session, row) => session
                .Statement("DELETE FROM drafts WHERE installation_id = @installation AND id = @id AND saved_at < @before", "@installation", "@id", "@before")
                .Set(0, row.Installation).Set(1, row.Id).Set(2, before.ToUnixTimeMilliseconds()));
    }
}
