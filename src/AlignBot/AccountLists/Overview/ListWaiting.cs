using AlignBot.AccountLists.Storage;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Overview;

/// <summary>What waits on the Home of whoever is asked about an odd reading.</summary>
sealed class ListWaiting : IWaitingWords
{
    public string Feature => AccountListDesk.FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(
        AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var lines = new List<WaitingLine?>();
        foreach (var row in rows)
        {
            var key = new ProgramKey(row.InstallationId, row.ProgramId);
            var list = await ListTables.ListAsync(db, key);
            lines.Add(list?.Held is { } held && programs.TryGetValue(key, out var program)
                ? new WaitingLine(
                    Mrkdwn.Of(
                        $"*Is this reading of the account list right?* "
                            + $"{ListWords.Guard(held.Why, list.Current?.Counts.Accounts ?? 0, held.Counts.Accounts)}"),
                    MeantCommand.Run("Look", "list", program))
                : null);
        }

        return lines;
    }
}
