using System.Collections.Immutable;
using AlignBot.Domain.Records;
using AlignBot.Records.Storage;
using AlignBot.Sources;

namespace AlignBot.Records.Reading;

/// <summary>Opportunities: read whole each time, so that one that is gone is noticed.</summary>
sealed class OpportunityShelf : Shelf<OpportunityRow>
{
    public OpportunityShelf()
        : base(SourceKinds.Opportunities, "record_opportunities") => Insert
        .Text("name", row => row.Name).Text("stage", row => row.Stage).Text("stage_label", row => row.StageLabel).Number(
            "standing", row => (long)row.Standing)
        .Text("amount", row => row.Amount).Text("currency", row => row.Currency).Moment(
            "created_at", row => row.CreatedAt).Text("close_date", row => row.CloseDate);

    public override bool IsStanding => true;

    public override IAsyncEnumerable<OpportunityRow> Rows(RecordsFrom from, ReadingOf of, CancellationToken ct) => (from switch
    {
        RecordsFrom.Source source => source.It.ReadOpportunitiesAsync(since: null, source.Run, ct),
        RecordsFrom.File file => file.It.OpportunitiesAsync(ct),
        _ => throw new InvalidOperationException($"Nothing reads {from.GetType().Name}."),
    }).Select(one => Row(one, of));

    public override ImmutableArray<OpportunityMove> Moves(KeptRow before, KeptRow after) =>
        OpportunityMove.Between(((OpportunityRow)before).ToStand(), ((OpportunityRow)after).ToStand());

    static OpportunityRow Row(SourceOpportunity raw, ReadingOf of)
    {
        var row = new OpportunityRow
        {
            Key = raw.Key,
            AccountKey = raw.AccountKey,
            At = raw.CreatedAt ?? of.At,
            Name = Cut(raw.Name, 255),
            Stage = Cut(raw.Stage, 255),
            StageLabel = Cut(raw.StageLabel, 255),
            Standing = raw.State switch
            {
                OpportunityState.Won => OpportunityStanding.Won,
                OpportunityState.Lost => OpportunityStanding.Lost,
                _ => OpportunityStanding.Open,
            },
            Amount = OpportunityMove.Written(raw.Amount),
            Currency = raw.Currency,
            CreatedAt = raw.CreatedAt,
            CloseDate = OpportunityMove.Written(raw.CloseDate),
        };
        row.Print = PrintOf(
            row.AccountKey, row.Name, row.Stage, row.StageLabel, $"{row.Standing}", row.Amount, row.Currency,
                $"{row.CreatedAt?.ToUnixTimeMilliseconds()}", row.CloseDate);
        return row;
    }
}
