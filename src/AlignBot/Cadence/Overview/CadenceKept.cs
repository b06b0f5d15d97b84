using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Overview;

/// <summary>How the meetings were kept, for features that go by it.</summary>
sealed class CadenceKept : ICadenceRecord
{
    public async Task<CadenceHealth> SinceAsync(AlignBotContext db, ProgramInfo program, Instant since, Instant now)
    {
        var rows = await MeetingQueries.Past(db.Meetings, program.Key).Where(row => row.StartsAt >= since && row.StartsAt <= now).ToListAsync();
        return CadenceHealth.Of(rows.Select(MeetingDesk.StateOf));
    }
}
