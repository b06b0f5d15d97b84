using AlignBot.Contracts;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Asks;

/// <summary>Confirmations and reviews on somebody's Home.</summary>
sealed class DecisionWaiting : IWaitingWords
{
    public const string FeatureName = "decision";

    public string Feature => FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(
        AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var installation = rows[0].InstallationId;
        var ids = rows.Select(row => row.SubjectId).ToList();
        var theirs = rows.Select(row => row.ProgramId).Distinct().ToList(); // without it, the key is no help and every row is read
        var decisions = (await db.Decisions.Where(row => row.InstallationId == installation && theirs.Contains(row.ProgramId) && ids.Contains(row.Id)).ToListAsync())
            .ToDictionary(row => (row.ProgramId, row.Id), DecisionDesk.StateOf);
        return [.. rows.Select(row => decisions.TryGetValue((row.ProgramId, row.SubjectId), out var decision) ? Line(row, decision) : null)];
    }

    static WaitingLine? Line(WaitingRow row, Decision decision)
    {
        var kind = row.Slot == new DecisionAsk(row.UserId, DecisionAskKind.Review).Slot ? DecisionAskKind.Review : DecisionAskKind.Confirm;
        if (!DecisionAskMessage.IsOpen(decision, new DecisionAsk(row.UserId, kind)))
        {
            return null;
        }

        var about = new DecisionRef(row.ProgramId, row.SubjectId).ToString();
        return kind == DecisionAskKind.Review
            ? new WaitingLine(
                Mrkdwn.Of($"Does DEC-{decision.Number} still hold? {DecisionTitle.Line(decision)}").Shortened(600), new Button(DecisionButtons.ReaffirmAction, "Still holds") { Value = about })
            : new WaitingLine(
                Mrkdwn.Of($"Confirm DEC-{decision.Number}: {DecisionTitle.Line(decision)}").Shortened(600), new Button(DecisionButtons.ConfirmAction, "Yes, decided so") { Value = about });
    }
}
