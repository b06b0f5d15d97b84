using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Minutes;

/// <summary>'We decided this': confirms every decision of a meeting in which whoever presses is named. The button stands before everybody in the channel.</summary>
sealed class ConfirmDecided(InstallationDirectory installations, ProgramDirectory programs, IDecisionLog decisions, RequestInbox inbox, IDatabase database, ClickReply reply) : IActionHandler
{
    public const string ConfirmAction = "meeting.confirm";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (MeetingRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.Program(installation), new UserId(payload.User.Id));
        if (await database.ReadAsync(db => MeetingQueries.FindAsync(db.Meetings, key, about.MeetingId)) is { } row
            && await ConfirmAsync(request, key, MeetingDesk.StateOf(row), actor, ct) is { Length: > 0 } words)
        {
            await reply.SayAsync(payload, request, words, ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>What is said to whoever pressed: nothing where the minutes show it.</summary>
    async Task<Mrkdwn?> ConfirmAsync(SlackRequest request, ProgramKey key, Domain.Cadence.Meeting meeting, UserId actor, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        return await inbox.FirstTimeAsync(
            key, request,
            async session =>
            {
                Outcome<Decision>.Refused? refused = null;
                var (isNamed, isNew) = (false, false);
                foreach (var taken in meeting.Decisions)
                {
                    var outcome = await decisions.ApplyAsync(session, key, taken.Decision.Value, new DecisionCommand.Confirm(actor));
                    refused ??= outcome as Outcome<Decision>.Refused;
                    isNamed |= outcome is Outcome<Decision>.Changed or Outcome<Decision>.Ignored;
                    isNew |= outcome is Outcome<Decision>.Changed;
                }

                return isNew ? Mrkdwn.Empty
                    : !isNamed && refused is not null ? decisions.Say(refused.Why, program)
                    : await AlreadyAsync(session.Db, program, meeting);
            },
            ct);
    }

    /// <summary>They have said it; the button that is left is somebody else's.</summary>
    async Task<Mrkdwn> AlreadyAsync(AlignBotContext db, ProgramInfo program, Domain.Cadence.Meeting meeting)
    {
        var awaited = (await decisions.OfMeetingAsync(db, program.Key, meeting.Id)).SelectMany(decision => decision.Awaited).Distinct().ToList();
        return awaited.Count == 0 ? ClickReply.SoAlready : Mrkdwn.Of($"You have confirmed it already; now it waits for {Names.List(program.Roster, awaited)}.");
    }
}
