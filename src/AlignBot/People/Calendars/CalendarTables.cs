using AlignBot.Domain;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People.Calendars;

/// <summary>The tables of this folder.</summary>
static class CalendarTables
{
    extension(AlignBotContext db)
    {
        public DbSet<AwayCalendarRow> AwayCalendars => db.Set<AwayCalendarRow>();
        public DbSet<AwayProposalRow> AwayProposals => db.Set<AwayProposalRow>();
    }

    public static IQueryable<AwayCalendarRow> Calendars(AlignBotContext db, ProgramKey key) =>
        db.AwayCalendars.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    public static IQueryable<AwayProposalRow> Proposals(AlignBotContext db, ProgramKey key) =>
        db.AwayProposals.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    public static IQueryable<AwayProposalRow> Proposals(AlignBotContext db, ProgramKey key, UserId user) => Proposals(db, key).Where(row => row.UserId == user.Value);
}
