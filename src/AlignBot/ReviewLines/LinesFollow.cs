using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.ReviewLines;

/// <summary>Records were read: the cards of meetings that are about to begin or running say what they show.</summary>
sealed class LinesFollow(Moments moments) : IFollow<RecordsTaken>
{
    public ValueTask FollowAsync(Session session, RecordsTaken moment) => moments.TellAsync(session,
        new MeetingPartChanged(moment.Program));
}
