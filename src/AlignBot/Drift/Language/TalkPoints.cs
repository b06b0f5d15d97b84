using AlignBot.Contracts;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Drift.Language;

/// <summary>How each function spoke, by the week that is over; only from so many speakers and messages on that it is about
/// nobody.</summary>
sealed class TalkPoints : IDriftPoints
{
    public DriftSign Sign => DriftSign.ThirdPerson;

    public async Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop)
    {
        if (!program.Drift.Talk.IsOn)
        {
            return [];
        }

        // Two rows a week: whole weeks of years are few.
        var weeks = await TalkTables.Talk(db, program.Key).Where(row => row.Salt == null).ToListAsync(stop);
        return
        [
            .. weeks.GroupBy(row => row.Function).OrderBy(group => group.Key)
                .Select(group => new CountedSign(Names.Of(group.Key), [.. group.Select(row => row.ToTalk().Point()).OfType<DriftPoint>()
                    .Where(point => point.On >= from)]))
                .Where(one => one.Points.Count > 0),
        ];
    }
}
