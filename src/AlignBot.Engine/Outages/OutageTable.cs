using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Engine.Outages;

/// <summary>A stretch of business time in which no bot process was alive.</summary>
public readonly record struct Outage(Instant From, Instant To);

/// <summary>Signs of life and outages, read and written in the transaction that weighs a deadline: no deadline slips through between the two.</summary>
public static class OutageTable
{
    /// <summary>A shorter silence is a restart, or a slow disk, and nobody's loss.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(1);

    const string SelectLastSign = "SELECT alive_until FROM heartbeats ORDER BY alive_until DESC LIMIT 1";

    // Found by two processes at once it is one outage, as long as the longer of the two says.
    const string Insert =
        """
        INSERT INTO outages (from_at, to_at, is_credited) VALUES (@from, @to, @credited)
        ON CONFLICT (from_at) DO UPDATE SET to_at = CASE WHEN excluded.to_at > outages.to_at THEN excluded.to_at ELSE outages.to_at END
        """;

    const string SelectSince = "SELECT from_at, to_at FROM outages WHERE to_at > @since ORDER BY from_at";

    const string SelectOpen = "SELECT from_at, to_at FROM outages WHERE is_credited = @credited ORDER BY from_at";

    // A process that is about to follow a turned clock says so beforehand; an ordinary beat never takes that back.
    const string Upsert =
        """
        INSERT INTO heartbeats (process_id, beat_at, alive_until) VALUES (@process, @beat, @alive)
        ON CONFLICT (process_id) DO UPDATE SET beat_at = excluded.beat_at,
            alive_until = CASE WHEN excluded.alive_until > heartbeats.alive_until THEN excluded.alive_until ELSE heartbeats.alive_until END
        """;

    const string Sweep = "DELETE FROM heartbeats WHERE beat_at < @before AND process_id <> @process";

    /// <summary>The outages that not everybody has been given back, oldest first. Without EF: it is asked at every start.</summary>
    public static ValueTask<List<Outage>> OpenAsync(Connection connection) =>
        connection.Statement(SelectOpen, "@credited").Set(0, false).QueryAsync(Read);

    /// <summary>The outages that ended after an instant, oldest first; one that ends with this very unit of work is among them.</summary>
    public static async ValueTask<IReadOnlyList<Outage>> OutagesSinceAsync(this Session session, Instant since)
    {
        await session.NoteOutageAsync();
        return await session.Statement(SelectSince, "@since").Set(0, since.ToUnixTimeMilliseconds())
            .QueryAsync(Read);
    }

    /// <summary>Writes an outage down if nobody has given a sign of life for longer than the grace; null when somebody has, or nobody ever did.</summary>
    public static async ValueTask<Outage?> NoteOutageAsync(this Session session)
    {
        var signs = await session.Statement(SelectLastSign).QueryAsync(row => Instant.FromUnixTimeMilliseconds(row.Int64(0)));
        if (signs is not [var last] || session.Now - last <= Grace)
        {
            return null;
        }

        await session.Statement(Insert, "@from", "@to", "@credited")
            .Set(0, last.ToUnixTimeMilliseconds()).Set(1, session.Now.ToUnixTimeMilliseconds()).Set(2, false)
            .DeferAsync();
        return new Outage(last, session.Now);
    }

    /// <summary>A process is alive, and sees to everything that is due up to that business time.</summary>
    public static async ValueTask BeatAsync(this Session session, string process, Instant aliveUntil, Duration kept)
    {
        await session.Statement(Upsert, "@process", "@beat", "@alive")
            .Set(0, process).Set(1, session.RealNow.ToUnixTimeMilliseconds()).Set(2, aliveUntil.ToUnixTimeMilliseconds())
            .DeferAsync();
        await session.Statement(Sweep, "@before", "@process")
            .Set(0, (session.RealNow - kept).ToUnixTimeMilliseconds()).Set(1, process)
            .DeferAsync();
    }

    static Outage Read(IRow row) => new(Instant.FromUnixTimeMilliseconds(row.Int64(0)), Instant.FromUnixTimeMilliseconds(row.Int64(1)));
}
