using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Decisions.Search;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Answers what others ask of the decisions that they came from.</summary>
sealed class DecisionOrigins(IDisputeRecord disputes, ConfidentialDecisions confidential, DecisionSearch search, OutboxQueue outbox) : IDecisionRecord
{
    public IQueryable<Guid> Kept(AlignBotContext db, ProgramKey key) =>
        DecisionChain.Of(db, key).Where(row => row.KeptTo != null).Select(row => row.Id);

    public IQueryable<Guid> KeptFrom(AlignBotContext db, ProgramKey key, UserId user)
    {
        var theirs = disputes.WithPart(db, key, user);
        return DecisionChain.Of(db, key).Where(row => row.KeptTo != null && !theirs.Contains(row.KeptTo.Value)).Select(row => row.Id);
    }

    public async Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DecisionId decision)
    {
        var number = await DecisionChain.Of(db, key).Where(row => row.Id == decision.Value).Select(row => (int?)row.Number).SingleOrDefaultAsync();
        var link = await db.Posts
            .Where(post => post.InstallationId == key.InstallationId && post.ProgramId == key.ProgramId && post.SubjectId == decision.Value && post.Slot == DecisionCard.Slot)
            .Select(post => post.Permalink)
            .SingleOrDefaultAsync();
        return (number, link);
    }

    public async Task<Decision?> FindAsync(AlignBotContext db, ProgramKey key, int number) =>
        await DecisionChain.Of(db, key).SingleOrDefaultAsync(row => row.Number == number) is { } row ? DecisionDesk.StateOf(row) : null;

    public async Task<IReadOnlyDictionary<DecisionId, Decision>> FindAsync(AlignBotContext db, ProgramKey key, IReadOnlyCollection<DecisionId> ids)
    {
        var wanted = ids.Select(id => id.Value).ToList();
        return wanted.Count == 0
            ? new Dictionary<DecisionId, Decision>()
            : (await DecisionChain.Of(db, key).Where(row => wanted.Contains(row.Id)).ToListAsync()).Select(DecisionDesk.StateOf).ToDictionary(decision => decision.Id);
    }

    public async Task<IReadOnlyList<Decision>> LatestAsync(AlignBotContext db, ProgramKey key, string? category, int most)
    {
        var rows = await DecisionChain.Of(db, key)
            .Where(row => (category == null || row.Category == category) && row.KeptTo == null
                && (row.Status == DecisionStatus.InForce || row.Status == DecisionStatus.Contested))
            .OrderByDescending(row => row.Number).Take(most).ToListAsync();
        return rows.ConvertAll(DecisionDesk.StateOf);
    }

    public async Task<IReadOnlyList<Decision>> OfAccountAsync(ProgramInfo program, string account, int most)
    {
        // By the index of words: an account may be rare in a long log. What does not hold any more is left out of a page that has room for it.
        var query = new DecisionQuery { Account = [.. DecisionWords.In(account).Distinct().Take(4).Select(DecisionWords.Account)] };
        return query.IsEmpty
            ? []
            : [.. (await search.FindAsync(program, query, LogSearch.Anybody, most * 3)).Rows.Select(DecisionDesk.StateOf)
                .Where(decision => decision.Holds && string.Equals(decision.Account, account, StringComparison.OrdinalIgnoreCase)).Take(most)];
    }

    public async Task<IReadOnlyList<Decision>> HoldingAsync(
        AlignBotContext db, ProgramInfo program, string category, string? account, UserId reader, Instant now, int most)
    {
        var rows = await DecisionChain.Of(db, program.Key)
            .Where(row => row.Category == category && (account == null || row.Account == account)
                && (row.Status == DecisionStatus.InForce || row.Status == DecisionStatus.Contested))
            .OrderByDescending(row => row.Number).Take(most).ToListAsync();
        return await confidential.ReadableAsync(db, program, rows.ConvertAll(DecisionDesk.StateOf), reader, now);
    }

    public async ValueTask RefreshAsync(Session session, ProgramInfo program, Decision decision) => await outbox.EnqueueAsync(
        session, program.Key,
        DecisionCard.Message(OutboxKind.Edit, await confidential.ChannelAsync(session.Db, program, decision.KeptTo), decision.Id.Value));

    public async Task<IReadOnlyList<string>> AccountsAsync(AlignBotContext db, ProgramKey key) =>
        await DecisionChain.Of(db, key).Where(row => row.KeptTo == null && row.Account != null).Select(row => row.Account!).Distinct().ToListAsync();
}
