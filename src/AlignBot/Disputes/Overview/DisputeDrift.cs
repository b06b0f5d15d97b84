using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Drift;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Overview;

/// <summary>Disputes that were raised, by category. Confidential ones are in no count: even their number says something.</summary>
sealed class DisputeDrift(IClock clock) : IDriftPoints
{
    public DriftSign Sign => DriftSign.Disputes;

    public async Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop)
    {
        var (key, zone, since) = (program.Key, program.Calendar.Zone, from.AtStartOfDayInZone(program.Calendar.Zone).ToInstant());
        var quiet = (await DriftWeeks.QuietAsync(db, program, from, clock.GetCurrentInstant())).ToList();
        var raised = await db.Disputes.Where(row => row.InstallationId == key.InstallationId
            && row.ProgramId == key.ProgramId).Public(program)
            .Where(row => row.RaisedAt >= since).Select(row => new { row.Number, row.Category, row.RaisedAt }).ToListAsync(stop);
        return raised.Count == 0
            ? [new CountedSign(Of: null, quiet)]
            :
            [
                .. raised.GroupBy(row => row.Category).OrderByDescending(group => group.Count()).ThenBy(group => group.Key,
                    StringComparer.Ordinal)
                    .Select(group => new CountedSign(
                        program.Path.Category(group.Key)?.Name.ToLowerInvariant() ?? group.Key,
                        [.. quiet, .. group.OrderBy(row => row.Number).Select(row => new DriftPoint(row.RaisedAt.InZone(zone).Date,
                            1) { Evidence = [$"DSP-{row.Number}"] })])),
            ];
    }
}

/// <summary>Which disputes between the two leaders the executive's level had. Confidential ones are none: one of the two may not know of
/// it.</summary>
sealed class DisputesBetweenLeaders : ILeadershipFacts
{
    public async Task<LeadershipFacts> AddAsync(LeadershipFacts facts, FindingsOf of)
    {
        if (facts is not { SalesLeader: { } sales, MarketingLeader: { } marketing })
        {
            return facts;
        }

        var key = of.Program.Key;
        var rows = await of.Db.Disputes.Where(row => row.InstallationId == key.InstallationId
            && row.ProgramId == key.ProgramId).Public(of.Program)
            .Where(row => row.ClosedAt == null || row.ClosedAt >= of.Since).OrderBy(row => row.Number).ToListAsync();
        return facts with
        {
            BeforeTheExecutive = [.. rows.Select(DisputeDesk.StateOf).Where(dispute => IsBetween(dispute) && CameToTheExecutive(dispute))
                .Select(dispute => $"DSP-{dispute.Number}")],
        };

        // The two hold its sides; or both sat at a level before, and it went up all the same.
        bool IsBetween(Dispute dispute) => (dispute.IsParty(sales) && dispute.IsParty(marketing))
            || dispute.EndedLevels.Any(level => level.Opened && Sat(level, sales) && Sat(level, marketing));

        static bool Sat(EndedLevel level, UserId who) => level.Seats.Any(seat => seat.Occupant == who);

        bool CameToTheExecutive(Dispute dispute) => IsExecutives(dispute, dispute.Level) && dispute.LevelOpenedAt >= of.Since
            || dispute.EndedLevels.Any(level => level.Opened && level.At >= of.Since && IsExecutives(dispute, level.Level));
    }

    static bool IsExecutives(Dispute dispute, int level) => level < dispute.Path.Levels.Length
        && dispute.Path.Levels[level].Deciders.Any(decider => decider is Decider.ByRole { Role: Role.AccountableExecutive });
}
