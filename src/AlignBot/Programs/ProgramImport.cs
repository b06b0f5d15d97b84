using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignBot.Domain.People;
using AlignBot.History;
using AlignBot.Installations;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Programs;

/// <summary>Applies a program file: all of it or nothing, and nothing at all when it says what already holds.</summary>
sealed class ProgramImport(IDatabase database, InstallationDirectory installations)
{
    public async Task<ProgramKey> ApplyAsync(ProgramFile file, CancellationToken cancellation = default)
    {
        var installation = await installations.KeepAsync(enterpriseId: "", file.Workspace);
        return await database.WriteAsync(WorkPriority.Import, session => ApplyAsync(session, installation, file), cancellation);
    }

    static async ValueTask<ProgramKey> ApplyAsync(Session session, int installation, ProgramFile file)
    {
        var program = await session.Db.Programs.SingleOrDefaultAsync(
            row => row.InstallationId == installation && row.ChannelId == file.Channel);
        var isNew = program is null;
        var inForce = InForce(file, program);
        var settings = JsonSerializer.Serialize(inForce, RecordJson.Default.ProgramSettings);
        if (program is null)
        {
            program = new ProgramRow
            {
                InstallationId = installation,
                ChannelId = file.Channel,
                Name = file.Name,
                Settings = settings,
                HistoryHead = HistoryChain.Start,
                CreatedAt = session.Now,
            };
            session.Db.Programs.Add(program);
            await session.SaveAsync();
        }

        var key = new ProgramKey(installation, program.Id);
        var changed = isNew | program.Name != file.Name | program.Settings != settings;
        program.Name = file.Name;
        program.Settings = settings;
        changed |= await MembersAsync(session, key, file.Members);
        changed |= await RolesAsync(session, key, file.Roles);
        await session.SaveAsync();
        if (changed)
        {
            (await session.ProgramAsync(key)).RosterChanged();
            await session.AppendHistoryAsync(
                key,
                new HistoryEntry(
                    isNew ? "program.created" : "program.changed", session.Now, null, null,
                    JsonSerializer.Serialize(ProgramDeclared.Of(file, inForce), RecordJson.Default.ProgramDeclared)));
        }

        return key;
    }

    /// <summary>What the file declares, as the next version of what stands wherever it says something else: disputes are frozen under a version.</summary>
    static ProgramSettings InForce(ProgramFile file, ProgramRow? program)
    {
        if (program is null || JsonSerializer.Deserialize(program.Settings, RecordJson.Default.ProgramSettings) is not { } standing)
        {
            return new ProgramSettings(file.Calendar, file.Path);
        }

        var calendar = file.Calendar with { Version = standing.Calendar.Version };
        var path = file.Path with { Version = standing.Path.Version };
        return new ProgramSettings(
            SaysTheSame(calendar, standing.Calendar, RecordJson.Default.WorkingCalendar) ? calendar : calendar with { Version = calendar.Version + 1 },
            SaysTheSame(path, standing.Path, RecordJson.Default.EscalationPath) ? path : path with { Version = path.Version + 1 });
    }

    static bool SaysTheSame<T>(T one, T other, JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(one, type) == JsonSerializer.Serialize(other, type);

    static async Task<bool> MembersAsync(Session session, ProgramKey key, IReadOnlyList<Member> declared)
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

            row.DisplayName = member.DisplayName;
            row.TimeZone = member.TimeZone;
            row.Function = member.Function;
            row.Kind = member.Kind;
        }

        return session.Db.ChangeTracker.HasChanges();
    }

    static async Task<bool> RolesAsync(Session session, ProgramKey key, IReadOnlyList<RoleHolding> declared)
    {
        var rows = await session.Db.Roles
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.Role);
        foreach (var holding in declared)
        {
            if (!rows.Remove(holding.Role, out var row))
            {
                row = new RoleRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    Role = holding.Role,
                    HolderId = holding.Holder.Value,
                };
                session.Db.Roles.Add(row);
            }

            row.HolderId = holding.Holder.Value;
            row.DeputyId = holding.Deputy?.Value;
            row.DeputyFrom = holding.DeputyFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            row.DeputyTo = holding.DeputyTo?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        }

        session.Db.Roles.RemoveRange(rows.Values);
        return session.Db.ChangeTracker.HasChanges();
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
