using AlignBot.Domain;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.ReviewLines;

/// <summary>Forgets what was dealt with so long ago that the records it rested on are gone, too.</summary>
sealed class SettledSweep(IDatabase database) : ISweep
{
    const string Old = "SELECT installation_id, program_id, fact FROM review_lines_settled WHERE settled_at < @before";

    const string Drop = "DELETE FROM review_lines_settled WHERE installation_id = @installation AND program_id = @program AND fact = @fact";

    public Task<int> SweepAsync(Instant now) => database.SweepOldAsync(
        Old, now - Duration.FromDays(ListLimits.RecordDays), row => (Key: new ProgramKey(row.Int32(0), row.Int32(1)), Fact: row.Guid(2)),
        (session, at) => session.Statement(Drop, "@installation", "@program", "@fact")
            .Set(0, at.Key.InstallationId).Set(1, at.Key.ProgramId).Set(2, (Guid?)at.Fact));
}
