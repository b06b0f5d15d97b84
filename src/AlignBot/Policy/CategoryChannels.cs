using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;

namespace AlignBot.Policy;

/// <summary>The channels that categories have for themselves.</summary>
sealed class CategoryChannels : IProgramChannels
{
    public IEnumerable<ProgramChannel> Of(EscalationPath path) =>
        path.Categories.Where(category => category.Channel is not null).Select(category => new ProgramChannel(category.Channel!, category.Name));
}
