using AlignBot.Domain.Records;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>What was done by and to accounts. What took place stays, whatever a later reading has of it.</summary>
sealed class ActivityShelf : Shelf<ActivityRow>
{
    public ActivityShelf()
        : base(SourceKinds.Activities, "record_activities") => Insert
        .Number("side", row => (long)row.Side).Text("kind", row => row.Kind).Text("day", row => row.Day).YesNo(
            "completed", row => row.Completed)
        .Text("person_email", row => row.PersonEmail);

    public override IAsyncEnumerable<ActivityRow> Rows(RecordsFrom from, ReadingOf of, CancellationToken ct) => (from switch
    {
        RecordsFrom.Source source => source.It.ReadActivitiesAsync(source.Since, source.Run, ct),
        RecordsFrom.File file => file.It.ActivitiesAsync(ct),
        _ => throw new InvalidOperationException($"Nothing reads {from.GetType().Name}."),
    }).Select(one => Row(one, of));

    static ActivityRow Row(SourceActivity raw, ReadingOf of)
    {
        var row = new ActivityRow
        {
            Key = raw.Key,
            AccountKey = raw.AccountKey,
            At = raw.At ?? raw.On?.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() ?? of.At,
            Side = raw.Side,
            Kind = Cut(raw.Kind, 100)?.ToLowerInvariant() ?? "",
            Day = raw.At is null ? OpportunityMove.Written(raw.On) : null,
            Completed = raw.Completed,
            PersonEmail = Cut(raw.PersonEmail, 254)?.ToLowerInvariant(),
        };
        row.Print = PrintOf(
            row.AccountKey, $"{raw.At?.ToUnixTimeMilliseconds()}", $"{row.Side}", row.Kind, row.Day, $"{row.Completed}", row.PersonEmail);
        return row;
    }
}
