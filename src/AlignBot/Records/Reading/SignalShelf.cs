using AlignBot.Domain.Records;
using AlignBot.Records.Storage;
using AlignBot.Sources;

namespace AlignBot.Records.Reading;

/// <summary>Signs of interest.</summary>
sealed class SignalShelf : Shelf<SignalRow>
{
    public SignalShelf()
        : base(SourceKinds.Signals, "record_signals") => Insert
        .Text("domain", row => row.Domain).Text("kind", row => row.Kind).Text("strength", row => row.Strength).Moment(
            "detected_at", row => row.DetectedAt);

    public override IAsyncEnumerable<SignalRow> Rows(RecordsFrom from, ReadingOf of, CancellationToken ct) => (from switch
    {
        RecordsFrom.Source source => source.It.ReadSignalsAsync(source.Since, source.Run, ct),
        RecordsFrom.File file => file.It.SignalsAsync(ct),
        _ => throw new InvalidOperationException($"Nothing reads {from.GetType().Name}."),
    }).Select(one => Row(one, of));

    static SignalRow Row(SourceSignal raw, ReadingOf of)
    {
        var row = new SignalRow
        {
            Key = raw.Key,
            AccountKey = raw.AccountKey,
            At = raw.DetectedAt ?? of.At,
            Domain = Cut(raw.Domain, 255),
            Kind = Cut(raw.Kind, 100)?.ToLowerInvariant() ?? "",
            Strength = OpportunityMove.Written(raw.Strength),
            DetectedAt = raw.DetectedAt,
        };
        row.Print = PrintOf(row.AccountKey, row.Domain, row.Kind, row.Strength, $"{row.DetectedAt?.ToUnixTimeMilliseconds()}");
        return row;
    }
}
