using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Since when a program is there: before it nothing can have happened in it.</summary>
static class ProgramBegan
{
    /// <summary>Business time at which it was set up.</summary>
    public static Task<Instant> AtAsync(AlignBotContext db, ProgramKey program) => db.Programs
        .Where(row => row.InstallationId == program.InstallationId && row.Id == program.ProgramId).Select(row => row.CreatedAt).SingleAsync();
}
