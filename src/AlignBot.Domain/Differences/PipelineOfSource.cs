using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Differences;

/// <summary>Counts the pipeline of a source: its open deals on accounts of the shared list, in the reporting currency.</summary>
/// <remarks>As the scoreboard turns amounts into one currency; a deal whose amount can't be is left out and counted.</remarks>
public sealed class PipelineOfSource(MeasureSettings settings, ExchangeRates rates)
{
    readonly Money money = new(settings, rates);
    readonly ImmutableArray<FigureDeal>.Builder deals = ImmutableArray.CreateBuilder<FigureDeal>();
    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    int leftOut;

    /// <summary>Takes a deal; one that is closed, or not on the list, counts for nothing. Each key counts once.</summary>
    public void Add(Opportunity deal)
    {
        if (deal is not { State: OpportunityState.Open, AccountKey: { } account } || !seen.Add(deal.Key))
        {
            return;
        }

        var (amount, why) = money.Of(deal);
        if (why is null)
        {
            deals.Add(new FigureDeal(deal.Key, account, amount));
        }
        else
        {
            leftOut++;
        }
    }

    /// <summary>The figure.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="asOf">When it was read.</param>
    public BlindFigure Finish(string source, Instant asOf) =>
        new(deals.Sum(deal => deal.Amount), asOf, source) { Deals = deals.ToImmutable(), LeftOut = leftOut };
}
