using AlignBot.Engine.Programs;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>A program file with the channels' ids of today.</summary>
public static class FollowedChannels
{
    /// <param name="moved">By which ids channels go now.</param>
    /// <param name="file">The file as somebody wrote it.</param>
    /// <param name="others">Who knows the channels in its sections.</param>
    public static ProgramFile Follow(this MovedChannels moved, ProgramFile file, IEnumerable<IProgramChannels> others) => file with
    {
        Channel = moved.Now(file.Channel),
        Sections = others.Aggregate(file.Sections, (sections, other) => other.Moved(sections, moved.Now)),
    };
}
