using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>Whether each source of the configuration can be read, and what of it should be mended.</summary>
sealed class SourceCheckup(SourceCatalog catalog, SourceSettings settings, TimeProvider time) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in catalog.Names)
        {
            var about = $"Source {name}";
            var (check, wrong) = await LookAsync(name, cancellation);
            if (wrong is not null)
            {
                yield return Finding.Wrong(about, wrong);
                continue;
            }

            foreach (var trouble in check!.Troubles)
            {
                yield return Finding.Wrong(about, trouble.Message);
            }

            foreach (var warning in check.Warnings)
            {
                yield return Finding.Note(about, warning);
            }

            if (check.Troubles.IsEmpty)
            {
                yield return Finding.Well(
                    about, $"It can be read{(check.Columns.IsEmpty ? "" : $"; {check.Columns.Length} columns of accounts are offered")}.");
            }
        }
    }

    async Task<(SourceCheck? Check, string? Wrong)> LookAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await using var source = catalog.Open(name);
            return (
                await source.CheckAsync(
                    new SourceRun(time, Duration.Min(settings.LongestReading(name), Duration.FromMinutes(1))), cancellation),
                null);
        }
        catch (SourceException refused)
        {
            return (null, refused.Message);
        }
    }
}
