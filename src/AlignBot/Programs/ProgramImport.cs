using AlignBot.Contracts;
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

    async ValueTask<ProgramKey> ApplyAsync(Session session, int installation, ProgramFile written)
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
        var change = new ProgramFileChange(session, program, file, last, await ProgramRows.ReadAsync(session.Connection, key));
        if (last?.Name != file.Name && program.Name != file.Name)
        {
            program.Name = file.Name;
            change.Changed();
        }

        await ApplyAsync(change, "program.changed");
        if (change.IsChanged)
        {
            await moments.TellAsync(session, new RosterChanged(key, RosterChange.File));
        }

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
            await session.AppendHistoryAsync(change.Key, new HistoryEntry(kind, session.Now, null, null, change.Says.ToJsonString()));
        }

        await change.FinishAsync(await ProgramRows.ReadAsync(session.Connection, change.Key));
    }
}
