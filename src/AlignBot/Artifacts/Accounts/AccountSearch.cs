using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Accounts;

/// <summary>Finds what is written about accounts by its words, for full members: the accounts with the newest of it first.</summary>
sealed class AccountSearch(IDatabase database) : ISearchBeside
{
    /// <summary>Accounts in an answer.</summary>
    const int Shown = 5;

    /// <summary>Entries of one account.</summary>
    const int OfOne = 2;

    /// <summary>Entries that are looked through, those of the youngest accounts first.</summary>
    public const int MostRead = 5000;

    public async Task<IReadOnlyList<Block>> FindAsync(ProgramInfo program, UserId? reader, SoughtWords sought)
    {
        if (reader is { } one && !program.Roster.MayDecide(one))
        {
            return [];
        }

        var (found, all) = await database.ReadAsync(db => FittingAsync(db, program, sought));
        if (found.Count == 0)
        {
            return [];
        }

        // Guests read along in a channel, and entries stand in none.
        if (reader is null)
        {
            return [new ContextBlock(Mrkdwn.Of($"What is written about accounts holds it, too: write to me directly."))];
        }

        var accounts = found.OrderByDescending(entry => entry.Entry.At).GroupBy(entry => entry.Account).ToList();
        var title = Mrkdwn.Of($"*Written about {(accounts.Count == 1 ? "1 account" : $"{accounts.Count} accounts")}{(accounts.Count > Shown ? $", the newest {Shown}" : "")}*");
        List<Block> blocks = [new SectionBlock(title)];
        blocks.AddRange(accounts.Take(Shown).Select(account => new SectionBlock(Say(account, program))
        {
            Accessory = MeantCommand.Run("Show", $"account {account.Key}", program),
        }));
        if (!all)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{MostRead} entries were looked through, and there are more.")));
        }

        return blocks;
    }

    static async Task<(List<(string Account, Revision Entry)> Found, bool All)> FittingAsync(AlignBotContext db, ProgramInfo program, SoughtWords sought)
    {
        var names = await ArtifactTables.Of(db, program.Key).Where(row => row.Kind == ArtifactKind.AccountPlan && row.NameInUse != null).ToDictionaryAsync(row => row.Id, row => ArtifactDesk.StateOf(row).Name);
        List<(string, Revision)> found = [];
        var read = 0;
        var ofAccounts = ArtifactTables.Of(db, program.Key).Where(row => row.Kind == ArtifactKind.AccountPlan && row.NameInUse != null).Select(row => row.Id);
        var entries = ArtifactTables.RevisionsOf(db, program.Key).Where(row => ofAccounts.Contains(row.ArtifactId)).OrderByDescending(row => row.ArtifactId).ThenByDescending(row => row.Number);
        await foreach (var row in entries.Take(MostRead + 1).AsAsyncEnumerable())
        {
            if (++read > MostRead)
            {
                break;
            }

            var entry = ArtifactVersions.Read(row);
            if (names.TryGetValue(row.ArtifactId, out var name) && sought.Fit(name, entry.At.InZone(program.Calendar.Zone).Date, entry.Text))
            {
                found.Add((name, entry));
            }
        }

        return (found, read <= MostRead);
    }

    static Mrkdwn Say(IGrouping<string, (string Account, Revision Entry)> account, ProgramInfo program)
    {
        var more = account.Count() - OfOne;
        return Mrkdwn.Of($"*{account.Key}*{(more > 0 ? $"  and {more} more" : "")}\n").Shortened(400)
            + Mrkdwn.Join("\n", account.Take(OfOne).Select(one => Mrkdwn.Of($"{AccountWords.Title(one.Entry, program.Roster, program.Calendar.Zone)}\n") + Mrkdwn.Quoted(one.Entry.Text).Shortened(600)));
    }
}
