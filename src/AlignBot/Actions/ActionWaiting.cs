using AlignBot.Domain.Actions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>Follow-ups on somebody's Home.</summary>
sealed class ActionWaiting(IClock clock) : IWaitingWords
{
    public const string FeatureName = "action";

    public string Feature => FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(
        AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var installation = rows[0].InstallationId;
        var ids = rows.Select(row => row.SubjectId).ToList();
        var theirs = rows.Select(row => row.ProgramId).Distinct().ToList(); // without it, the key is no help and every row is read
        var actions = (await db.Actions.Where(row => row.InstallationId == installation && theirs.Contains(row.ProgramId) && ids.Contains(row.Id)).ToListAsync())
            .ToDictionary(row => (new ProgramKey(row.InstallationId, row.ProgramId), row.Id), ActionDesk.StateOf);
        return [.. rows.Select(row =>
        {
            var key = new ProgramKey(row.InstallationId, row.ProgramId);
            return actions.TryGetValue((key, row.SubjectId), out var action) && action.IsOpen ? Line(row, action, programs[key]) : null;
        })];
    }

    WaitingLine Line(WaitingRow row, ActionItem action, ProgramInfo program)
    {
        var about = new ActionRef(row.ProgramId, row.SubjectId).ToString();
        var text = ActionWords.Task(action, ActionWords.Today(program, clock.GetCurrentInstant()));
        return action.Offered?.To.Value == row.UserId
            ? new WaitingLine(Mrkdwn.Of($"Take over? ") + text, new Button(ActionButtons.TakeOverAction, "I take it over") { Value = about })
            {
                Others = [new Button(ActionButtons.DeclineAction, "I don't") { Value = about }],
            }
            : row.Slot == new ActionAsk(row.UserId, ActionAskKind.HandOver).Slot
            ? new WaitingLine(Mrkdwn.Of($"Hand over: ") + text, new Button(ActionButtons.HandOverAction, "Hand it over") { Value = about })
            : new WaitingLine(text, new Button(ActionButtons.DoneAction, "Done") { Value = about });
    }
}
