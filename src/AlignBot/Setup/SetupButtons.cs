using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Setup;

/// <summary>'Set up', 'Look again', 'Back', 'Change', and every choice in a field: what was entered is kept before the page changes.</summary>
sealed class SetupButtons(
    InstallationDirectory installations, SetupStore store, SetupDesk desk, SetupOpener opener, SetupPreview preview, FormOpener forms, ClickReply reply, RequestInbox inbox) : IActionHandler
{
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var actor = new UserId(payload.User.Id);
        if (action.ActionId == SetupPages.OpenAction)
        {
            if (SetupRef.Parse(action.Value)?.Channel is { } channel && !await opener.OpenAsync(installation, channel, actor, payload.TriggerId, request, ct))
            {
                await reply.SayAsync(payload, request, ClickReply.PressAgain, ct);
            }
        }
        else if (payload.View is { } view && SetupRef.Parse(view.PrivateMetadata) is { } about)
        {
            if (action.ActionId == SetupPages.LookAction)
            {
                opener.Follow(installation, about.Channel, actor, view, request);
            }
            else
            {
                await GoAsync(payload, action, view, about, installation, request, ct);
            }
        }

        return ActionAck.Nothing;
    }

    async Task GoAsync(BlockActions payload, BlockAction action, ReceivedView view, SetupRef about, int installation, SlackRequest request, CancellationToken ct)
    {
        var (actor, workspace) = (new UserId(payload.User.Id), request.Workspace.TeamId ?? "");
        SetupSaved? kept;
        if (SetupSteps.Find(about.Step) is { } here)
        {
            // A repeat shows the page once more; what it kept is kept.
            kept = await inbox.FirstTimeAsync(
                installation, request,
                session => desk.SaveAsync(session, installation, about, here, actor, SetupPages.Read(here, view.State).ToList(), isDone: false, _ => new Dictionary<string, string>()), ct);
            if (kept is SetupSaved.ChangedMeanwhile other)
            {
                await forms.TryUpdateAsync(request.Workspace, view, SetupPages.Step(other.Typed, here, actor, other.Note), ct);
                return;
            }
        }
        else
        {
            kept = await store.FindAsync(installation, about.Channel) is { } draft ? new SetupSaved.Kept(draft) : new SetupSaved.Gone();
        }

        if (action.ActionId == SetupPages.ValueAction)
        {
            return;
        }

        if (kept is null or SetupSaved.Kept)
        {
            if ((kept as SetupSaved.Kept)?.Draft is { } draft && draft.Lets(actor))
            {
                await forms.TryUpdateAsync(
                    request.Workspace, view, SetupSteps.Find(action.Value ?? "") is { } step ? SetupPages.Step(draft, step, actor) : preview.Page(workspace, draft, actor), ct);
            }
        }
        else
        {
            await forms.TryUpdateAsync(request.Workspace, view, SetupPages.Says(about.Channel, SetupForms.WhyNot(kept), canLookAgain: true), ct);
        }
    }
}
