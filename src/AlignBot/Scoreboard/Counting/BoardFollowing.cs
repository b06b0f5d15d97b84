using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Scoreboard.Counting;

/// <summary>Reads the scoreboard where there is something to count that was not there: nobody waits for Monday to see the first figures.</summary>
sealed class BoardFollowing(BoardDesk desk) : IFollow<GroundChanged>
{
    // Where nothing is counted there is nothing to read.
    public async ValueTask FollowAsync(Session session, GroundChanged moment) => _ = await desk.ApplyAsync(session, moment.Program, new BoardCommand.GroundChanged());
}
