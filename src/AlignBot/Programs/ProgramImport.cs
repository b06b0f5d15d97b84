using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Programs;

/// <summary>Applies a program file: all of it or nothing, and nothing at all when it says what it said before.</summary>
/// <remarks>What the file declared last is kept. Only what it declares differently now is applied: a path, a role or a function that was changed
/// in Slack meanwhile stays, however often the bot starts with the same file. What a section says is the matter of its feature.</remarks>
sealed class ProgramImport(
    IDatabase database, InstallationDirectory installations, IEnumerable<SectionInOrder> sections, IEnumerable<IProgramChannels> others, Moments moments,
    ILogger<ProgramImport> log)
{
    public async Task<ProgramKey> ApplyAsync(ProgramFile file, CancellationToken cancellation = default)
    {
        var installation = await installations.KeepAsync(enterpriseId: "", file.Workspace);
        return await database.WriteAsync(WorkPriority.Import, session => ApplyAsync(session, installation, file), cancellation);
    }

    /// <summary>Applies a file to a program that stands, for somebody who has read what it would change. What it changed.</summary>
    /// <exception cref="ProgramGoneException">The file is of another program, or of none.</exception>
    public async ValueTask<IReadOnlyList<FilePartChange>> ApplyAsync(Session session, ProgramKey key, ProgramFile file, UserId by)
    {
        if (!await session.Db.Programs.AnyAsync(row => row.InstallationId == key.InstallationId && row.Id == key.ProgramId && row.ChannelId == file.Channel))
        {
            throw new ProgramGoneException(key);
        }

        IReadOnlyList<FilePartChange> told = [];
        await ApplyAsync(session, key.InstallationId, file, by, change => told = Told(change));
        return told;
    }

    /// <summary>What a file would change of a program that stands: it is applied, read, and undone.</summary>
    public async Task<IReadOnlyList<FilePartChange>> PreviewAsync(ProgramKey key, ProgramFile file, UserId by, CancellationToken cancellation = default)
    {
        try
        {
            return await database.WriteAsync<IReadOnlyList<FilePartChange>>(
                WorkPriority.Import, async session => throw new PreviewedException(await ApplyAsync(session, key, file, by)), cancellation);
        }
        catch (PreviewedException previewed)
        {
            return previewed.Told;
        }
    }

    static IReadOnlyList<FilePartChange> Told(ProgramFileChange change) =>
        change is { IsChanged: true, Told: [] } ? [new FilePartChange("Rest", "Something changes that there are no words for")] : change.Told;

    async ValueTask<ProgramKey> ApplyAsync(Session session, int installation, ProgramFile written, UserId? by = null, Action<ProgramFileChange>? then = null)
    {
        // A channel that goes by another id since the file was written is the same channel, and the program the same program.
        var moved = await MovedChannels.ReadAsync(session.Db, installation);
        var file = moved.Follow(written, others);
        if (file.Channel != written.Channel)
        {
            log.LogWarning("The program file's channel {Old} is an old id: Slack calls the channel {New} now. Write that into the file.", written.Channel, file.Channel);
        }

        var id = await session.Db.Programs
            .Where(row => row.InstallationId == installation && row.ChannelId == file.Channel).Select(row => (int?)row.Id).SingleOrDefaultAsync();
        if (id is null)
        {
            return await CreateAsync(session, installation, file);
        }

        // The head first: whoever changes the program at this moment in Slack is either before or after us.
        var key = new ProgramKey(installation, id.Value);
        await session.ProgramAsync(key);
        var program = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        var declared = file.ToJson();
        if (program.Declared == declared)
        {
            return key;
        }

        var last = program.Declared is { } said ? moved.Follow(file.LastDeclared(said), others) : null;
        program.Declared = declared;
        var change = new ProgramFileChange(session, program, file, last, await ProgramRows.ReadAsync(session.Connection, key)) { By = by };
        if (last?.Name != file.Name && program.Name != file.Name)
        {
            change.Changed("Name", $"The program is called {file.Name} instead of {program.Name}");
            program.Name = file.Name;
        }

        await ApplyAsync(change, "program.changed");
        if (change.IsChanged)
        {
            await moments.TellAsync(session, new RosterChanged(key, RosterChange.File));
        }

        then?.Invoke(change);
        return key;
    }

    /// <summary>Makes the program of a file, unless its channel has one. People keep the names that they have in Slack.</summary>
    public async ValueTask<ProgramKey?> CreateAsync(Session session, int installation, ProgramFile file, bool namesAreSlacks)
    {
        if (await session.Db.Programs.AnyAsync(row => row.InstallationId == installation && row.ChannelId == file.Channel))
        {
            return null;
        }

        var key = await CreateAsync(session, installation, file);
        if (namesAreSlacks)
        {
            await session.SaveAsync();
            foreach (var row in await session.Db.Members.Where(row => row.InstallationId == installation && row.ProgramId == key.ProgramId).ToListAsync())
            {
                row.NameGiven = false;
            }
        }

        return key;
    }

    async ValueTask<ProgramKey> CreateAsync(Session session, int installation, ProgramFile file)
    {
        var program = new ProgramRow
        {
            InstallationId = installation,
            ChannelId = file.Channel,
            Name = file.Name,
            Settings = ProgramParts.None.Write(),
            Declared = file.ToJson(),
            HistoryHead = HistoryChain.Start,
            CreatedAt = session.Now,
        };
        session.Db.Programs.Add(program);
        await session.SaveAsync();
        var change = new ProgramFileChange(session, program, file, last: null, before: null);
        change.Changed();
        await ApplyAsync(change, "program.created");
        return change.Key;
    }

    /// <summary>Each section does its part, in their order; then the record says so; then what hangs on it is planned and told.</summary>
    async ValueTask ApplyAsync(ProgramFileChange change, string kind)
    {
        var session = change.Session;
        foreach (var section in sections.OrderBy(section => section.Order))
        {
            await section.Section.ApplyAsync(change);
        }

        await session.SaveAsync();
        if (change.IsChanged)
        {
            (await session.ProgramAsync(change.Key)).RosterChanged();
            await session.AppendHistoryAsync(change.Key, new HistoryEntry(kind, session.Now, change.By?.Value, null, change.Says.ToJsonString()));
        }

        await change.FinishAsync(await ProgramRows.ReadAsync(session.Connection, change.Key));
    }

    /// <summary>Undoes the unit of work that only looked.</summary>
    sealed class PreviewedException(IReadOnlyList<FilePartChange> told) : Exception
    {
        public IReadOnlyList<FilePartChange> Told => told;
    }
}
