using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Setup;

/// <summary>Opens the walk: at once, with the page that says that Slack is being asked; what comes of it follows there.</summary>
sealed class SetupOpener(SetupLook look, SetupPreview preview, FormOpener forms, ILogger<SetupOpener> log)
{
    /// <summary>True when it is open.</summary>
    public async Task<bool> OpenAsync(int installationId, string channel, UserId actor, string? triggerId, SlackRequest request, CancellationToken ct)
    {
        if (await forms.OpenAsync(request.Workspace, triggerId, SetupPages.Looking(channel), ct) is not { } open)
        {
            return false;
        }

        Follow(installationId, channel, actor, open, request);
        return true;
    }

    /// <summary>Looks again in the page that lies open. Returns at once.</summary>
    public void Follow(int installationId, string channel, UserId actor, ReceivedView open, SlackRequest request) => _ = FollowAsync(installationId, channel, actor, open, request);

    async Task FollowAsync(int installationId, string channel, UserId actor, ReceivedView open, SlackRequest request)
    {
        try
        {
            var seen = await look.LookAsync(installationId, request.Workspace, channel, actor, [], CancellationToken.None);
            var page = seen.Draft is { } draft ? Page(request, draft, actor) : SetupPages.Says(channel, seen.Why, seen.CanLookAgain);
            await forms.TryUpdateAsync(request.Workspace, new ReceivedView { Id = open.Id }, page, CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The set-up of {Channel} could not be shown.", channel);
            var page = SetupPages.Says(channel, Mrkdwn.Of($"AlignBot could not look at the channel just now. What was entered is kept; look again in a moment."), canLookAgain: true);
            await forms.TryUpdateAsync(request.Workspace, new ReceivedView { Id = open.Id }, page, CancellationToken.None);
        }
    }

    /// <summary>Where somebody goes on: at the first step that nobody has left by 'Next', else at the preview.</summary>
    public ModalView Page(SlackRequest request, SetupDraft draft, UserId actor) =>
        SetupSteps.All.FirstOrDefault(step => draft.Steps.GetValueOrDefault(step.Key) is not { IsDone: true }) is { } step
            ? SetupPages.Step(draft, step, actor)
            : preview.Page(request.Workspace.TeamId ?? "", draft, actor);
}
