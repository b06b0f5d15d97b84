using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>Something that is about the same matter as a dispute that somebody is about to raise.</summary>
/// <param name="Dispute">The open dispute; where there is a decision, the one that it came of, if of any.</param>
/// <param name="Decision">The decision that holds; null for an open dispute.</param>
/// <param name="IsPublic">Whether every member reads it.</param>
/// <param name="IsOne">It is the same matter: raising it again takes a reason. Otherwise it is another one between the same two.</param>
sealed record LikeMatter(Dispute? Dispute, Decision? Decision, bool IsPublic, bool IsOne)
{
    /// <summary>'DSP-4', 'DEC-2'.</summary>
    public string Name => Decision is { } decision ? $"DEC-{decision.Number}" : $"DSP-{Dispute!.Number}";
}

/// <summary>What was found: the same matter first, and the newest first of either.</summary>
/// <param name="UpTo">The number of the newest dispute that was looked at.</param>
sealed record LikeMatters(int UpTo, IReadOnlyList<LikeMatter> Found)
{
    /// <summary>What is the same matter: raising it again takes a reason.</summary>
    public IEnumerable<LikeMatter> Same => Found.Where(one => one.IsOne);
}

/// <summary>Looks for what is there already about a matter: open disputes, and decisions that hold. What its reader may not read is not found.</summary>
sealed class MatterSearch(IDecisionRecord decisions)
{
    /// <summary>Further back than so many of a kind nobody contests the same by mistake.</summary>
    const int Newest = 200;

    /// <summary>Everything like it.</summary>
    public async Task<LikeMatters> FindAsync(AlignBotContext db, ProgramInfo program, Matter raised, UserId reader, Instant now)
    {
        // First, so that what comes while the rest is read counts as not seen.
        var upTo = await Of(db, program).MaxAsync(row => (int?)row.Number) ?? 0;
        var open = await OpenAsync(db, program, raised, reader, now);
        var decided = await DecidedAsync(db, program, raised, reader, now, [.. open.Select(like => like.Dispute!.Id)]);
        return new LikeMatters(upTo, [.. open.Concat(decided).OrderByDescending(one => one.IsOne)]);
    }

    /// <summary>The disputes that are one matter with it and were raised after the one of that number: by another at the same moment, as a rule.</summary>
    public async Task<LikeMatters> RaisedSinceAsync(AlignBotContext db, ProgramInfo program, Matter raised, UserId reader, Instant now, int number)
    {
        var rows = await Of(db, program).Where(row => row.Number > number).OrderByDescending(row => row.Number).Take(Newest).ToListAsync();

        // Read as they stand: their people may not be in their table yet.
        return new LikeMatters(
            rows.Count == 0 ? number : rows[0].Number,
            [.. rows.Select(row => (row, State: DisputeDesk.StateOf(row)))
                .Where(one => one.State.IsOpen && Matter.Of(one.State).IsOneWith(raised) && MayRead(one.row, one.State, program, reader, now))
                .Select(one => new LikeMatter(one.State, null, IsPublic(one.row, program), IsOne: true))]);
    }

    static async Task<IReadOnlyList<LikeMatter>> OpenAsync(AlignBotContext db, ProgramInfo program, Matter raised, UserId reader, Instant now)
    {
        var open = Of(db, program).Where(row => row.Status == DisputeStatus.Open).ReadableBy(db, program, reader, now);
        var rows = await open.Where(row => row.Category == raised.Category).OrderByDescending(row => row.Number).Take(Newest).ToListAsync();
        var asked = await open.Where(row => row.Category != raised.Category).OrderByDescending(row => row.Number).Take(Newest)
            .Select(row => new { row.Id, row.Question }).ToListAsync();
        var alike = asked.Where(other => Matter.QuestionsAlike(other.Question, raised.Question)).Select(other => other.Id).ToList();
        if (alike.Count > 0)
        {
            rows.AddRange(await open.Where(row => alike.Contains(row.Id)).ToListAsync());
        }

        return [.. rows.Select(row => (row, State: DisputeDesk.StateOf(row))).Where(one => Matter.Of(one.State).IsLike(raised))
            .OrderByDescending(one => one.row.Number)
            .Select(one => new LikeMatter(one.State, null, IsPublic(one.row, program), Matter.Of(one.State).IsOneWith(raised)))];
    }

    async Task<IReadOnlyList<LikeMatter>> DecidedAsync(
        AlignBotContext db, ProgramInfo program, Matter raised, UserId reader, Instant now, IReadOnlyCollection<DisputeId> open)
    {
        List<Decision> holding = [.. await decisions.HoldingAsync(db, program, raised.Category!, null, reader, now, Newest)];
        if (raised.Account is { } account)
        {
            holding = [.. holding.Concat(await decisions.HoldingAsync(db, program, raised.Category!, account, reader, now, Newest)).DistinctBy(decision => decision.Id)];
        }

        var ids = holding.Select(decision => decision.Dispute?.Value).OfType<Guid>().Distinct().ToList();
        var origins = (await Of(db, program).Where(row => ids.Contains(row.Id)).ToListAsync()).Select(DisputeDesk.StateOf).ToDictionary(dispute => dispute.Id);
        return
        [
            .. holding.Where(decision => decision.Dispute is not { } origin || !open.Contains(origin))
                .Select(decision => (decision, Dispute: decision.Dispute is { } origin ? origins.GetValueOrDefault(origin) : null))
                .Where(one => About(one.decision, one.Dispute).IsLike(raised))
                .OrderByDescending(one => one.decision.Number)
                .Select(one => new LikeMatter(one.Dispute, one.decision, one.decision.KeptTo is null, About(one.decision, one.Dispute).IsOneWith(raised))),
        ];
    }

    static Matter About(Decision decision, Dispute? origin) =>
        new(decision.Question ?? decision.Text, decision.Category, decision.Account, origin is null ? [] : [.. origin.Parties.Select(party => party.User)]);

    static IQueryable<DisputeRow> Of(AlignBotContext db, ProgramInfo program) => db.Disputes.AsNoTracking()
        .Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId);

    static bool IsPublic(DisputeRow row, ProgramInfo program) => row.ChannelId == program.ChannelId;

    static bool MayRead(DisputeRow row, Dispute dispute, ProgramInfo program, UserId reader, Instant now) =>
        IsPublic(row, program) || DisputePeople.In(dispute).Contains(reader) || program.ReadsAll(reader, now);
}
