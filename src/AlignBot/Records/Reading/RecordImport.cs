using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Records;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>Files of one kind of record.</summary>
/// <remarks>
/// A file of opportunities is all that there are, and marks what it has not as gone. One of activities, leads or signals adds to what is
/// there: people export a week of them.
/// </remarks>
abstract class RecordImport(
    SourceKinds kind, string columns, RecordSources sources, RecordDesk desk, RecordIntake intake, TimeProvider time, IClock clock)
    : IImportKind
{
    public SourceKinds Kind => kind;

    public string Columns => columns;

    public async Task<Mrkdwn?> WhyNotAsync(AlignBotContext db, ProgramInfo program) =>
        await sources.OfAsync(db, program.Key, kind) is var source && source == AccountList.FromFiles ? null
        : Mrkdwn.Of(
            $"{Capital.Of(RecordWords.Of(kind))} come from the source {source}: a file beside it would count things twice. `/align "
                + $"sources` says what is read from where.");

    public async Task<ImportPreview> PrepareAsync(ImportedFile file, CancellationToken ct)
    {
        var from = Instant.FromDateTimeOffset(time.GetUtcNow());
        var of = await desk.BeginAsync(
            file.Program.Key, AccountList.FromFiles, kind, clock.GetCurrentInstant(), ct) with
        { Progress = file.Progress };
        var taken = await RecordShelves.Of(kind).WriteAsync(intake, of, new RecordsFrom.File(file.Reading), ct);
        var prepared = PreparedRecords.Of(of.At, from, taken);
        return new ImportPreview(
            Mrkdwn.Of($"{RecordWords.Count(kind, taken.Read)}. {ImportWords.Becomes(kind, of, taken)}"),
            JsonSerializer.Serialize(prepared, PreparedRecordsJson.Default.PreparedRecords))
        {
            Changes = [.. taken.Pushed.Select(one => ImportWords.Pushed(one.Opportunity, one.Move))],
            MoreChanges = Math.Max(0, taken.Moved.GetValueOrDefault(OpportunityField.CloseDate) - taken.Pushed.Length),
            Odd = [.. ImportWords.Odd(kind, of, taken), .. file.Reading.Notes.Select(note => note.TrimEnd('.'))],
            Doubt = taken.Why switch
            {
                null => null,
                GuardReason.Empty => $"there is no {RecordWords.Count(kind, 1)[2..]} at all, and there were some before",
                _ => $"{RecordWords.Count(kind, taken.Gone)} of those before {(taken.Gone == 1 ? "is" : "are")} missing",
            },
        };
    }

    public async ValueTask<ImportEnd> TakeAsync(Session session, ProgramInfo program, UserId actor, string file, string prepared)
    {
        var it = JsonSerializer.Deserialize(prepared, PreparedRecordsJson.Default.PreparedRecords)!;
        if (!await desk.TryTakeAsync(
            session, program.Key, AccountList.FromFiles, kind, Instant.FromUnixTimeMilliseconds(it.At),
                Instant.FromUnixTimeMilliseconds(it.From), it.ToIntake(), actor))
        {
            return new ImportEnd(
                Mrkdwn.Of($"*Not taken over: other {RecordWords.Of(kind)} were, while you had this open.* Hand the file in once more, "
                    + $"and read what it would change now."), IsTaken: false);
        }

        await RecordsHistory.AppendAsync(
            session, program.Key, actor, new RecordsFact.Taken(RecordWords.Of(kind), TextLimits.Cut(file, 255), it.Read, it.New, it.Changed,
                it.Gone));
        return new ImportEnd(
            Mrkdwn.Of($"*Taken over.* {RecordWords.Count(kind, it.Read)} read. `/align sources` shows what there is of each kind."),
            IsTaken: true);
    }

    public Task TakenAsync(ProgramKey program, CancellationToken ct) => desk.SettleAsync(program, AccountList.FromFiles, kind, ct);
}

sealed class OpportunityImport(RecordSources sources, RecordDesk desk, RecordIntake intake, TimeProvider time, IClock clock) : RecordImport(
    SourceKinds.Opportunities, "opportunity_id, account_id, is_closed, is_won, amount, created_at, close_date, and if you have them "
        + "stage, currency, name",
    sources, desk, intake, time, clock);

sealed class ActivityImport(RecordSources sources, RecordDesk desk, RecordIntake intake, TimeProvider time, IClock clock) : RecordImport(
    SourceKinds.Activities, "activity_id, account_id, side (marketing, sales or buyer), kind, occurred_at, and if you have them "
        + "person_email, completed",
    sources, desk, intake, time, clock);

sealed class LeadImport(RecordSources sources, RecordDesk desk, RecordIntake intake, TimeProvider time, IClock clock) : RecordImport(
    SourceKinds.Leads, "lead_id, created_at, and if you have them account_id, domain, assigned_at, first_touch_at, last_touch_at, status, returned_at, returned_reason",
    sources, desk, intake, time, clock);

sealed class SignalImport(RecordSources sources, RecordDesk desk, RecordIntake intake, TimeProvider time, IClock clock) : RecordImport(
    SourceKinds.Signals, "signal_id, account_id, kind, detected_at, and if you have them strength, domain",
    sources, desk, intake, time, clock);

/// <summary>A file that was written, and waits to be taken over.</summary>
/// <param name="At">Business time at which its reading began, in milliseconds.</param>
/// <param name="From">Real time at which it began, in milliseconds.</param>
/// <param name="Reading">Under which its rows stand.</param>
/// <param name="Number">Of the reading that it was compared with.</param>
/// <param name="Read">Its rows.</param>
/// <param name="Written">Those that are otherwise than what is known.</param>
/// <param name="New">Of them, those that were not known.</param>
/// <param name="Changed">Those that were known otherwise.</param>
/// <param name="Gone">Those that it has not.</param>
/// <param name="OffList">Those that name no account of the list.</param>
sealed record PreparedRecords(
    long At, long From, Guid Reading, int Number, int Read, int Written, int New, int Changed, int Gone, int OffList)
{
    public static PreparedRecords Of(Instant at, Instant from, Intake it) => new(
        at.ToUnixTimeMilliseconds(), from.ToUnixTimeMilliseconds(), it.Reading, it.Number, it.Read, it.Written, it.New, it.Changed, it.Gone,
            it.OffList);

    public Intake ToIntake() => new(Reading, Number, Read, Written, New, Changed, Gone, OffList, Why: null);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreparedRecords))]
sealed partial class PreparedRecordsJson : JsonSerializerContext;
