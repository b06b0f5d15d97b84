using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Disputes;

/// <summary>The threads of disputes follow their channel.</summary>
sealed class DisputeChannels : IFollow<ChannelMoved>
{
    public async ValueTask FollowAsync(Session session, ChannelMoved moment) => await session
        .Statement("UPDATE disputes SET channel_id = @to WHERE installation_id = @installation AND channel_id = @from", "@to", "@installation", "@from")
        .Set(0, moment.To).Set(1, moment.InstallationId).Set(2, moment.From).ExecuteAsync();
}
