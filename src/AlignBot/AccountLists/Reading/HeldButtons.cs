using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Pairs;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.AccountLists.Reading;

/// <summary>The two answers to whether an odd reading is right.</summary>
sealed class HeldButtons(
    InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, ListComparing comparing, OwnersToMatch owners,
    ClickReply reply, RequestInbox inbox, IClock clock) : IActionHandler
{
    public const string ConfirmAction = "list.held.confirm";
    public const string DiscardAction = "list.held.discard";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || !Guid.TryParseExact(about.Rest, "N", out var reading)
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor, confirms) = (about.In(installation), new UserId(payload.User.Id), action.ActionId == ConfirmAction);
        AccountListCommand command = confirms
            ? new AccountListCommand.Confirm(actor, reading)
            : new AccountListCommand.Discard(actor, reading);
        var outcome = await inbox.FirstTimeAsync(key, request, session => desk.ApplyAsync(session, key, command), ct);
        var program = await programs.LatestAsync(key);
        var said = outcome switch
        {
            Outcome<AccountList>.Refused refused => Mrkdwn.Of($"{ListWords.Say(refused.Why, program)}"),
            Outcome<AccountList>.Ignored => ClickReply.SoAlready,
            Outcome<AccountList>.Changed changed when confirms =>
                Mrkdwn.Of($"The account list now has {ListWords.Accounts(changed.State.Current!.Counts.Accounts)}."),
            Outcome<AccountList>.Changed => Mrkdwn.Of($"The account list stays as it was. Mend the source; it is read again in its time."),
            _ => Mrkdwn.Empty,
        };
        if (confirms && outcome is Outcome<AccountList>.Changed)
        {
            owners.Soon(key);
            await comparing.RefreshAsync(key, clock.GetCurrentInstant(), except: null, ct);
        }

        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }

        return ActionAck.Nothing;
    }
}
