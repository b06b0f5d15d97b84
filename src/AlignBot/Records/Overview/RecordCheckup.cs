using System.Runtime.CompilerServices;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records.Overview;

/// <summary>What was read last of each kind from each source, and what could not be.</summary>
sealed class RecordCheckup(IDatabase database, ProgramDirectory programs, RecordSources sources) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            db => db.RecordReadings.OrderBy(
                row => row.ProgramId).ThenBy(row => row.Source).ThenBy(row => row.Kind).ToListAsync(cancellation),
            cancellation);
        foreach (var of in rows.Where(row => row.Source != AccountList.FromFiles)
            .GroupBy(row => new ProgramKey(row.InstallationId, row.ProgramId)))
        {
            var program = await programs.LatestAsync(of.Key);
            var used = await database.ReadAsync(db => sources.OfAllAsync(db, of.Key), cancellation);
            foreach (var row in of.Where(row => row.Source == used[row.Kind]))
            {
                var about = $"{Capital.Of(RecordWords.Of(row.Kind))} of {row.Source} in {program.Name}";
                var read = row.AsOf is { } at ? $"{row.Rows:N0} read on {When.Written(at, program.Calendar.Zone)}." : "Not read whole yet.";
                yield return row.Trouble is { } trouble ? Finding.Wrong(about, $"{trouble} {read}") : Finding.Well(about, read);
            }
        }
    }
}
