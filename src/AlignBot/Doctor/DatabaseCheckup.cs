using System.Data.Common;
using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Storage;

namespace AlignBot.Doctor;

/// <summary>Whether the record can be read, is of this build, and has room to grow.</summary>
sealed class DatabaseCheckup(IDatabase database, DatabaseOptions options) : ICheckup
{
    const long Room = 200L * 1024 * 1024;

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var file = options.File;
        yield return file is not null && !File.Exists(file)
            ? Missing(file)
            : await SchemaAsync(file ?? "PostgreSQL", cancellation);
        if (file is not null && Path.GetDirectoryName(file) is { } folder && Directory.Exists(folder)
            && new DriveInfo(folder).AvailableFreeSpace is var free and < Room)
        {
            yield return Finding.Wrong("Disk", $"Only {free / 1024 / 1024} MB are free where {file} lies. Make room: a full disk stops the bot.");
        }
    }

    /// <summary>Whether what is in it can be looked at. Where not, this checkup says why.</summary>
    public async Task<bool> CanBeReadAsync(CancellationToken cancellation)
    {
        try
        {
            return (options.File is not { } file || File.Exists(file)) && await database.IsMigratedAsync(cancellation);
        }
        catch (DbException)
        {
            return false;
        }
    }

    static Finding Missing(string file) => Directory.Exists(Path.GetDirectoryName(file))
        ? Finding.Note("Database", $"There is no {file} yet; the first start makes it.")
        : Finding.Wrong("Database", $"The folder of {file} does not exist. Make it, or name another file in ConnectionStrings:AlignBot.");

    async Task<Finding> SchemaAsync(string where, CancellationToken cancellation)
    {
        try
        {
            return await database.IsMigratedAsync(cancellation)
                ? Finding.Well("Database", $"{where}, of this build's schema.")
                : Finding.Note("Database", $"{where} is not of this build's schema yet. 'migrate' brings it there; a start does so, too.");
        }
        catch (DbException failure)
        {
            return Finding.Wrong("Database", $"{where} can't be read: {failure.Message.TrimEnd('.')}. Look at ConnectionStrings:AlignBot.");
        }
    }
}
