using AlignBot.Engine.Storage;
using AlignBot.Engine.Telemetry;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>The dispatcher's steps in the database. Each is a compare-and-set on the row's state: of two dispatchers one wins.</summary>
public sealed class OutboxTable(IDatabase database)
{
    const string ClaimRow =
        """
        UPDATE outbox SET state = 1, claimed_by = @by, not_before = @lease, attempts = attempts + 1,
            first_tried_at = coalesce(first_tried_at, @now)
        WHERE sequence = @sequence AND state = 0 AND attempts = @attempts AND lane = @lane
        """;

    // An edit that has to wait for another try is dropped when a newer one of the same card waits already: that one says all.
    const string SettleRow =
        """
        UPDATE outbox SET not_before = @next, error = @error, may_be_double = @double, attempts = attempts - @untried, state =
            CASE WHEN @state = 0 AND kind = 2 AND EXISTS (
                SELECT 1 FROM outbox AS newer WHERE newer.lane = outbox.lane AND newer.kind = 2 AND newer.state = 0
                    AND newer.sequence <> outbox.sequence)
            THEN 5 ELSE @state END
        WHERE sequence = @sequence AND state = @from AND attempts = @attempts
        """;

    const string RecoverRows = "UPDATE outbox SET state = 2, not_before = @look WHERE state = 1";

    const string UpsertPost =
        """
        INSERT INTO posts (installation_id, program_id, subject_id, slot, channel_id, timestamp, thread_timestamp, permalink)
        VALUES (@installation, @program, @subject, @slot, @channel, @ts, @thread, @link)
        ON CONFLICT (installation_id, program_id, subject_id, slot)
        DO UPDATE SET channel_id = excluded.channel_id, timestamp = excluded.timestamp,
            thread_timestamp = excluded.thread_timestamp, permalink = excluded.permalink
        """;

    const string Columns =
        """
        sequence, id, installation_id, program_id, kind, state, lane, destination, message, subject_id, slot, thread_slot, body, attempts,
        not_before, may_be_double, error, created_at, trace
        """;

    const string SelectHead = $"SELECT {Columns} FROM outbox WHERE lane = @lane AND state < 3 ORDER BY sequence LIMIT 1";

    const string SelectById = $"SELECT {Columns} FROM outbox WHERE id = @id";

    const string DeletePost =
        """
        DELETE FROM posts
        WHERE installation_id = @installation AND program_id = @program AND subject_id = @subject AND slot = @slot AND timestamp = @ts
        """;

    /// <summary>A message that was remembered so that an answer could stand in its thread is remembered no longer.</summary>
    /// <param name="session">The unit.</param>
    /// <param name="answer">The answer: what it answers has its subject.</param>
    /// <param name="slot">Under which it was remembered.</param>
    public static async ValueTask ForgetAsync(Session session, OutboxRow answer, string slot) => await session.Db.Posts
        .Where(post => post.InstallationId == answer.InstallationId && post.ProgramId == answer.ProgramId && post.SubjectId == answer.SubjectId && post.Slot == slot)
        .ExecuteDeleteAsync();

    /// <summary>The oldest message of a lane that is not yet settled.</summary>
    public Task<OutboxRow?> HeadAsync(string lane) =>
        database.LookUpAsync(async connection =>
            await connection.Statement(SelectHead, "@lane").Set(0, lane).QueryAsync(Read) is [var head] ? head : null);

    public Task<OutboxRow?> FindAsync(Guid id) =>
        database.LookUpAsync(async connection =>
            await connection.Statement(SelectById, "@id").Set(0, id).QueryAsync(Read) is [var row] ? row : null);

    /// <summary>Every lane that has something to send.</summary>
    public Task<List<string>> LanesAsync() =>
        database.LookUpAsync(connection => connection.Statement("SELECT DISTINCT lane FROM outbox WHERE state < 3").QueryAsync(row => row.String(0)));

    /// <summary>After a start of the only process on this database: what was being sent is of unknown outcome now.</summary>
    public Task RecoverAsync(Instant look) =>
        database.WriteAsync(
            WorkPriority.Clock,
            async session => await session.Statement(RecoverRows, "@look").Set(0, look.ToUnixTimeMilliseconds()).ExecuteAsync());

    /// <summary>From here on the message may be in Slack, whatever happens to this process. False when another dispatcher has it, or had it since the
    /// row was read, or it goes elsewhere now. The row given becomes what it is then.</summary>
    public async Task<bool> ClaimAsync(OutboxRow row, string claimer, Instant lease)
    {
        var claimed = await database.WriteAsync(
            WorkPriority.Clock,
            async session => await session.Statement(ClaimRow, "@by", "@lease", "@now", "@sequence", "@attempts", "@lane")
                .Set(0, claimer).Set(1, lease.ToUnixTimeMilliseconds()).Set(2, session.RealNow.ToUnixTimeMilliseconds()).Set(3, row.Sequence)
                .Set(4, row.Attempts).Set(5, row.Lane)
                .ExecuteAsync() == 1);
        if (claimed)
        {
            row.State = OutboxState.Sending;
            row.Attempts++;
        }

        return claimed;
    }

