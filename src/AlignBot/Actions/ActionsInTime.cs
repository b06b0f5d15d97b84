using AlignBot.Contracts;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Actions;

/// <summary>Whether actions were done by their day. One that will not be done is owed no longer from when that was said.</summary>
sealed class ActionsInTime(IDecisionRecord decisions) : IOwedRecord
{
    /// <summary>What is read of an action's text where it is named.</summary>
    const int Named = 60;

    public ClauseKind Kind => ClauseKind.ActionByItsDay;

    public async Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since)
    {
        var first = LocalDatePattern.Iso.Format(since.InZone(program.Calendar.Zone).Date);
        var rows = await db.Actions
            .Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId && string.Compare(row.DueOn, first) >= 0)
            .Public(db, program.Key, decisions).ToListAsync();
        return [.. rows.Select(ActionDesk.StateOf).Select(action => Action(action, program)).OfType<Owed>()];
    }

    static Owed? Action(ActionItem action, ProgramInfo program) => SlaCount.SideOf(action.Owner, program.Roster) is not { } side
        ? null
        : new Owed($"'{Domain.TextLimits.Cut(action.Text, Named)}', {Names.Of(program.Roster, action.Owner)}", action.Id.Value, side, action.GivenAt)
        {
            By = action.Owner,

            // The whole of its day, where the program is.
            DueAt = action.DueOn.PlusDays(1).AtStartOfDayInZone(program.Calendar.Zone).ToInstant() - Duration.FromMilliseconds(1),
            DoneAt = action.Status is ActionStatus.Done ? action.DoneAt : null,
            DroppedAt = action.Status is ActionStatus.NotDoing ? action.DoneAt : null,
        };
}
