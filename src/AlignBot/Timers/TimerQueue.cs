using AlignBot.Storage;
using NodaTime;

namespace AlignBot.Timers;

/// <summary>Sets and clears the moments that a subject waits for, in the transaction of its state.</summary>
static class TimerQueue
{
    const string Upsert =
        """
        INSERT INTO timers (installation_id, program_id, subject_id, name, feature, due_at)
        VALUES (@installation, @program, @subject, @name, @feature, @due)
        ON CONFLICT (installation_id, program_id, subject_id, name) DO UPDATE SET due_at = excluded.due_at
        """;

    const string Delete =
        "DELETE FROM timers WHERE installation_id = @installation AND program_id = @program AND subject_id = @subject AND name = @name";

    // The plus keeps due_at a mere check: where statistics have been gathered, SQLite would otherwise look every timer up by its moment and
    // walk through all that share it, which for 10,000 of one moment is a hundred million steps.
    const string Take = Delete + " AND +due_at = @due";

    public static async ValueTask SetTimerAsync(
        this Session session, ProgramKey key, string feature, Guid subject, string name, Instant dueAt) =>
        await session.Statement(Upsert, "@installation", "@program", "@subject", "@name", "@feature", "@due")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, name).Set(4, feature)
            .Set(5, dueAt.ToUnixTimeMilliseconds())
            .ExecuteAsync();

    public static async ValueTask ClearTimerAsync(this Session session, ProgramKey key, Guid subject, string name) =>
        await session.Statement(Delete, "@installation", "@program", "@subject", "@name")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, name)
            .ExecuteAsync();

    /// <summary>Takes a due timer for good. False when it was handled, moved or cleared meanwhile: exactly one taker wins.</summary>
    public static async ValueTask<bool> TakeTimerAsync(this Session session, DueTimer timer) =>
        await session.Statement(Take, "@installation", "@program", "@subject", "@name", "@due")
            .Set(0, timer.Program.InstallationId).Set(1, timer.Program.ProgramId).Set(2, timer.SubjectId).Set(3, timer.Name)
            .Set(4, timer.DueAt.ToUnixTimeMilliseconds())
            .ExecuteAsync() == 1;
}
