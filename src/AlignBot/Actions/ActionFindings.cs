using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.Actions;

/// <summary>What was to be done and is not.</summary>
sealed class ActionFindings : IFindings
{
    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        var overdue = ActionQueries.Overdue(of.Db, of.Program.Key, ActionWords.Today(of.Program, of.Now));
        var (count, oldest) = (await overdue.CountAsync(), await overdue.OrderBy(row => row.DueOn).Select(row => row.DueOn).FirstOrDefaultAsync());
        return count == 0 ? []
            : [new Finding("actions/overdue", ArtifactKind.Cadence, $"{count} {(count == 1 ? "action is" : "actions are")} overdue, the oldest since {When.Date(LocalDatePattern.Iso.Parse(oldest!).Value)}.")];
    }
}
