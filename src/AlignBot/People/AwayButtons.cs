using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.People;

/// <summary>Opens the form for days away, and takes days away back.</summary>
sealed class AwayButtons(
    InstallationDirectory installations, ProgramDirectory programs, PeopleDesk desk, ClickReply reply, RequestInbox inbox, IClock clock)
    : IActionHandler
{
    public const string OpenAction = "people.away.open";

    /// <summary>One for each absence; its id takes the asterisk's place.</summary>
    public const string CancelAction = "people.away.cancel.*";

    public static string CancelActionOf(Guid id) => CancelAction.Replace("*", id.ToString("N"), StringComparison.Ordinal);

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        var actor = new UserId(payload.User.Id);
        if (Guid.TryParseExact(about.Rest, "N", out var absence))
        {
            await CancelAsync(program, actor, absence, payload, request, ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, AwayModal.Form(program, actor, program.Roster.MayGovern(actor, clock.GetCurrentInstant())), ct);
        }

        return ActionAck.Nothing;
    }

    async Task CancelAsync(ProgramInfo program, UserId actor, Guid id, BlockActions payload, SlackRequest request, CancellationToken ct)
    {
        var said = await inbox.FirstTimeAsync(
            program.Key, request,
            async session =>
            {
                Absence? cancelled = null;
                return await desk.CancelAwayAsync(session, program.Key, actor, id, absence => cancelled = absence) is { } refusal
                    ? Mrkdwn.Of($"{RosterRefusals.Say(refusal, program.Roster)}")
                    : Mrkdwn.Of($"Cancelled: {Names.Of(program.Roster, cancelled!.User)} is not away {RoleWords.Days(cancelled)}.");
            },
            ct);
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }
    }
}
