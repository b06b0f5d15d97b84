using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Scoreboard.Storage;

/// <summary>Forgets what was behind points that were read once more for the same days: the readings stay, and the newest keeps what is behind it.</summary>
sealed class BehindSweep(IDatabase database) : ISweep
{
    /// <summary>So long a card that shows an older one opens what is behind it.</summary>
    static readonly Duration Kept = Duration.FromDays(14);

    const string Superseded =
        """
        SELECT behind.installation_id, behind.program_id, behind.reading, behind.measure
        FROM scoreboard_behind behind
        JOIN scoreboard_readings reading
            ON reading.installation_id = behind.installation_id AND reading.program_id = behind.program_id AND reading.id = behind.reading
        WHERE reading.read_at < @before AND NOT reading.is_quarter AND EXISTS (
            SELECT 1 FROM scoreboard_readings later
            WHERE later.installation_id = reading.installation_id AND later.program_id = reading.program_id
                AND later.begins = reading.begins AND later.until = reading.until AND later.number > reading.number)
        """;

    const string Drop =
        "DELETE FROM scoreboard_behind WHERE installation_id = @installation AND program_id = @program AND reading = @reading AND measure = @measure";

    public Task<int> SweepAsync(Instant now) => database.SweepOldAsync(
        Superseded, now - Kept, row => (Key: new ProgramKey(row.Int32(0), row.Int32(1)), Reading: row.Guid(2), Measure: row.Int32(3)),
        (session, at) => session.Statement(Drop, "@installation", "@program", "@reading", "@measure")
            .Set(0, at.Key.InstallationId).Set(1, at.Key.ProgramId).Set(2, (Guid?)at.Reading).Set(3, at.Measure));
}
