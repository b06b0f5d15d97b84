using AlignBot.Contracts;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>What the predecessor still had to do, or gave others to do, for whoever takes their role over. It stays theirs until it is handed over.</summary>
sealed class ActionsHandedOver(IDecisionRecord decisions) : IHandoverBrief
{
    const int Shown = 5;

    public int Order => 50;

    public async Task<HandoverPart?> SayAsync(HandoverOf of)
    {
        if (of.Predecessor is not { } before)
        {
            return null;
        }

        var today = ActionWords.Today(of.Program, of.Now);
        var rows = await ActionQueries.Open(of.Db, of.Program.Key).Public(of.Db, of.Program.Key, decisions).Where(row => row.Owner == before.Value).OrderBy(row => row.DueOn).ToListAsync();
        var theirs = rows.ConvertAll(ActionDesk.StateOf);
        return theirs.Count == 0 ? null : new HandoverPart(
            $"What {Names.Of(of.Program.Roster, before)} promised",
            Mrkdwn.Join("\n", theirs.Take(Shown).Select(action => ActionWords.Task(action, today).Shortened(220))) + Mrkdwn.Of($"{(theirs.Count > Shown ? $"\nand {theirs.Count - Shown} more" : "")}"),
            [.. theirs.Select(action => $"- {MarkdownText.Line(action.Text)} ({ActionWords.Due(action, today)})")]);
    }
}
