using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>Sets and clears the moments that a subject waits for, in the transaction of its state.</summary>
/// <remarks>
/// Two tables: <c>timers</c> lies in the order of time, <c>timer_keys</c> knows by subject and name when each is due. Taking what is due touches the
/// first alone, a few pages at its beginning however much is pending; the key is left behind and overwritten, or swept.
/// </remarks>
public static class TimerQueue
{
    const string ByKey = "installation_id = @installation AND program_id = @program AND subject_id = @subject AND name = @name";

    const string DeleteTimer = $"DELETE FROM timers WHERE {ByKey} AND due_at = (SELECT due_at FROM timer_keys WHERE {ByKey})";

    const string DeleteKey = $"DELETE FROM timer_keys WHERE {ByKey}";

    const string UpsertKey =
        """
        INSERT INTO timer_keys (installation_id, program_id, subject_id, name, due_at) VALUES (@installation, @program, @subject, @name, @due)
        ON CONFLICT (installation_id, program_id, subject_id, name) DO UPDATE SET due_at = excluded.due_at
        """;

    const string InsertTimer =
        """
        INSERT INTO timers (due_at, installation_id, program_id, subject_id, name, feature)
        VALUES (@due, @installation, @program, @subject, @name, @feature)
        """;

    const string Take = $"DELETE FROM timers WHERE {ByKey} AND due_at = @due";

    const string CountPending = $"SELECT COUNT(*) FROM timers WHERE {ByKey} AND due_at = (SELECT due_at FROM timer_keys WHERE {ByKey})";

    const string SelectNames =
        "SELECT name FROM timer_keys WHERE installation_id = @installation AND program_id = @program AND subject_id = @subject AND name LIKE @prefix";

    public static async ValueTask SetTimerAsync(this Session session, ProgramKey key, string feature, Guid subject, string name, Instant dueAt)
    {
        await Of(session, DeleteTimer, key, subject, name).DeferAsync();
        await session.Statement(UpsertKey, "@installation", "@program", "@subject", "@name", "@due")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, name).Set(4, dueAt.ToUnixTimeMilliseconds())
            .DeferAsync();
        await session.Statement(InsertTimer, "@due", "@installation", "@program", "@subject", "@name", "@feature")
            .Set(0, dueAt.ToUnixTimeMilliseconds()).Set(1, key.InstallationId).Set(2, key.ProgramId).Set(3, subject).Set(4, name).Set(5, feature)
            .DeferAsync();
    }

    public static async ValueTask ClearTimerAsync(this Session session, ProgramKey key, Guid subject, string name)
    {
        await Of(session, DeleteTimer, key, subject, name).DeferAsync();
        await Of(session, DeleteKey, key, subject, name).DeferAsync();
    }

    /// <summary>Clears every timer of a subject whose name begins so.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="key">The program.</param>
    /// <param name="subject">Whose timers.</param>
    /// <param name="prefix">A constant without wildcards.</param>
    public static async ValueTask ClearTimersAsync(this Session session, ProgramKey key, Guid subject, string prefix)
    {
        var names = await session.Statement(SelectNames, "@installation", "@program", "@subject", "@prefix")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, prefix + "%")
            .QueryAsync(row => row.String(0));
        foreach (var name in names)
        {
            await session.ClearTimerAsync(key, subject, name);
        }
    }

    /// <summary>Whether it is set and has not come yet.</summary>
    public static async ValueTask<bool> HasTimerAsync(this Session session, ProgramKey key, Guid subject, string name) =>
        (await Of(session, CountPending, key, subject, name).QueryAsync(row => row.Int64(0))) is [> 0];

    /// <summary>Takes a due timer for good. False when it was handled, moved or cleared meanwhile: exactly one taker wins.</summary>
    public static async ValueTask<bool> TakeTimerAsync(this Session session, DueTimer timer) =>
        await session.Statement(Take, "@installation", "@program", "@subject", "@name", "@due")
            .Set(0, timer.Program.InstallationId).Set(1, timer.Program.ProgramId).Set(2, timer.SubjectId).Set(3, timer.Name)
            .Set(4, timer.DueAt.ToUnixTimeMilliseconds())
            .ExecuteAsync() == 1;

    static Statement Of(Session session, string sql, ProgramKey key, Guid subject, string name) =>
        session.Statement(sql, "@installation", "@program", "@subject", "@name")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, subject).Set(3, name);
}
