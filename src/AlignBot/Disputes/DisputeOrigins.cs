using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>Answers what others ask of the disputes that they came from.</summary>
sealed class DisputeOrigins : IDisputeRecord
{
    public async ValueTask<string> ChannelAsync(AlignBotContext db, ProgramKey key, DisputeId dispute)
    {
        // Found among what the transaction has in hand first: a dispute may end in the moment it is raised.
        var row = await db.Disputes.FindAsync(key.InstallationId, key.ProgramId, dispute.Value)
            ?? throw new InvalidOperationException($"Something is kept to dispute {dispute.Value}, which program {key.ProgramId} does not have.");
        return row.ChannelId;
    }

    public IQueryable<Guid> WithPart(AlignBotContext db, ProgramKey key, UserId user) => db.DisputePeople
        .Where(person => person.InstallationId == key.InstallationId && person.ProgramId == key.ProgramId && person.UserId == user.Value)
        .Select(person => person.DisputeId);

    public async Task<IReadOnlyList<DisputeId>> WithPartAsync(AlignBotContext db, ProgramKey key, UserId user, IReadOnlyCollection<DisputeId> among)
    {
        var ids = among.Select(dispute => dispute.Value).ToList();
        return (await WithPart(db, key, user).Where(id => ids.Contains(id)).ToListAsync()).ConvertAll(id => new DisputeId(id));
    }

    public async Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DisputeId dispute)
    {
        var number = await db.Disputes
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == dispute.Value)
            .Select(row => (int?)row.Number)
            .SingleOrDefaultAsync();
        var link = await db.Posts
            .Where(post => post.InstallationId == key.InstallationId && post.ProgramId == key.ProgramId && post.SubjectId == dispute.Value && post.Slot == DisputeCard.Slot)
            .Select(post => post.Permalink)
            .SingleOrDefaultAsync();
        return (number, link);
    }
}
