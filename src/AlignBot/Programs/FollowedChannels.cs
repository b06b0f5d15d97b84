using AlignBot.Contracts;
using AlignBot.Engine.Programs;

namespace AlignBot.Programs;

/// <summary>A program file with the channels' ids of today.</summary>
static class FollowedChannels
{
    public static ProgramFile In(this ProgramFile file, MovedChannels moved) => file with
    {
        Channel = moved.Now(file.Channel),
        Path = file.Path.Categories.Any(category => category.Channel is { } id && moved.Now(id) != id)
            ? file.Path with { Categories = [.. file.Path.Categories.Select(category => category.Channel is { } id ? category with { Channel = moved.Now(id) } : category)] }
            : file.Path,
    };
}
