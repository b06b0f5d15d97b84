using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>The buttons and forms of a follow-up, wherever they stand. Who may is checked on each click.</summary>
sealed class ActionButtons(
    InstallationDirectory installations, ProgramDirectory programs, ActionDesk desk, ClickReply reply, RequestInbox inbox,
    IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string DoneAction = "action.done";
    public const string ReopenAction = "action.reopen";
    public const string HandOverAction = "action.hand-over";
    public const string DropAction = "action.drop";
    public const string MoreAction = "action.more";
    public const string TakeOverAction = "action.take-over";
    public const string DeclineAction = "action.decline";

    // Entries of the 'More' menu; their values are 'name:reference'.
    const string HandOverEntry = "hand-over";
    const string MoveEntry = "move";
    const string DropEntry = "drop";

    /// <summary>Its one primary button, and the rest behind More.</summary>
    public static ActionsBlock For(ActionItem action, ProgramInfo program, ActionAskKind kind)
    {
        var about = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString();
        var move = new Option($"{MoveEntry}:{about}", (PlainText)"Change its date");
        return kind == ActionAskKind.Do
            ? new ActionsBlock(
                new Button(DoneAction, "Done") { Value = about, Style = ButtonStyle.Primary },
                new Button(DropAction, "Not doing") { Value = about },
                new OverflowMenu(MoreAction, move, new Option($"{HandOverEntry}:{about}", (PlainText)"Hand it over")))
            : new ActionsBlock(
                new Button(HandOverAction, "Hand it over") { Value = about, Style = ButtonStyle.Primary },
                new Button(DoneAction, "It is done") { Value = about },
                new OverflowMenu(MoreAction, move, new Option($"{DropEntry}:{about}", (PlainText)"Nobody does it")));
    }

    /// <summary>What whoever is asked to take it over can say.</summary>
    public static ActionsBlock Answers(ActionItem action, ProgramInfo program)
    {
        var about = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString();
        return new ActionsBlock(
            new Button(TakeOverAction, "I take it over") { Value = about, Style = ButtonStyle.Primary },
            new Button(DeclineAction, "I don't") { Value = about });
    }

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about] ? (entry, about) : (action.ActionId, action.Value);
        if (ActionRef.Parse(value) is not { } reference || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (reference.Program(installation), new UserId(payload.User.Id));
        ActionCommand? command = deed switch
        {
            DoneAction => new ActionCommand.Finish(actor),
            ReopenAction => new ActionCommand.Reopen(actor),
            TakeOverAction => new ActionCommand.TakeOver(actor),
            DeclineAction => new ActionCommand.Decline(actor),
            _ => null,
        };
        if (command is not null)
        {
            await ApplyAsync(payload, request, key, reference, command, ct);
        }
        else if (await FindAsync(key, reference.ActionId) is { } found)
        {
            var form = deed is HandOverAction or HandOverEntry ? ActionModals.HandOver(reference, found)
                : deed is DropAction or DropEntry ? ActionModals.Drop(reference, found)
                : ActionModals.Move(reference, found);
            await OpenAsync(payload, request, key, form, found, ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ActionRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, form) = (about.Program(installation), submission.View.CallbackId ?? "");
        var command = ActionModals.Read(form, new UserId(submission.User.Id), submission.View.State);
        return await inbox.OnceAsync(
            installation, request,
            async session => await desk.ApplyAsync(session, key, about.ActionId, command) is Outcome<ActionItem>.Refused refused
                ? ViewAck.Error(ActionModals.BlockOf(form, refused.Why), ActionWords.Refused(refused.Why, await programs.CurrentAsync(session, key)).Plain)
                : ViewAck.Clear,
            ct);
    }

    async Task ApplyAsync(BlockActions payload, SlackRequest request, ProgramKey key, ActionRef reference, ActionCommand command, CancellationToken ct)
    {
        var outcome = await inbox.FirstTimeAsync(key, request, session => desk.ApplyAsync(session, key, reference.ActionId, command), ct);
        var said = outcome switch
        {
            Outcome<ActionItem>.Refused refused => ActionWords.Refused(refused.Why, await programs.LatestAsync(key)),
            Outcome<ActionItem>.Ignored => ClickReply.SoAlready,

            // A list does not change by itself: the click is answered beside it.
            Outcome<ActionItem>.Changed { State: { IsOpen: false } done } when payload.Message is null && payload.View is not { Type: "home" } => Mrkdwn.Of($"Done: {done.Text}").Shortened(600),
            _ => Mrkdwn.Empty,
        };
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }
    }

    async Task OpenAsync(
        BlockActions payload, SlackRequest request, ProgramKey key, ModalView form, ActionItem action, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        var context = new RuleContext(clock.GetCurrentInstant(), program.Roster, program.Calendar);
        Refusal? refusal = !ActionWorkflow.MayChange(action, new UserId(payload.User.Id), context) ? new ActionRefusal.NotYours(action.Owner, action.GivenBy)
            : action.IsOpen ? null
            : new ActionRefusal.AlreadyDone(action.DoneBy);
        if (refusal is not null)
        {
            await reply.SayAsync(payload, request, ActionWords.Refused(refusal, program), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, form, ct);
        }
    }

    Task<ActionItem?> FindAsync(ProgramKey key, Guid id) => database.ReadAsync(async db => await db.Actions.SingleOrDefaultAsync(
        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id) is { } row ? ActionDesk.StateOf(row) : null);
}
