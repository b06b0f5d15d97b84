using AlignBot.Decisions.Cards;
using AlignBot.Engine.Status;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>How many decisions are in the log.</summary>
sealed class LogStatus : IStatusLines
{
    public int Order => 30;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var count = await DecisionChain.Of(context.Db, context.Program.Key).CountAsync();
        return new StatusLines($"{count} decision{(count == 1 ? "" : "s")}", []);
    }
}
