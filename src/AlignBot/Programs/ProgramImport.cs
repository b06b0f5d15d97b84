using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Programs;

/// <summary>Applies a program file: all of it or nothing, and nothing at all when it says what it said before.</summary>
/// <remarks>What the file declared last is kept. Only what it declares differently now is applied: a path, a role or a function that was changed
/// in Slack meanwhile stays, however often the bot starts with the same file.</remarks>
sealed class ProgramImport(
    IDatabase database, InstallationDirectory installations, ProgramLedger ledger, IDeclaredSeries series, IPlannedMeetings meetings,
    IChangeWords<EscalationPath> paths, IChangeWords<WorkingCalendar> calendars, Moments moments, ILogger<ProgramImport> log)
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
        var file = written.In(moved);
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
        var head = await session.ProgramAsync(key);
        var program = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        var declared = JsonSerializer.Serialize(file, ProgramFileJson.Default.ProgramFile);
        if (program.Declared == declared)
        {
            return key;
        }

        var last = program.Declared is null ? null : JsonSerializer.Deserialize(program.Declared, ProgramFileJson.Default.ProgramFile)?.In(moved);
        program.Declared = declared;
        var before = await ProgramRows.ReadAsync(session.Connection, key);
        var settings = Settings(file, last, before);
        var changed = last?.Name != file.Name && program.Name != file.Name;
        program.Name = last?.Name == file.Name ? program.Name : file.Name;
        program.Settings = JsonSerializer.Serialize(settings, ProgramJson.Default.ProgramSettings);
        changed |= await MembersAsync(session, key, file.Members, last?.Members ?? []);
        var roles = await RolesAsync(session, key, file.Roles, last?.Roles ?? []);
        var planned = await meetings.PlannedAsync(session, key);
        changed |= roles.Count > 0 || settings.Calendar.Version != before.Calendar.Version || settings.Path.Version != before.Path.Version;
        if (changed)
        {
            // Before the series: they are planned by what the file says of the calendar.
            head.RosterChanged();
            await RecordAsync(session, key, "program.changed", file, settings);
        }

        await series.DeclareAsync(session, key, file.Series);
        if (!changed)
        {
            return key;
        }

        var newCalendar = new CalendarChanged(key) { Planned = planned };
        if (settings.Calendar.Version != before.Calendar.Version)
        {
            await moments.TellAsync(session, newCalendar);
        }

        await AnnounceAsync(session, await ProgramRows.ReadAsync(session.Connection, key), before, roles, newCalendar.Moves);
        await moments.TellAsync(session, new RosterChanged(key, RosterChange.File));
        return key;
    }

    async ValueTask<ProgramKey> CreateAsync(Session session, int installation, ProgramFile file)
    {
        var settings = new ProgramSettings(file.Calendar, file.Path);
        var program = new ProgramRow
        {
            InstallationId = installation,
            ChannelId = file.Channel,
            Name = file.Name,
            Settings = JsonSerializer.Serialize(settings, ProgramJson.Default.ProgramSettings),
            Declared = JsonSerializer.Serialize(file, ProgramFileJson.Default.ProgramFile),
            HistoryHead = HistoryChain.Start,
            CreatedAt = session.Now,
        };
        session.Db.Programs.Add(program);
        await session.SaveAsync();
        var key = new ProgramKey(installation, program.Id);
        await MembersAsync(session, key, file.Members, []);
        await RolesAsync(session, key, file.Roles, []);
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await RecordAsync(session, key, "program.created", file, settings);
        await series.DeclareAsync(session, key, file.Series, tell: false);
        return key;
    }

    static ValueTask RecordAsync(Session session, ProgramKey key, string kind, ProgramFile file, ProgramSettings settings) =>
        session.AppendHistoryAsync(
            key, new HistoryEntry(kind, session.Now, null, null, JsonSerializer.Serialize(ProgramDeclared.Of(file, settings), ProgramFileJson.Default.ProgramDeclared)));

    async ValueTask AnnounceAsync(Session session, ProgramInfo now, ProgramInfo before, IEnumerable<ProgramFact.RoleGiven> roles, IReadOnlyList<string> moves)
    {
        if (now.Path.Version != before.Path.Version)
        {
            await ledger.AnnounceAsync(
                session, now, new ProgramFact.PathChanged(now.Path.Version, paths.Between(before.Path, now.Path, now.Roster), Note: null));
        }

        if (now.Calendar.Version != before.Calendar.Version)
        {
            var fact = new ProgramFact.CalendarChanged(now.Calendar.Version, calendars.Between(before.Calendar, now.Calendar, now.Roster), Note: null);
            await ProgramLedger.RecordAsync(session, now.Key, fact);
            await ledger.PostAsync(session, now, new ProgramNotice(fact, By: null) { Meetings = [.. moves] });
        }

        foreach (var role in roles)
        {
            await ledger.AnnounceAsync(session, now, role);
        }
    }

    /// <summary>What the file declares anew, as the next version of what stands wherever it says something else: disputes are frozen under a version.</summary>
    ProgramSettings Settings(ProgramFile file, ProgramFile? last, ProgramInfo standing)
    {
        var (calendar, path) = (standing.Calendar, standing.Path);
        if ((last is null || !calendars.Between(last.Calendar, file.Calendar, standing.Roster).IsEmpty) && !calendars.Between(calendar, file.Calendar, standing.Roster).IsEmpty)
        {
            calendar = file.Calendar with { Version = calendar.Version + 1 };
        }

        if ((last is null || !paths.Between(last.Path, file.Path, standing.Roster).IsEmpty) && !paths.Between(path, file.Path, standing.Roster).IsEmpty)
        {
            path = file.Path with { Version = path.Version + 1 };
        }

        return new ProgramSettings(calendar, path);
    }

    static async Task<bool> MembersAsync(Session session, ProgramKey key, IReadOnlyList<Member> declared, IReadOnlyList<Member> last)
    {
        var rows = await session.Db.Members
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.UserId);
        foreach (var member in declared)
        {
            if (!rows.Remove(member.User.Value, out var row))
            {
                row = new MemberRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    UserId = member.User.Value,
                    DisplayName = member.DisplayName,
                    IsActive = true,
                    InChannel = true,
                };
                session.Db.Members.Add(row);
            }
            else if (last.Contains(member))
            {
                continue;
            }

            row.Declare(member);
        }

        // Who is not named any more stays a member; their name is Slack's again.
        foreach (var row in rows.Values.Where(row => last.Any(member => member.User.Value == row.UserId)))
        {
            row.NameGiven = false;
        }

        return session.Db.ChangeTracker.Entries<MemberRow>().Any(entry => entry.State is EntityState.Added or EntityState.Modified);
    }

    static async Task<IReadOnlyList<ProgramFact.RoleGiven>> RolesAsync(
        Session session, ProgramKey key, IReadOnlyList<RoleHolding> declared, IReadOnlyList<RoleHolding> last)
    {
        var rows = await session.Db.Roles
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.Role);
        var given = new List<ProgramFact.RoleGiven>();
        foreach (var holding in declared)
        {
            var row = rows.GetValueOrDefault(holding.Role);
            if (row?.Holding == holding || row is not null && last.Contains(holding))
            {
                continue;
            }

            given.Add(new ProgramFact.RoleGiven(row?.Holding, holding));
            if (row is null)
            {
                row = new RoleRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Role = holding.Role, HolderId = holding.Holder.Value };
                session.Db.Roles.Add(row);
            }

            row.Take(holding);
        }

        return given;
    }
}

/// <summary>What the history says of a declared program.</summary>
sealed record ProgramDeclared(string Name, string Channel, int Members, IReadOnlyList<string> Roles, int PathVersion, int CalendarVersion)
{
    public static ProgramDeclared Of(ProgramFile file, ProgramSettings inForce) => new(
        file.Name, file.Channel, file.Members.Count,
        [.. file.Roles.Select(holding => $"{holding.Role}: {holding.Holder}")],
        inForce.Path.Version, inForce.Calendar.Version);
}
