using System.Runtime.CompilerServices;
using AlignBot.Domain.People;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People.Roles;

/// <summary>Whether each program has an accountable executive and an operating lead who are still there.</summary>
sealed class RolesCheckup(IDatabase database, Migrator migrator, DatabaseOptions options, ProgramDirectory programs, IClock clock) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!await IsReadableAsync(cancellation))
        {
            yield break; // said by who looks at the database
        }

        var keys = await database.ReadAsync(db => db.Programs.OrderBy(row => row.Id).Select(row => new { row.InstallationId, row.Id }).ToListAsync(cancellation), cancellation);
        foreach (var key in keys)
        {
            var program = await programs.LatestAsync(new ProgramKey(key.InstallationId, key.Id));
            var vacant = Vacancies.Of(program.Roster, clock.GetCurrentInstant());
            if (!vacant.IsEmpty)
            {
                yield return Finding.Wrong("Roles", $"{program.Name} has no {Names.Join([.. vacant.Select(Names.Of)], " and no ")}. `/align members` gives the role; where nobody is left who may, the program file does.");
            }
        }
    }

    async Task<bool> IsReadableAsync(CancellationToken cancellation)
    {
        if (options.File is { } file && !File.Exists(file))
        {
            return false;
        }

        try
        {
            return await migrator.IsMigratedAsync(cancellation);
        }
        catch (Exception failure) when (failure is ForeignSchemaException || StorageTrouble.Say(failure, options) is not null)
        {
            return false;
        }
    }
}
