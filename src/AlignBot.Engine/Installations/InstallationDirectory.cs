using System.Collections.Concurrent;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>Translates between Slack's workspaces and our installation ids.</summary>
public sealed class InstallationDirectory(IDatabase database)
{
    const string Columns = "id, enterprise_id, team_id, bot_user_id, bot_id, installed_at";
    const string SelectById = $"SELECT {Columns} FROM installations WHERE id = @id";
    const string SelectByTeam = $"SELECT {Columns} FROM installations WHERE team_id = @id";
    const string SelectByEnterprise = $"SELECT {Columns} FROM installations WHERE team_id = '' AND enterprise_id = @id";

    const string Back = "UPDATE installations SET removed_at = NULL WHERE id = @id AND removed_at IS NOT NULL";

    readonly ConcurrentDictionary<WorkspaceKey, int> ids = new();
    readonly ConcurrentDictionary<int, InstallationRow> rows = new();

    /// <summary>The installation of a workspace; null when the bot is not installed there.</summary>
    public async ValueTask<int?> FindAsync(WorkspaceKey workspace)
    {
        if (ids.TryGetValue(workspace, out var known))
        {
            return known;
        }

        // A workspace of an organisation is known by its own id; only an organisation-wide install goes by the organisation's.
        var team = workspace.TeamId ?? "";
        var enterprise = workspace.EnterpriseId ?? "";
        var found = await database.LookUpAsync(connection => connection
            .Statement(team.Length > 0 ? SelectByTeam : SelectByEnterprise, "@id").Set(0, team.Length > 0 ? team : enterprise)
            .QueryAsync(Read));
        if (found is not [var row, ..])
        {
            return null;
        }

        rows[row.Id] = row;
        return ids[workspace] = row.Id;
    }

    /// <summary>The installation that serves a workspace: its own, else its organisation's. For what names a workspace whichever of both it is about.</summary>
    public async ValueTask<int?> FindServingAsync(WorkspaceKey workspace) => await FindAsync(workspace)
        ?? (workspace is { EnterpriseId: { } organisation, TeamId: not null } ? await FindAsync(new WorkspaceKey(organisation, TeamId: null)) : null);

    /// <summary>The workspace of an installation.</summary>
    public async ValueTask<WorkspaceKey> WorkspaceAsync(int installationId) => (await RowAsync(installationId)).Workspace;

    /// <summary>The installation with what is known of the bot's own user.</summary>
    public async ValueTask<InstallationRow> RowAsync(int installationId) =>
        rows.TryGetValue(installationId, out var known)
            ? known
            : rows[installationId] =
                (await database.LookUpAsync(connection => connection.Statement(SelectById, "@id").Set(0, installationId).QueryAsync(Read))).Single();

    public Task<List<InstallationRow>> AllAsync() => database.ReadAsync(db => db.Installations.OrderBy(row => row.Id).ToListAsync());

    /// <summary>Adds an installation, or completes one with what auth.test said of the bot.</summary>
    public async Task<int> KeepAsync(string enterpriseId, string teamId, string? botUserId = null, string? botId = null) =>
        await database.WriteAsync(WorkPriority.Person, session => KeepAsync(session, enterpriseId, teamId, botUserId, botId));

    /// <summary>The same within a unit of work.</summary>
    public async ValueTask<int> KeepAsync(Session session, string enterpriseId, string teamId, string? botUserId = null, string? botId = null)
    {
        var row = await session.Db.Installations.SingleOrDefaultAsync(row => row.TeamId == teamId && row.EnterpriseId == enterpriseId)
            ?? await session.Db.Installations.SingleOrDefaultAsync(row => row.TeamId == teamId && teamId != "");
        if (row is null)
        {
            row = new InstallationRow { EnterpriseId = enterpriseId, TeamId = teamId, InstalledAt = session.Now };
            session.Db.Installations.Add(row);
        }

        row.EnterpriseId = enterpriseId is "" ? row.EnterpriseId : enterpriseId;
        row.BotUserId = botUserId ?? row.BotUserId;
        row.BotId = botId ?? row.BotId;

        await session.SaveAsync();
        var id = row.Id;
        if (botUserId is not null)
        {
            await AnswersAsync(session, id);
        }

        session.AfterCommit(() =>
        {
            rows.TryRemove(id, out _);
            ids.Clear();
        });
        return id;
    }

    /// <summary>Slack has taken a call with the installation's token: the app is installed, whatever was said before.</summary>
    public static async ValueTask AnswersAsync(Session session, int installationId)
    {
        if (await session.Statement(Back, "@id").Set(0, installationId).ExecuteAsync() > 0)
        {
            await RecordAsync(session, installationId, new ProgramFact.AppBack());
        }
    }

    /// <summary>A line in the record of each of the installation's programs.</summary>
    public static async ValueTask RecordAsync(Session session, int installationId, ProgramFact fact)
    {
        var programs = await session.Db.Programs.Where(program => program.InstallationId == installationId).OrderBy(program => program.Id)
            .Select(program => new ProgramKey(program.InstallationId, program.Id)).ToListAsync();
        foreach (var key in programs)
        {
            await ProgramLedger.RecordAsync(session, key, fact);
        }
    }

    static InstallationRow Read(IRow row) => new()
    {
        Id = row.Int32(0),
        EnterpriseId = row.String(1),
        TeamId = row.String(2),
        BotUserId = row.StringOrNull(3),
        BotId = row.StringOrNull(4),
        InstalledAt = Instant.FromUnixTimeMilliseconds(row.Int64(5)),
    };
}
