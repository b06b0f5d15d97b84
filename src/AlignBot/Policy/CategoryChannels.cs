using AlignBot.Contracts;
using AlignBot.Engine.Programs;

namespace AlignBot.Policy;

/// <summary>The channels that categories have for themselves.</summary>
sealed class CategoryChannels : IProgramChannels
{
    public IEnumerable<ProgramChannel> Of(ProgramParts parts) =>
        parts.Of(ProgramRules.PathPart).Categories.Where(category => category.Channel is not null).Select(category => new ProgramChannel(category.Channel!, category.Name));

    public ProgramParts Moved(ProgramParts parts, Func<string, string> now)
    {
        var path = parts.Of(ProgramRules.PathPart);
        return path.Categories.Any(category => category.Channel is { } id && now(id) != id)
            ? parts.With(ProgramRules.PathPart, path with { Categories = [.. path.Categories.Select(category => category.Channel is { } id ? category with { Channel = now(id) } : category)] })
            : parts;
    }
}
