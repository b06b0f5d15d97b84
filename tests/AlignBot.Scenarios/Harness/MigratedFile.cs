using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Harness;

/// <summary>An SQLite file with this build's schema and nothing in it. It is migrated once in a run and copied for each world: migrations cost more than all the rest of a start.</summary>
static class MigratedFile
{
    static readonly Lazy<Task<byte[]>> Bytes = new(MakeAsync);

    public static async Task CopyToAsync(string file) => await File.WriteAllBytesAsync(file, await Bytes.Value);

    static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alignbot-migrated-");
        try
        {
            var file = Path.Combine(folder.FullName, "alignbot.db");
            var options = new DbContextOptionsBuilder<SqliteContext>()
                .UseSqlite($"Data Source={file};Pooling=False", sqlite => sqlite.MigrationsAssembly(DatabaseOptions.MigrationsAssembly))
                .Options;
            await using (var db = new SqliteContext(options, FeatureServices.ModelOf(Features.All)))
            {
                await db.Database.MigrateAsync();
            }

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
