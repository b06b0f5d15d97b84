using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Programs;

/// <summary>The tables by name.</summary>
/// <remarks>Inside an expression that EF translates, put the set into a variable first.</remarks>
public static class ProgramTables
{
    extension(AlignBotContext db)
    {
        public DbSet<ProgramRow> Programs => db.Set<ProgramRow>();
        public DbSet<MemberRow> Members => db.Set<MemberRow>();
        public DbSet<RoleRow> Roles => db.Set<RoleRow>();
        public DbSet<AbsenceRow> Absences => db.Set<AbsenceRow>();
    }
}
