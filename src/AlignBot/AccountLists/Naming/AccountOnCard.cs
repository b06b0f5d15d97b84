using AlignBot.Contracts;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Naming;

/// <summary>On the card of a dispute or a decision about an account of the list: what that account is.</summary>
sealed class AccountOnCard(IAccountNames accounts) : ICardPart<Dispute>, ICardPart<Decision>
{
    public Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Dispute subject) => SayAsync(db, program, subject.Account);

    public Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Decision subject) => SayAsync(db, program, subject.Account);

    async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, string? named) =>
        named is not null && await accounts.LineAsync(db, program, named) is var (name, line)
            ? Mrkdwn.Of($"{name} on the account list: ") + line
            : Mrkdwn.Empty;
}
