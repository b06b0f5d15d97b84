using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Actions;

/// <summary>The questions that others ask of the follow-ups.</summary>
static class ActionQueries
{
    public static IQueryable<ActionRow> Open(AlignBotContext db, ProgramKey key) => db.Actions.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == ActionStatus.Open);

    public static IQueryable<ActionRow> NotDoing(AlignBotContext db, ProgramKey key) => db.Actions.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == ActionStatus.NotDoing);

    /// <summary>What is still open after its day: for the list, and for the next review's agenda.</summary>
    public static IQueryable<ActionRow> Overdue(AlignBotContext db, ProgramKey key, LocalDate today)
    {
        var iso = LocalDatePattern.Iso.Format(today);
        return Open(db, key).Where(row => string.Compare(row.DueOn, iso) < 0);
    }

    /// <summary>What may be said before everybody: a follow-up is as confidential as its decision.</summary>
    public static IQueryable<ActionRow> Public(this IQueryable<ActionRow> rows, AlignBotContext db, ProgramKey key, IDecisionRecord decisions)
    {
        var kept = decisions.Kept(db, key);
        return rows.Where(row => row.DecisionId == null || !kept.Contains(row.DecisionId.Value));
    }

    /// <summary>What somebody may read: also their own, and what follows from a dispute in which they have a part.</summary>
    public static IQueryable<ActionRow> ReadableBy(
        this IQueryable<ActionRow> rows, AlignBotContext db, ProgramInfo program, IDecisionRecord decisions, UserId reader, Instant now)
    {
        if (program.ReadsAll(reader, now))
        {
            return rows;
        }

        var kept = decisions.KeptFrom(db, program.Key, reader);
        return rows.Where(row => row.Owner == reader.Value || row.DecisionId == null || !kept.Contains(row.DecisionId.Value));
    }
}
