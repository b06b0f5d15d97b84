using AlignBot.Domain.Scoreboard.Readings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Ranks lags: the n-th of all, and never a mean, in which one signal that nobody answered would have no place.</summary>
static class LagRanks
{
    public static LagFigure Of(IEnumerable<SignalEpisode> episodes)
    {
        var all = episodes.ToList();
        var worked = all.Where(one => one.AnsweredAt is not null).Select(one => one.Worked).Order().ToList();
        var wall = all.Where(one => one.AnsweredAt is not null).Select(one => one.AnsweredAt!.Value - one.At).Order().ToList();
        var open = all.Where(one => one.AnsweredAt is null).ToList();
        var inTime = all.Count(one => one.State is EpisodeState.InTime);
        return new LagFigure
        {
            Count = all.Count,
            Median = Ranked(worked, all.Count, 50),
            NinetyPercent = Ranked(worked, all.Count, 90),
            MedianByWallClock = Ranked(wall, all.Count, 50),
            NinetyPercentByWallClock = Ranked(wall, all.Count, 90),
            InTime = new Ratio(inTime, inTime + all.Count(one => one.State is EpisodeState.Late)),
            Unanswered = open.Count,
            StillInTime = open.Count(one => one.State is EpisodeState.StillInTime),
            OldestUnanswered = open.Count == 0 ? null : open.Max(one => one.Worked),
        };
    }

    /// <summary>Nearest rank: the smallest that at least so many of a hundred do
    /// not exceed. Null where that one was never answered.</summary>
    static Duration? Ranked(List<Duration> answered, int count, int percent)
    {
        var rank = ((count * percent) + 99) / 100;
        return rank >= 1 && rank <= answered.Count ? answered[rank - 1] : null;
    }
}
