using AlignBot.Contracts;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>Actions that are overdue come to the agenda, and, once, those that are not done after all, each brought by its owner; not those of decisions that not everybody there may read.</summary>
sealed class ActionAgenda(IDecisionRecord decisions, ActionDesk desk) : IAgendaSource
{
    /// <summary>How many are brought; more would be a meeting of their own.</summary>
    const int Most = 5;

    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        // As of now, not of the meeting: on its own day nothing is overdue, and its owner reads so.
        var today = ActionWords.Today(program, session.Now);
        var rows = await ActionQueries.Overdue(session.Db, program.Key, today).Public(session.Db, program.Key, decisions).AsNoTracking().OrderBy(row => row.DueOn).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(ActionDesk.StateOf).Select(action => new AgendaProposal(
                $"action/{action.Id.Value:N}",
                AgendaText.Shorten($"Overdue since {When.Date(action.DueOn)}: {action.Text}"),
                action.Owner)),
            .. await NotDoneAsync(session, program, meeting),
        ];
    }

    /// <summary>The first review after it reads that something is not done, and why.</summary>
    async ValueTask<List<AgendaProposal>> NotDoneAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        var proposals = new List<AgendaProposal>();
        var rows = await ActionQueries.NotDoing(session.Db, program.Key).Public(session.Db, program.Key, decisions).OrderByDescending(row => row.DueOn).Take(10 * Most).ToListAsync();
        foreach (var action in rows.Select(ActionDesk.StateOf).Where(action => action.ReadIn is null || action.ReadIn == meeting.Id).Take(Most))
        {
            // On the agenda of this one from here on, and of no other.
            _ = await desk.ApplyAsync(session, program.Key, action.Id.Value, new ActionCommand.ReadIn(meeting.Id));
            proposals.Add(new AgendaProposal($"action/{action.Id.Value:N}/not-doing", AgendaText.Shorten($"Not done: {action.Text} - {action.NotDoing}"), action.DoneBy));
        }

        return proposals;
    }
}
