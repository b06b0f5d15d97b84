using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Loops;
using AlignBot.Sources;

namespace AlignBot.SourceReadings;

/// <summary>A source whose settings are wrong stops the start: later nobody would know why a list does not come.</summary>
sealed class SourcesAtStart(SourceCatalog catalog) : IStartStep
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (catalog.Names.Contains(AccountList.FromFiles, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"Sources:{AccountList.FromFiles} can't be called so: a list from files that people hand in goes by that name. Give "
                    + $"the source another name.");
        }

        if (await catalog.ProblemsAsync() is [var first, ..])
        {
            throw new InvalidOperationException(first);
        }
    }
}
