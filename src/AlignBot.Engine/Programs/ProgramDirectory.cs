using System.Collections.Concurrent;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Programs;

/// <summary>Finds programs and the people in them without asking Slack, from memory where it can.</summary>
/// <remarks>What is remembered is checked against the program row's version inside each unit of work, so that a change made by another
/// replica is seen by the first request after it.</remarks>
public sealed class ProgramDirectory(IDatabase database)
{
    readonly ConcurrentDictionary<(int Installation, string Channel), ProgramKey> keys = new();
    readonly ConcurrentDictionary<ProgramKey, ProgramInfo> programs = new();

    /// <summary>The program of a channel; null when the channel has none.</summary>
    public async ValueTask<ProgramKey?> FindAsync(int installationId, string channelId)
    {
        if (keys.TryGetValue((installationId, channelId), out var known))
        {
            return known;
        }

        var found = await database.LookUpAsync(connection => connection
            .Statement("SELECT id FROM programs WHERE installation_id = @installation AND channel_id = @channel", "@installation", "@channel")
            .Set(0, installationId).Set(1, channelId).QueryAsync(row => row.Int32(0)));
        return found is [var id] ? keys[(installationId, channelId)] = new ProgramKey(installationId, id) : null;
    }

    /// <summary>The program is gone: its channel has none.</summary>
    public void Forget(ProgramKey key)
    {
        programs.TryRemove(key, out _);
        foreach (var (channel, _) in keys.Where(known => known.Value == key))
        {
            keys.TryRemove(channel, out _);
        }
    }

    /// <summary>Every program of an installation that a person is a member of.</summary>
    public async Task<List<ProgramKey>> OfMemberAsync(int installationId, string userId)
    {
        // Put in order here: asked for in order, SQLite walks every member of the installation along the primary key instead of the index by user.
        var theirs = await database.ReadAsync(db => db.Members
            .Where(row => row.InstallationId == installationId && row.UserId == userId && row.IsActive && row.InChannel)
            .Select(row => new ProgramKey(row.InstallationId, row.ProgramId))
            .ToListAsync());
        return [.. theirs.OrderBy(key => key.ProgramId)];
    }

    /// <summary>The programs of an installation that a person is a member of, as they stand now, and in which they may do something.</summary>
    public async Task<List<ProgramInfo>> OfMemberAsync(int installationId, UserId user, Func<Roster, bool> may)
    {
        var theirs = new List<ProgramInfo>();
        foreach (var key in await OfMemberAsync(installationId, user.Value))
        {
            if (await LatestAsync(key) is var program && may(program.Roster))
            {
                theirs.Add(program);
            }
        }

        return theirs;
    }

    /// <summary>The program as it is now, inside a unit of work that holds its head.</summary>
    /// <exception cref="ProgramGoneException">It was deleted; this process has forgotten it.</exception>
    public async ValueTask<ProgramInfo> CurrentAsync(Session session, ProgramKey key)
    {
        var head = await OfOneThatIsThereAsync(key, async () => await session.ProgramAsync(key));
        if (programs.TryGetValue(key, out var known) && known.RosterVersion == head.RosterVersion)
        {
            return known;
        }

        // The head is written last: what this unit changed so far stands in the rows already, its version only in the head.
        var loaded = await ProgramRows.ReadAsync(session.Connection, key) with { RosterVersion = head.RosterVersion };
        session.AfterCommit(() => programs[key] = loaded);
        return loaded;
    }

    /// <summary>The program for showing it: as it stands now, outside of any unit of work.</summary>
    /// <exception cref="ProgramGoneException">It was deleted; this process has forgotten it.</exception>
    public Task<ProgramInfo> LatestAsync(ProgramKey key) => OfOneThatIsThereAsync(key, () => database.LookUpAsync(async connection =>
        programs.TryGetValue(key, out var known) && known.RosterVersion == await ProgramRows.VersionAsync(connection, key)
            ? known
            : programs[key] = await ProgramRows.ReadAsync(connection, key)));

    /// <summary>Another process may have deleted it: its channel has none then, or another.</summary>
    async Task<T> OfOneThatIsThereAsync<T>(ProgramKey key, Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (ProgramGoneException)
        {
            Forget(key);
            throw;
        }
    }
}
