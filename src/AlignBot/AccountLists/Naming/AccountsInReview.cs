using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Naming;

/// <summary>On the card of the weekly review: the accounts of the list that it speaks of, each a press away from all that is known of
/// it.</summary>
sealed class AccountsInReview(IAccountNames accounts) : IMeetingPart
{
    /// <summary>As many as stand side by side.</summary>
    const int Shown = 5;

    /// <summary>Letters of a name that a button's id has room for.</summary>
    const int Longest = 150;

    public async Task<IReadOnlyList<Block>> ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        if (meeting.Terms.Kind is not SeriesKind.WeeklyReview)
        {
            return [];
        }

        List<string> names = [];
        foreach (var typed in meeting.Items.Where(item => item.Disposition is not Disposition.Dropped).Select(item => item.Account)
            .OfType<string>().Distinct().Take(4 * Shown))
        {
            if (names.Count < Shown && await accounts.LineAsync(db, program, typed) is ({ Length: <= Longest } name, _)
                && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.Count == 0
            ? []
            :
            [
                new ContextBlock(Mrkdwn.Of($"Accounts that it speaks of:")),
                new ActionsBlock(
                    [.. names.Select(name => MeantCommand.Run(new PlainText(name).Shortened(75).Text, $"account {name}", program))]),
            ];
    }
}
