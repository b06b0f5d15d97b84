using AlignBot.Contracts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Audits;

/// <summary>What a quarter's audit found, for features that name it.</summary>
sealed class AuditOfQuarter(AuditDesk desk) : IAuditOfQuarter
{
    public async Task<FoundInQuarter> FindAsync(AlignBotContext db, ProgramInfo program, LocalDate first, LocalDate end, Instant now)
    {
        var (from, until) = (LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(end));
        var row = await AuditTables.Of(
            db, program.Key).FirstOrDefaultAsync(row => string.Compare(row.Quarter, from) >= 0 && string.Compare(row.Quarter, until) < 0);
        if (row is null)
        {
            var found = await desk.FoundAsync(db, program, AuditDates.Begins(first, program.Calendar), now);
            return new FoundInQuarter(Where: null, [.. found.Select(finding => new FoundAndOwned(finding, How: null))]);
        }

        var audit = await desk.AsOfNowAsync(db, program, AuditDesk.StateOf(row), now);
        return new FoundInQuarter(
            $"the audit of {audit.Name}, {(audit.IsOpen ? "still open" : audit.End is { By: null } ? "never closed" : "closed")}",
            [
                .. audit.Entries.Where(entry => entry.Settled is not AuditSettlement.Mended).OrderBy(entry => entry.Settled is not null)
                    .Select(entry => new FoundAndOwned(entry.Finding, entry.Settled is { } how ? AuditWords.How(how, program) : null)),
            ]);
    }
}
