using AlignBot.Engine.Status;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>How many follow-ups are past their day.</summary>
sealed class ActionsAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var overdue = await ActionQueries.Overdue(context.Db, context.Program.Key, ActionWords.Today(context.Program, context.Now)).CountAsync();
        return overdue == 0 ? [] : [$"{overdue} {(overdue == 1 ? "action" : "actions")} overdue"];
    }
}
