using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.People;

/// <summary>Removes absences that are long over, so that a program does not read years of them each time. The history keeps what was entered.</summary>
sealed class AbsenceSweep(IDatabase database) : ISweep
{
    /// <summary>Longer than any quarter that is still looked back at.</summary>
    static readonly Period Kept = Period.FromMonths(13);

    public Task<int> SweepAsync(Instant now) => database.SweepOldAsync(
        "SELECT installation_id, program_id, id FROM absences WHERE to_day < @before", now.InUtc().Date - Kept,
        row => (Installation: row.Int32(0), Program: row.Int32(1), Id: row.Guid(2)),
        (session, row) => session
            .Statement("DELETE FROM absences WHERE installation_id = @installation AND program_id = @program AND id = @id", "@installation", "@program", "@id")
            .Set(0, row.Installation).Set(1, row.Program).Set(2, row.Id));
}
