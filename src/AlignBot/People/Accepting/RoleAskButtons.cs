using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People.Accepting;

/// <summary>'Accept' with one click; 'Not me' asks why, which may stay empty.</summary>
sealed class RoleAskButtons(InstallationDirectory installations, RoleAskDesk desk, RequestInbox inbox, ClickReply reply) : IActionHandler, IViewSubmissionHandler
{
    public const string AcceptAction = "people.role-ask.accept";
    public const string DeclineAction = "people.role-ask.decline";
    public const string DeclineCallbackId = "people.role-ask.why";

    const string Reason = "reason";
    const string Value = "value";

    public static string About(ProgramKey key, RoleAsk ask) => new ProgramRef(key.ProgramId, ask.Id.ToString()).ToString();

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || !Guid.TryParse(about.Rest, out var id) || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        if (action.ActionId == DeclineAction)
        {
            await reply.OpenAsync(payload, request, Why(about), ct);
            return ActionAck.Nothing;
        }

        var why = await inbox.FirstTimeAsync(
            installation, request, session => desk.AnswerAsync(session, about.In(installation), id, new UserId(payload.User.Id), RoleAnswer.Accepted, reason: null), ct);
        if (why is not null)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{why}"), ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(submission.View.PrivateMetadata) is not { } about || !Guid.TryParse(about.Rest, out var id)
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        return await inbox.OnceAsync(
            installation, request,
            async session => await desk.AnswerAsync(
                session, about.In(installation), id, new UserId(submission.User.Id), RoleAnswer.Declined, submission.View.State.Text(Reason, Value)) is { } why
                ? ViewAck.Error(Reason, why)
                : ViewAck.Clear,
            ct);
    }

    static ModalView Why(ProgramRef about) => new(
        "Not me",
        [
            new SectionBlock(Mrkdwn.Of($"The operating lead is told, and names another. Until then what the role decides is asked of you.")),
            new InputBlock("Why, or who else", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line }) { BlockId = Reason, Optional = true },
        ])
    {
        CallbackId = DeclineCallbackId,
        PrivateMetadata = about.ToString(),
        Submit = "Decline",
        Close = "Cancel",
    };
}
