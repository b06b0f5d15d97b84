using System.Globalization;
using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain.Records;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Records.Reading;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Records.Overview;

/// <summary>
/// What happened to accounts, in the record that is handed out: as every source had it last, and what moved of opportunities.
/// </summary>
sealed class RecordsExport : IRecordTables
{
    static readonly string[] Standings = ["open", "won", "lost"];
    static readonly string[] Sides = ["marketing", "sales", "buyer"];
    static readonly string[] Fields = ["stage", "standing", "amount", "currency", "close_date"];

    public int Order => 23;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<OpportunityRow>(
            "opportunities", "An opportunity of an account.", record => RowsAsync<OpportunityRow>(record, SourceKinds.Opportunities))
            .Text("opportunity_id", "The source's id, letter for letter.", it => it.Key)
            .Text("source", "Which source gave it.", it => it.Source)
            .Text("account_id", "Of which account, by the source's id.", it => it.AccountKey)
            .Text("name", "What it is called.", it => it.Name)
            .Text("stage", "Its stage, as people of the source read it.", it => it.StageLabel ?? it.Stage)
            .Word("standing", "What the stage means.", Standings, it => Standings[(int)it.Standing])
            .Number("amount", "In its own currency.", it => Decimal(it.Amount))
            .Text("currency", "ISO 4217; empty where the source names none.", it => it.Currency)
            .Moment("created", "When it was created.", it => it.CreatedAt)
            .Day("close_date", "When it closes, or did, in the source's zone.", it => Date(it.CloseDate))
            .Moment("first_read", "When it was read first.", it => it.SeenAt)
            .Moment("gone", "When it was not in its source any more; empty while it is.", it => it.GoneAt),
        new RecordTable<MoveRow>(
            "opportunity_moves", "What of an opportunity was otherwise in one complete reading than in the one before.", MovesAsync)
            .Text("opportunity_id", "Of which opportunity.", it => it.Key)
            .Text("source", "Of which source.", it => it.Source)
            .Moment("read", "When it was read so.", it => it.SeenAt)
            .Word("what", "What moved.", Fields, it => Fields[(int)it.Field])
            .Text("before", "As it was.", it => it.Before)
            .Text("after", "As it is.", it => it.After),
        new RecordTable<ActivityRow>(
            "activities", "What was done by or to an account.", record => RowsAsync<ActivityRow>(record, SourceKinds.Activities))
            .Text("activity_id", "The source's id, letter for letter.", it => it.Key)
            .Text("source", "Which source gave it.", it => it.Source)
            .Text("account_id", "Of which account, by the source's id.", it => it.AccountKey)
            .Word("side", "Who did it.", Sides, it => Sides[(int)it.Side])
            .Text("kind", "What it was, in the source's word.", it => it.Kind)
            .Moment("occurred", "When; empty where only the day is known.", it => it.Day is null ? it.At : null)
            .Day("occurred_on", "The day, where nothing more is known.", it => Date(it.Day))
            .YesNo("completed", "Whether it took place.", it => it.Completed)
            .Text("person_email", "Whose deed it was.", it => it.PersonEmail),
        new RecordTable<LeadRow>("leads", "A lead, and how it was followed up.", record => RowsAsync<LeadRow>(record, SourceKinds.Leads))
            .Text("lead_id", "The source's id, letter for letter.", it => it.Key)
            .Text("source", "Which source gave it.", it => it.Source)
            .Text("account_id", "Of which account, by the source's id.", it => it.AccountKey)
            .Text("domain", "Its domain.", it => it.Domain)
            .Moment("created", "When it was created.", it => it.CreatedAt)
            .Moment("assigned", "When it was given to somebody.", it => it.AssignedAt)
            .Moment("first_touch", "When somebody first spoke to it.", it => it.FirstTouchAt)
            .Text("status", "The source's word.", it => it.Status)
            .Text("returned_reason", "Why sales gave it back.", it => it.ReturnedReason)
            .Moment("last_touch", "When somebody last spoke to it.", it => it.LastTouchAt)
            .Moment("returned", "When sales gave it back.", it => it.ReturnedAt),
        new RecordTable<SignalRow>("signals", "A sign of interest of an account.", record => RowsAsync<SignalRow>(record, SourceKinds.Signals))
            .Text("signal_id", "The source's id, letter for letter.", it => it.Key)
            .Text("source", "Which source gave it.", it => it.Source)
            .Text("account_id", "Of which account, by the source's id.", it => it.AccountKey)
            .Text("domain", "Its domain.", it => it.Domain)
            .Text("kind", "What it was, in the source's word.", it => it.Kind)
            .Number("strength", "On the source's own scale.", it => Decimal(it.Strength))
            .Moment("detected", "When, by the source.", it => it.DetectedAt),
        new RecordTable<RecordReadingRow>("record_readings", "How far a kind of record was read from a source.", ReadingsAsync)
            .Text("records", "Which kind.", it => RecordWords.Of(it.Kind))
            .Text("source", "From which source.", it => it.Source)
            .Moment("as_of", "When the last complete reading began; empty before the first.", it => it.AsOf)
            .Number("rows", "What it gave.", it => it.Rows)
            .Person("handed_in_by", "Who handed the file in.", it => it.By is null ? null : new Domain.UserId(it.By)),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("records.", StringComparison.Ordinal)
            && JsonSerializer.Deserialize(row.Body!, RecordsJson.Default.RecordsFact) is { } fact ? Say(fact, who) : null);

    static string Say(RecordsFact fact, string who) => fact switch
    {
        RecordsFact.Taken it =>
            $"{who} took {it.Records} over from {it.File}: {it.Rows:N0} rows, {it.New:N0} new, {it.Changed:N0} changed, {it.Gone:N0} gone",
        RecordsFact.Chosen it => $"{who} had {it.Records} come from {it.Source ?? "where the account list comes from"}",
        RecordsFact.Believed it => $"{who} said that far fewer {it.Records} in the source {it.Source} are right",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Opportunities, activities, leads and signals\n");
        await foreach (var reading in ReadingsAsync(record))
        {
            var count = await RecordShelves.Of(reading.Kind).CountAsync(record.Db, reading, CancellationToken.None);
            await text.WriteAsync(
                $"- {RecordWords.Count(reading.Kind, count)} from "
                    + $"{MarkdownText.Line(reading.Source)}{(reading.AsOf is { } read ? $", read on {record.Date(read)}" : "")}");
        }

        await text.WriteAsync();
    }

    /// <summary>Of every source that gave the kind.</summary>
    static async IAsyncEnumerable<TRow> RowsAsync<TRow>(RecordContext record, SourceKinds kind)
        where TRow : KeptRow
    {
        foreach (var reading in await RecordTables.Readings(record.Db, record.Key).Where(row => row.Kind == kind).ToListAsync())
        {
            // By key and not by how many: a kind has hundreds of thousands.
            const int Chunk = 1000;
            for (var last = ""; ;)
            {
                var after = last;
                var rows = await RecordTables.Current<TRow>(record.Db, reading).Where(
                    row => string.Compare(row.Key, after) > 0).OrderBy(row => row.Key).Take(Chunk).ToListAsync();
                foreach (var row in rows)
                {
                    yield return row;
                }

                if (rows.Count < Chunk)
                {
                    break;
                }

                last = rows[^1].Key;
            }
        }
    }

    static IAsyncEnumerable<MoveRow> MovesAsync(RecordContext record) => record.ReadAsync(db => db.OpportunityMoves
        .Where(row => row.InstallationId == record.Key.InstallationId && row.ProgramId == record.Key.ProgramId)
        .OrderBy(row => row.SeenAt).ThenBy(row => row.Reading).ThenBy(row => row.Source).ThenBy(row => row.Key).ThenBy(row => row.Field));

    static IAsyncEnumerable<RecordReadingRow> ReadingsAsync(RecordContext record) =>
        record.ReadAsync(db => RecordTables.Readings(db, record.Key));

    static decimal? Decimal(string? written) => written is null ? null : decimal.Parse(written, CultureInfo.InvariantCulture);

    static LocalDate? Date(string? written) => written is null ? null : LocalDatePattern.Iso.Parse(written).GetValueOrThrow();
}
