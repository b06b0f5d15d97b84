using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Engine.Programs;

/// <summary>Reads a program with its people in a handful of statements; a start does without EF this way.</summary>
public static class ProgramRows
{
    const string SelectProgram =
        "SELECT channel_id, name, roster_version, settings FROM programs WHERE id = @program AND installation_id = @installation";

    const string SelectVersion = "SELECT roster_version FROM programs WHERE id = @program AND installation_id = @installation";

    const string SelectMembers =
        """
        SELECT user_id, display_name, function, time_zone, kind, is_active, in_channel FROM members
        WHERE program_id = @program AND installation_id = @installation
        """;

    const string SelectRoles =
        """
        SELECT role, holder_id, deputy_id, deputy_from, deputy_to FROM roles
        WHERE program_id = @program AND installation_id = @installation
        """;

    const string SelectAbsences =
        "SELECT user_id, from_day, to_day, note FROM absences WHERE program_id = @program AND installation_id = @installation ORDER BY from_day, user_id";

    /// <exception cref="ProgramGoneException">There is no such program.</exception>
    public static async ValueTask<ProgramInfo> ReadAsync(Connection connection, ProgramKey key)
    {
        // The version comes first. Where somebody commits between two of these statements, newer people then stand under an older version, which
        // the next look finds out of date; older people under a newer version would be believed until the next change.
        if (await Of(connection, SelectProgram, key).QueryAsync(row => (Channel: row.String(0), Name: row.String(1), Version: row.Int32(2), Settings: row.String(3)))
            is not [var program])
        {
            throw new ProgramGoneException(key);
        }

        var members = await Of(connection, SelectMembers, key).QueryAsync(Member);
        var roles = await Of(connection, SelectRoles, key).QueryAsync(Holding);
        var absences = await Of(connection, SelectAbsences, key).QueryAsync(Absence);
        return new ProgramInfo(
            key, program.Channel, program.Name, program.Version, new Roster { Members = [.. members], Roles = [.. roles], Absences = [.. absences] },
            ProgramParts.Read(program.Settings));
    }

    /// <summary>Which state of the program's rows is in force; -1 when there is no such program.</summary>
    public static async ValueTask<int> VersionAsync(Connection connection, ProgramKey key) =>
        await Of(connection, SelectVersion, key).QueryAsync(row => row.Int32(0)) is [var version] ? version : -1;

    static Statement Of(Connection connection, string sql, ProgramKey key) =>
        connection.Statement(sql, "@program", "@installation").Set(0, key.ProgramId).Set(1, key.InstallationId);

    static Member Member(IRow row) => new()
    {
        User = new UserId(row.String(0)),
        DisplayName = row.String(1),
        Function = row.StringOrNull(2) is { } function ? Enum.Parse<Function>(function) : null,
        TimeZone = row.StringOrNull(3),
        Kind = Enum.Parse<MemberKind>(row.String(4)),
        IsActive = row.Boolean(5),
        InChannel = row.Boolean(6),
    };

    static RoleHolding Holding(IRow row) => new()
    {
        Role = Enum.Parse<Role>(row.String(0)),
        Holder = new UserId(row.String(1)),
        Deputy = row.StringOrNull(2) is { } deputy ? new UserId(deputy) : null,
        DeputyFrom = Date(row.StringOrNull(3)),
        DeputyTo = Date(row.StringOrNull(4)),
    };

    static Absence Absence(IRow row) => new()
    {
        User = new UserId(row.String(0)),
        From = LocalDatePattern.Iso.Parse(row.String(1)).GetValueOrThrow(),
        To = LocalDatePattern.Iso.Parse(row.String(2)).GetValueOrThrow(),
        Note = row.StringOrNull(3),
    };

    static LocalDate? Date(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
