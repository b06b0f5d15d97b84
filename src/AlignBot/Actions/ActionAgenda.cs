using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>Actions that are overdue come to the agenda, each brought by its owner; not those of decisions that not everybody there may read.</summary>
sealed class ActionAgenda(IDecisionRecord decisions) : IAgendaSource
{
    /// <summary>How many are brought; more would be a meeting of their own.</summary>
    const int Most = 5;

    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        // As of now, not of the meeting: on its own day nothing is overdue, and its owner reads so.
        var today = ActionWords.Today(program, session.Now);
        var rows = await ActionQueries.Overdue(session.Db, program.Key, today).Public(session.Db, program.Key, decisions).AsNoTracking().OrderBy(row => row.DueOn).Take(Most).ToListAsync();
        return [.. rows.Select(ActionDesk.StateOf).Select(action => new AgendaProposal(
            $"action/{action.Id.Value:N}",
            AgendaText.Shorten($"Overdue since {When.Date(action.DueOn)}: {action.Text}"),
            action.Owner))];
    }
}
