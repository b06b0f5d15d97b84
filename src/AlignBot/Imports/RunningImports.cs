using AlignBot.Domain;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>
/// One file at a time is read for a program, whichever process does it: two at once would be compared with the same records, and one
/// thrown away.
/// </summary>
sealed class RunningImports(IDatabase database)
{
    /// <summary>Longer than any file takes. After it, what a killed process had in hand is over.</summary>
    static readonly Duration Lease = Duration.FromMinutes(10);

    const string Claim =
        """
        INSERT INTO imports (installation_id, program_id, user_id, file, claimed_until) VALUES (@installation, @program, @user, @file, @until)
        ON CONFLICT (installation_id, program_id) DO UPDATE SET user_id = excluded.user_id, file = excluded.file, claimed_until = excluded.claimed_until
        WHERE imports.claimed_until < @now
        """;

    const string End = "UPDATE imports SET claimed_until = 0 WHERE installation_id = @installation AND program_id = @program AND "
        + "claimed_until = @until";

    /// <summary>Until when it is this reading's; null where another is at it.</summary>
    public Task<Instant?> TryBeginAsync(ProgramKey key, UserId user, string file) => database.WriteAsync(
        WorkPriority.Person,
        async session =>
        {
            var until = Instant.FromUnixTimeMilliseconds((session.RealNow + Lease).ToUnixTimeMilliseconds());
            var claimed = await session.Statement(Claim, "@installation", "@program", "@user", "@file", "@until", "@now")
                .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, user.Value).Set(3, TextLimits.Cut(file, 255))
                .Set(4, until.ToUnixTimeMilliseconds()).Set(5, session.RealNow.ToUnixTimeMilliseconds())
                .ExecuteAsync();
            return claimed == 1 ? (Instant?)until : null;
        });

    /// <summary>It is over, however it ended.</summary>
    public Task EndAsync(ProgramKey key, Instant until) => database.WriteAsync(
        WorkPriority.Person,
        async session => await session.Statement(End, "@installation", "@program", "@until")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, until.ToUnixTimeMilliseconds()).ExecuteAsync());

    /// <summary>Whose file is being read; null for nobody's.</summary>
    public Task<(UserId User, string File)?> WhoAsync(ProgramKey key) => database.ReadAsync(async db =>
        await db.Set<ImportRow>().SingleOrDefaultAsync(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId) is { } row
            ? (new UserId(row.UserId), row.File)
            : ((UserId, string)?)null);
}
