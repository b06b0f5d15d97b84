using AlignBot.Decisions.Cards;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Status;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.Decisions;

/// <summary>How many decisions are due to be looked at again.</summary>
sealed class DecisionsAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var today = LocalDatePattern.Iso.Format(context.Now.InZone(context.Program.Calendar.Zone).Date);
        var due = await DecisionChain.Of(context.Db, context.Program.Key)
            .CountAsync(row => row.Status == DecisionStatus.InForce && row.ReviewOn != null && string.Compare(row.ReviewOn, today) <= 0);
        return due == 0 ? [] : [$"{due} {(due == 1 ? "decision" : "decisions")} due for review"];
    }
}
