using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;

namespace AlignBot.People.Calendars;

/// <summary>'Are you away?' on somebody's Home.</summary>
sealed class AwayWaiting : IWaitingWords
{
    public const string FeatureName = "away";

    public string Feature => FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var lines = new List<WaitingLine?>();
        foreach (var row in rows)
        {
            var key = new ProgramKey(row.InstallationId, row.ProgramId);
            var asked = await AwayProposals.FindAsync(db, key, row.SubjectId) is { State: ProposalState.Open } found ? found : null;
            var buttons = asked is null ? [] : AwayProposalMessage.Buttons(asked).ToList();
            lines.Add(asked is null ? null : new WaitingLine(AwayProposalMessage.Text(asked, programs[key]).Shortened(900), buttons[0]) { Others = buttons[1..] });
        }

        return lines;
    }
}
