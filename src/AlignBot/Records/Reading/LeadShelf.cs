using AlignBot.Records.Storage;
using AlignBot.Sources;

namespace AlignBot.Records.Reading;

/// <summary>Leads, and how they were followed up.</summary>
sealed class LeadShelf : Shelf<LeadRow>
{
    public LeadShelf()
        : base(SourceKinds.Leads, "record_leads") => Insert
        .Text("domain", row => row.Domain).Moment("created_at", row => row.CreatedAt).Moment("assigned_at", row => row.AssignedAt)
        .Moment("first_touch_at", row => row.FirstTouchAt).Text("status", row => row.Status).Text("returned_reason", row => row.ReturnedReason)
        .Moment("last_touch_at", row => row.LastTouchAt).Moment("returned_at", row => row.ReturnedAt);

    public override IAsyncEnumerable<LeadRow> Rows(RecordsFrom from, ReadingOf of, CancellationToken ct) => (from switch
    {
        RecordsFrom.Source source => source.It.ReadLeadsAsync(source.Since, source.Run, ct),
        RecordsFrom.File file => file.It.LeadsAsync(ct),
        _ => throw new InvalidOperationException($"Nothing reads {from.GetType().Name}."),
    }).Select(one => Row(one, of));

    static LeadRow Row(SourceLead raw, ReadingOf of)
    {
        var row = new LeadRow
        {
            Key = raw.Key,
            AccountKey = raw.AccountKey,
            At = raw.CreatedAt ?? of.At,
            Domain = Cut(raw.Domain, 255),
            CreatedAt = raw.CreatedAt,
            AssignedAt = raw.AssignedAt,
            FirstTouchAt = raw.FirstTouchAt,
            LastTouchAt = raw.LastTouchAt,
            ReturnedAt = raw.ReturnedAt,
            Status = Cut(raw.Status, 255),
            ReturnedReason = Cut(raw.ReturnedReason, 255),
        };
        row.Print = PrintOf(
            row.AccountKey, row.Domain, $"{row.CreatedAt?.ToUnixTimeMilliseconds()}", $"{row.AssignedAt?.ToUnixTimeMilliseconds()}",
            $"{row.FirstTouchAt?.ToUnixTimeMilliseconds()}", row.Status, row.ReturnedReason,
            $"{row.LastTouchAt?.ToUnixTimeMilliseconds()}", $"{row.ReturnedAt?.ToUnixTimeMilliseconds()}");
        return row;
    }
}
