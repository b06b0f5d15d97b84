using AlignBot.Contracts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Naming;

/// <summary>On the card of a dispute about an account of the list: what that account is.</summary>
sealed class AccountOnCard(IAccountNames accounts) : ICardPart<Dispute>
{
    public async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Dispute subject) =>
        subject.Account is { } account && await accounts.LineAsync(db, program, account) is var (name, line)
            ? Mrkdwn.Of($"{name} on the account list: ") + line
            : Mrkdwn.Empty;
}
