using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>Answers what others ask of the decisions that they came from.</summary>
sealed class DecisionOrigins(IDisputeRecord disputes) : IDecisionRecord
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
}