    /// <summary>Writes how an attempt ended. False when the row is no longer as it was read: somebody else has it, or has settled it.</summary>
    public ValueTask<bool> SettleAsync(
        Session session, OutboxRow row, OutboxState state, string? error = null, Instant next = default, bool mayBeDouble = false) =>
        SettleAsync(session, row, state, error, next, mayBeDouble || row.MayBeDouble, untried: 0);

    /// <summary>Gives a claim back untried: the message has to wait for another one. False when the row is no longer as it was read.</summary>
    public ValueTask<bool> PutOffAsync(Session session, OutboxRow row, Instant next) =>
        SettleAsync(session, row, OutboxState.Pending, error: null, next, row.MayBeDouble, untried: 1);

    /// <summary>Gives a claim back untried and at once: another replica is to send it, for this reason. False when the row is no longer as it was read.</summary>
    public ValueTask<bool> LeaveAsync(Session session, OutboxRow row, string error) =>
        SettleAsync(session, row, OutboxState.Pending, error, next: default, row.MayBeDouble, untried: 1);

    /// <summary>A look for it was in vain, since Slack did not answer: that counts as an attempt. False when the row is no longer as it was read.</summary>
    public ValueTask<bool> LookLaterAsync(Session session, OutboxRow row, string error, Instant next) =>
        SettleAsync(session, row, OutboxState.Uncertain, error, next, row.MayBeDouble, untried: -1);

    /// <summary>Forgets where a message stood: it is gone. False when that was known already.</summary>
    public async ValueTask<bool> ForgetAsync(Session session, PostRow gone) =>
        await session.Statement(DeletePost, "@installation", "@program", "@subject", "@slot", "@ts")
            .Set(0, gone.InstallationId).Set(1, gone.ProgramId).Set(2, gone.SubjectId).Set(3, gone.Slot).Set(4, gone.Timestamp)
            .ExecuteAsync() == 1;

    /// <summary>Remembers where a message with a slot stands, for edits, threads and links.</summary>
    public static ValueTask RememberAsync(Session session, OutboxRow row, StandingMessage stands, string? permalink) => RememberAsync(session, new PostRow
    {
        InstallationId = row.InstallationId,
        ProgramId = row.ProgramId,
        SubjectId = row.SubjectId,
        Slot = row.Slot!,
        ChannelId = stands.Channel,
        Timestamp = stands.Timestamp,
        ThreadTimestamp = stands.Thread,
        Permalink = permalink,
    });

    /// <summary>The same, in whole.</summary>
    public static async ValueTask RememberAsync(Session session, PostRow post) =>
        await session
            .Statement(UpsertPost, "@installation", "@program", "@subject", "@slot", "@channel", "@ts", "@thread", "@link")
            .Set(0, post.InstallationId).Set(1, post.ProgramId).Set(2, post.SubjectId).Set(3, post.Slot).Set(4, post.ChannelId)
            .Set(5, post.Timestamp).Set(6, post.ThreadTimestamp).Set(7, post.Permalink)
            .ExecuteAsync();

    static async ValueTask<bool> SettleAsync(
        Session session, OutboxRow row, OutboxState state, string? error, Instant next, bool mayBeDouble, int untried)
    {
        var settled = await session.Statement(SettleRow, "@state", "@next", "@error", "@double", "@untried", "@sequence", "@from", "@attempts")
            .Set(0, (int)state).Set(1, next == default ? 0L : next.ToUnixTimeMilliseconds()).Set(2, error)
            .Set(3, mayBeDouble).Set(4, untried).Set(5, row.Sequence).Set(6, (int)row.State).Set(7, row.Attempts)
            .ExecuteAsync() == 1;
        if (settled && EngineTelemetry.CountsMessages)
        {
            var took = session.Now - row.CreatedAt;
            session.AfterCommit(() => Measure(row.Kind, state, took));
        }

        return settled;
    }

    static void Measure(OutboxKind kind, OutboxState state, Duration took)
    {
        var name = kind switch
        {
            OutboxKind.Ledger => "ledger",
            OutboxKind.Nudge => "nudge",
            _ => "edit",
        };
        if (state == OutboxState.Sent)
        {
            EngineTelemetry.Sent(name, took);
        }
        else if (state == OutboxState.Failed)
        {
            EngineTelemetry.GivenUp(name);
        }
    }

    static OutboxRow Read(IRow row) => new()
    {
        Sequence = row.Int64(0),
        Id = row.Guid(1),
        InstallationId = row.Int32(2),
        ProgramId = row.Int32(3),
        Kind = (OutboxKind)row.Int32(4),
        State = (OutboxState)row.Int32(5),
        Lane = row.String(6),
        Destination = row.String(7),
        Message = row.String(8),
        SubjectId = row.Guid(9),
        Slot = row.StringOrNull(10),
        ThreadSlot = row.StringOrNull(11),
        Body = row.StringOrNull(12),
        Attempts = row.Int32(13),
        NotBefore = Instant.FromUnixTimeMilliseconds(row.Int64(14)),
        MayBeDouble = row.Boolean(15),
        Error = row.StringOrNull(16),
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Int64(17)),
        Trace = row.StringOrNull(18),
    };
}
