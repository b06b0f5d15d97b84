using AlignBot.Engine.Loops;
using AlignBot.Sources;

namespace AlignBot.SourceReadings;

/// <summary>A source whose settings are wrong stops the start: later nobody would know why a list does not come.</summary>
sealed class SourcesAtStart(SourceCatalog catalog) : IStartStep
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await catalog.ProblemsAsync() is [var first, ..])
        {
            throw new InvalidOperationException(first);
        }
    }
}
