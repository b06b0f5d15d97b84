using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Setup;

/// <summary>Says hello where the bot was invited, once.</summary>
sealed class SetupInvited(SetupLook look, SetupPosts posts, RequestInbox inbox) : IBotInvited, IFollow<ChannelMoved>
{
    public async Task InvitedAsync(int installationId, MemberJoinedChannelEvent e, SlackRequest request, CancellationToken ct)
    {
        // A category of some program has its threads there: that is what the bot was invited for.
        if (await look.OtherAsync(installationId, e.Channel) is not null)
        {
            return;
        }

        await inbox.OnceAsync(
            installationId, request,
            async session =>
            {
                var draft = await SetupStore.HoldAsync(session, installationId, e.Channel) ?? new SetupDraft { Channel = e.Channel, Subject = Guid.CreateVersion7() };
                if (!draft.HasCard)
                {
                    await SetupStore.SaveAsync(session, installationId, await posts.CardAsync(session, installationId, draft));
                }
            },
            ct);
    }

    /// <summary>The set-up goes with its channel.</summary>
    public async ValueTask FollowAsync(Session session, ChannelMoved moment)
    {
        if (await SetupStore.TakeAsync(session, moment.InstallationId, moment.From) is { } draft)
        {
            await SetupStore.SaveAsync(session, moment.InstallationId, draft with { Channel = moment.To });
        }
    }
}
