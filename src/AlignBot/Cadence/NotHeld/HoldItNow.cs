using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.NotHeld;

/// <summary>'Hold it now' on the card of a meeting that was not held: it is taken up again, and who pressed it has started it. A second press is of one who is there too.</summary>
sealed class HoldItNow(InstallationDirectory installations, ProgramDirectory programs, MeetingDesk desk, ClickReply reply, RequestInbox inbox) : IActionHandler
{
    public const string HoldAction = "meeting.hold-now";

    /// <summary>What can be done about a meeting that was not held: at once or later, as long as the next has not begun; that they met without the bot, always.</summary>
    public static ActionsBlock? Ways(Meeting meeting, ProgramInfo program, bool hasNextBegun)
    {
        var about = MeetingCard.About(meeting, program);
        if (!MeetingButtons.MayStillBeRecorded(meeting))
        {
            return null;
        }

        return hasNextBegun || !MeetingWorkflow.CanBeTakenUp(meeting)
            ? new ActionsBlock(new Button(MeetingButtons.MetAction, "We met without the bot") { Value = about })
            : new ActionsBlock(
                new Button(HoldAction, "Hold it now") { Value = about, Style = ButtonStyle.Primary },
                new Button(MeetingButtons.MoveAction, "Reschedule") { Value = about },
                MeetingCard.More(meeting, program, ("met", "We met without the bot")));
    }

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (MeetingRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.Program(installation), new UserId(payload.User.Id));
        var (meeting, outcome) = await inbox.FirstTimeAsync(
            installation, request,
            async session => await MeetingQueries.FindAsync(session.Db.Meetings, key, about.MeetingId) is not { } row ? default
                : (MeetingDesk.StateOf(row), await desk.ApplyAsync(session, key, row.Id, new MeetingCommand.HoldNow(actor)) switch
                {
                    Outcome<Meeting>.Refused refused => refused,
                    _ => await desk.ApplyAsync(session, key, row.Id, new MeetingCommand.Start(actor)),
                }),
            ct);
        if (outcome is Outcome<Meeting>.Refused { Why: var why })
        {
            await reply.SayAsync(payload, request, MeetingRefusals.Say(why, await programs.LatestAsync(key), meeting.Terms.Zone), ct);
        }

        return ActionAck.Nothing;
    }
}
