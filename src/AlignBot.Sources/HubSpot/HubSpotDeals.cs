using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Deals, as opportunities.</summary>
sealed class HubSpotDeals(HubSpotClient client)
{
    public const string Type = "deals";
    const string Changed = "hs_lastmodifieddate";
    const int MostNamed = 5;

    public static readonly string[] Asked =
        [
            "dealname", "amount", "deal_currency_code", "pipeline", "dealstage", "createdate", "closedate", "hs_is_closed",
            "hs_is_closed_won", Changed];

    public async IAsyncEnumerable<SourceOpportunity> ReadAsync(
        Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var portal = await HubSpotPortal.ReadAsync(client, run, cancel);
        var stages = await HubSpotStages.ReadAsync(client, run, cancel);
        var accounts = new HubSpotAccountOf(client, Type, HubSpotAccountOf.OfDeal);
        List<string> unreadable = [];
        await foreach (var page in new HubSpotObjects(client).ReadAsync(Type, since, Changed, [], Asked, withCompanies: since is null, run,
            cancel))
        {
            List<HubSpotRow> rows = [
                .. page.Where(row => client.Options.Pipelines.IsEmpty || client.Options.Pipelines.Contains(row["pipeline"] ?? ""))];
            Dictionary<string, string?> known = new(StringComparer.Ordinal);
            foreach (var row in rows.Where(_ => since is null))
            {
                if (HubSpotAccountOf.TryInline(row, out var only))
                {
                    known[row.Id] = only;
                }
            }
            var found = await accounts.FindAsync([.. rows.Select(row => row.Id).Where(id => !known.ContainsKey(id))], run, cancel);
            foreach (var row in rows)
            {
                if (row["amount"] is not null && HubSpotValues.Number(row["amount"]) is null)
                {
                    unreadable.Add(row.Id);
                }
                yield return OpportunityOf(row, known.GetValueOrDefault(row.Id) ?? found.GetValueOrDefault(row.Id), portal, stages);
            }
        }
        accounts.Tell(run);
        if (unreadable.Count > 0)
        {
            run.Note($"The amount of {unreadable.Count} deals is no number ({string.Join(", ", unreadable.Take(MostNamed))}); "
                + "they are given without one.");
        }
    }

    static SourceOpportunity OpportunityOf(HubSpotRow row, string? account, HubSpotPortal portal, HubSpotStages stages) =>
        new(row.Id, account)
        {
            Name = row["dealname"],
            Stage = row["dealstage"],
            StageLabel = stages.LabelOf(row["pipeline"], row["dealstage"]),
            State = stages.StateOf(row["pipeline"], row["dealstage"], row["hs_is_closed"], row["hs_is_closed_won"]),
            Amount = HubSpotValues.Number(row["amount"]),
            // An account with one currency names none on its deals. With several, a blank one may not be guessed.
            Currency = HubSpotValues.Currency(row["deal_currency_code"]) ?? (row["deal_currency_code"] is null ? portal.Currency : null),
            CreatedAt = HubSpotValues.Moment(row["createdate"]) ?? HubSpotValues.Moment(row.Own("createdAt")),
            CloseDate = HubSpotValues.Day(row["closedate"], portal.Zone),
            ModifiedAt = HubSpotValues.Moment(row[Changed]) ?? HubSpotValues.Moment(row.Own("updatedAt")),
        };
}
