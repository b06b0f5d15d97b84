using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>Open levels that nothing would ever end: no deadline, and no end of a time to reconcile, is to come for them.</summary>
/// <remarks>The rules leave none behind; a record that an older build wrote may hold some. Looked for at every start, and by the doctor.</remarks>
sealed class EndlessLevels(IDatabase database, DisputeDesk desk, ILogger<EndlessLevels> log) : IStartStep
{
    const string Select =
        """
        SELECT d.installation_id, d.program_id, d.id, d.number, p.name
        FROM programs AS p JOIN disputes AS d ON d.installation_id = p.installation_id AND d.program_id = p.id AND d.status = 'Open'
        WHERE NOT EXISTS (
            SELECT 1 FROM timer_keys AS k JOIN timers AS t ON t.due_at = k.due_at AND t.installation_id = k.installation_id
                AND t.program_id = k.program_id AND t.subject_id = k.subject_id AND t.name = k.name
            WHERE k.installation_id = d.installation_id AND k.program_id = d.program_id AND k.subject_id = d.id
                AND (k.name LIKE 'deadline/%' OR k.name LIKE 'reconcile/%'))
        ORDER BY d.program_id, d.number
        """;

    public Task<List<EndlessLevel>> FindAsync(CancellationToken cancellation = default) => database.LookUpAsync(
        connection => connection.Statement(Select).QueryAsync(
            row => new EndlessLevel(new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2), row.Int32(3), row.String(4)), cancellation),
        cancellation);

    Task IStartStep.RunAsync(CancellationToken cancellation) => MendAsync(cancellation);

    /// <summary>Gives each its deadline back; one that has passed ends the level at the next tick.</summary>
    public async Task MendAsync(CancellationToken cancellation)
    {
        foreach (var level in await FindAsync(cancellation))
        {
            if (await database.WriteAsync<Instant?>(WorkPriority.Clock, session => desk.SetDeadlineAgainAsync(session, level.Program, level.Dispute), cancellation) is { } dueAt)
            {
                log.LogWarning("Nothing would have ended the open level of DSP-{Number} in program {Program}; its deadline, {DueAt}, is set again.", level.Number, level.Program.ProgramId, dueAt);
            }
        }
    }
}

/// <param name="Number">The n of DSP-n.</param>
/// <param name="Of">The program's name.</param>
sealed record EndlessLevel(ProgramKey Program, Guid Dispute, int Number, string Of);
