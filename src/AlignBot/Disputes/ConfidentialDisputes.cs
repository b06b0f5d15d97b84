using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Who reads what belongs to a category with a channel of its own: those who have a part in the dispute, and those who run the program.</summary>
/// <remarks>Who is in that channel is not asked of Slack: being invited to it gives a thread to read, not the record.</remarks>
static class ConfidentialDisputes
{
    /// <summary>What the reader may read of these.</summary>
    public static IQueryable<DisputeRow> ReadableBy(this IQueryable<DisputeRow> rows, AlignBotContext db, ProgramInfo program, UserId reader, Instant now) =>
        program.ReadsAll(reader, now)
            ? rows
            : rows.Where(row => row.ChannelId == program.ChannelId || db.Set<DisputePersonRow>().Any(person => person.InstallationId == row.InstallationId
                && person.ProgramId == row.ProgramId && person.UserId == reader.Value && person.DisputeId == row.Id));

    /// <summary>What may be said before everybody.</summary>
    public static IQueryable<DisputeRow> Public(this IQueryable<DisputeRow> rows, ProgramInfo program) => rows.Where(row => row.ChannelId == program.ChannelId);
}
