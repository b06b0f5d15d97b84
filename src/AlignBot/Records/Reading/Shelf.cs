using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.Records;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records.Reading;

/// <summary>
/// One kind of record: how it is read, told apart, written and moved down. What is alike in all kinds is here and in <see
/// cref="Shelf{TRow}"/>.
/// </summary>
abstract class Shelf(SourceKinds kind, string table)
{
    /// <summary>Rows that are moved down in one unit.</summary>
    protected const int Chunk = 100;

    public SourceKinds Kind => kind;

    /// <summary>The table's name.</summary>
    public string Table => table;

    /// <summary>
    /// Whether a complete reading says all that there is: then what it has not is gone. Of the other kinds only what is new is asked for,
    /// and what happened stays.
    /// </summary>
    public virtual bool IsStanding => false;

    /// <summary>Writes what a reading has otherwise than the rows that count.</summary>
    public abstract Task<Intake> WriteAsync(RecordIntake intake, ReadingOf of, RecordsFrom from, CancellationToken ct);

    /// <summary>Moves a chunk of rows of a taken reading down to those that count; false when there is none left.</summary>
    public abstract ValueTask<bool> SettleChunkAsync(Session session, RecordReadingRow reading);

    /// <summary>Removes a chunk of the rows of a reading that counts for nothing; how many, none where it counts.</summary>
    public abstract ValueTask<int> DropChunkAsync(Session session, ProgramKey key, string source, Guid reading);

    /// <summary>How many count and are not gone.</summary>
    public abstract Task<int> CountAsync(AlignBotContext db, RecordReadingRow? reading, CancellationToken ct);

    /// <summary>How many rows a reading wrote.</summary>
    public abstract Task<int> CountAsync(AlignBotContext db, ProgramKey key, string source, Guid reading);

    /// <summary>What moved of a record between two complete readings.</summary>
    public virtual ImmutableArray<OpportunityMove> Moves(KeptRow before, KeptRow after) => [];
}

/// <inheritdoc cref="Shelf"/>
abstract class Shelf<TRow> : Shelf
    where TRow : KeptRow
{
    readonly string delete;
    readonly string lower;

    protected Shelf(SourceKinds kind, string table)
        : base(kind, table)
    {
        const string At = "installation_id = @installation AND program_id = @program AND source = @source AND reading = @reading AND "
            + "key = @key";
        delete = $"DELETE FROM {table} WHERE {At}";
        lower = $"UPDATE {table} SET reading = @to WHERE {At}";
        Insert = new RowStatement<TRow>(table)
            .Number(
                "installation_id", row => row.InstallationId).Number("program_id", row => row.ProgramId).Text("source", row => row.Source)
            .Id("reading", row => row.Reading).Text("key", row => row.Key).Text("account_key", row => row.AccountKey)
            .Moment("at", row => row.At).Moment(
                "seen_at", row => row.SeenAt).Moment("gone_at", row => row.GoneAt).Number("print", row => row.Print);
    }

    public RowStatement<TRow> Insert { get; }

    /// <summary>The records as rows that stand nowhere yet.</summary>
    /// <param name="from">Where they come from.</param>
    /// <param name="of">The reading.</param>
    /// <param name="ct">Ends it.</param>
    public abstract IAsyncEnumerable<TRow> Rows(RecordsFrom from, ReadingOf of, CancellationToken ct);

    public override Task<Intake> WriteAsync(RecordIntake intake, ReadingOf of, RecordsFrom from, CancellationToken ct) =>
        intake.WriteAsync(this, of, Rows(from, of, ct), ct);

    public override Task<int> CountAsync(AlignBotContext db, RecordReadingRow? reading, CancellationToken ct) =>
        RecordTables.Current<TRow>(db, reading).CountAsync(row => row.GoneAt == null, ct);

    public override Task<int> CountAsync(AlignBotContext db, ProgramKey key, string source, Guid reading) =>
        RecordTables.Of<TRow>(db, key, source, reading).CountAsync();

    public override async ValueTask<bool> SettleChunkAsync(Session session, RecordReadingRow reading)
    {
        var (key, above, below) = (new ProgramKey(reading.InstallationId, reading.ProgramId), reading.Delta!.Value, reading.Base!.Value);
        var rows = await RecordTables.Of<TRow>(
            session.Db, key, reading.Source, above).AsNoTracking().OrderBy(row => row.Key).Take(Chunk).ToListAsync();
        var keys = rows.ConvertAll(row => row.Key);
        var before = await RecordTables.Of<TRow>(
            session.Db, key, reading.Source, below).AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key);
        foreach (var row in rows)
        {
            if (before.TryGetValue(row.Key, out var was))
            {
                await At(
                    session.Statement(delete, "@installation", "@program", "@source", "@reading", "@key"), key, reading.Source, below,
                    row.Key).DeferAsync();
                Kept(session, reading, Moves(was, row), row.Key);
            }

            await At(
                session.Statement(lower, "@installation", "@program", "@source", "@reading", "@key", "@to"), key, reading.Source, above,
                row.Key).Set(5, (Guid?)below).DeferAsync();
        }

        return rows.Count > 0;
    }

    public override async ValueTask<int> DropChunkAsync(Session session, ProgramKey key, string source, Guid reading)
    {
        if (await RecordTables.ReadingAsync(session.Db, key, source, Kind) is { } row && (row.Base == reading || row.Delta == reading))
        {
            return 0;
        }

        var keys = await RecordTables.Of<TRow>(
            session.Db, key, source, reading).OrderBy(row => row.Key).Take(Chunk).Select(row => row.Key).ToListAsync();
        return await RecordTables.Of<TRow>(session.Db, key, source, reading).Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync();
    }

    /// <summary>Of everything that is compared.</summary>
    protected static long PrintOf(params ReadOnlySpan<string?> texts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', texts)), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    /// <summary>As much of a text as is kept; null for a blank.</summary>
    protected static string? Cut(string? text, int most) =>
        text?.Trim() is { Length: > 0 } said ? TextLimits.Cut(said.Replace("\0", "", StringComparison.Ordinal), most) : null;

    static Statement At(Statement statement, ProgramKey key, string source, Guid reading, string record) =>
        statement.Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, source).Set(3, (Guid?)reading).Set(4, record);

    static void Kept(Session session, RecordReadingRow reading, ImmutableArray<OpportunityMove> moves, string key)
    {
        foreach (var move in moves)
        {
            session.Db.OpportunityMoves.Add(new MoveRow
            {
                InstallationId = reading.InstallationId,
                ProgramId = reading.ProgramId,
                Source = reading.Source,
                Key = key,
                Reading = reading.Delta!.Value,
                SeenAt = reading.AsOf!.Value,
                Field = move.Field,
                Before = move.Before,
                After = move.After,
            });
        }
    }
}
