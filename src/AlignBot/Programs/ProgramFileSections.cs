using AlignBot.Contracts;
using AlignBot.Engine.Features;

namespace AlignBot.Programs;

/// <summary>The sections that the features declare, for who reads a program file before there is a bot: the start, the doctor, a sandbox.</summary>
static class ProgramFileSections
{
    static readonly Lazy<IReadOnlyList<IProgramFileSection>> Declared = new(() =>
    {
        using var services = new ServiceCollection().AddFeatures(Features.All).BuildServiceProvider();
        return [.. services.GetServices<IProgramFileSection>().OrderBy(section => section.Order)];
    });

    /// <summary>In the order in which a file has them.</summary>
    public static IReadOnlyList<IProgramFileSection> All => Declared.Value;
}
