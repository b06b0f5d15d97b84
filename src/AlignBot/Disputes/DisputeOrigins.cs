using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Answers what others ask of the disputes that they came from.</summary>
sealed class DisputeOrigins(DisputeArchive archive, DisputePosts posts, IClock clock) : IDisputeRecord
{
    public async ValueTask<string> ChannelAsync(AlignBotContext db, ProgramKey key, DisputeId dispute)
    {
        return (await RowAsync(db, key, dispute)
            ?? throw new InvalidOperationException($"Something is kept to dispute {dispute.Value}, which program {key.ProgramId} does not have.")).ChannelId;
    }

    public async ValueTask<Dispute?> FindStateAsync(AlignBotContext db, ProgramKey key, DisputeId dispute) =>
        await RowAsync(db, key, dispute) is { } row ? DisputeDesk.StateOf(row) : null;

    public async Task<OpenedDispute?> OpenAsync(ProgramKey key, DisputeId dispute, UserId reader) => await archive.FindAsync(key, dispute.Value) is { } file
        ? new OpenedDispute(file.Dispute, file.Program, file.MayBeReadBy(reader, clock.GetCurrentInstant()) ? null : file.Confidential())
        : null;

    public async Task<IReadOnlyDictionary<DisputeId, int>> PublicAsync(AlignBotContext db, ProgramInfo program, IReadOnlyCollection<DisputeId> among)
    {
        var ids = among.Select(dispute => dispute.Value).ToList();
        return await db.Disputes
            .Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId && ids.Contains(row.Id))
            .Public(program)
            .ToDictionaryAsync(row => new DisputeId(row.Id), row => row.Number);
    }

    public async ValueTask RefreshAsync(Session session, ProgramKey key, DisputeId dispute)
    {
        if (await RowAsync(session.Db, key, dispute) is { } row)
        {
            await posts.SendAsync(session, key, row, DisputeDesk.StateOf(row), new DisputeEffect.EditCard());
        }
    }

    static ValueTask<DisputeRow?> RowAsync(AlignBotContext db, ProgramKey key, DisputeId dispute)
    {
        // Found among what the transaction has in hand first: a dispute may end in the moment it is raised.
        return db.Disputes.FindAsync(key.InstallationId, key.ProgramId, dispute.Value);
    }

    public IQueryable<Guid> WithPart(AlignBotContext db, ProgramKey key, UserId user) => db.DisputePeople
        .Where(person => person.InstallationId == key.InstallationId && person.ProgramId == key.ProgramId && person.UserId == user.Value)
        .Select(person => person.DisputeId);

    public string HasPart(string dispute) =>
        $"""
        EXISTS (SELECT 1 FROM dispute_people p WHERE p.installation_id = @installation AND p.program_id = @program AND p.user_id = @reader
            AND p.dispute_id = {dispute})
        """;

    public async Task<IReadOnlyList<DisputeId>> WithPartAsync(AlignBotContext db, ProgramKey key, UserId user, IReadOnlyCollection<DisputeId> among)
    {
        var ids = among.Select(dispute => dispute.Value).ToList();
        return (await WithPart(db, key, user).Where(id => ids.Contains(id)).ToListAsync()).ConvertAll(id => new DisputeId(id));
    }

    public async Task<DisputeId?> NumberedAsync(AlignBotContext db, ProgramKey key, int number) =>
        await db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Number == number)
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync() is { } id ? new DisputeId(id) : null;

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

    /// <summary>Further back nobody looks for what is disputed at an account: its decisions have columns of their own.</summary>
    const int Newest = 500;

    public async Task<IReadOnlyList<Dispute>> OfAccountAsync(AlignBotContext db, ProgramInfo program, string account, UserId reader, Instant now, int most)
    {
        var folded = ArtifactText.FoldedName(account);
        return [.. (await NewestAsync(db, program, reader, now)).Where(dispute => ArtifactText.FoldedName(dispute.Account ?? "") == folded).Take(most)];
    }

    public async Task<IReadOnlyList<string>> AccountsAsync(AlignBotContext db, ProgramInfo program, UserId reader, Instant now) =>
        [.. (await NewestAsync(db, program, reader, now)).Select(dispute => dispute.Account).OfType<string>().Distinct()];

    static async Task<List<Dispute>> NewestAsync(AlignBotContext db, ProgramInfo program, UserId reader, Instant now) => (await db.Disputes.AsNoTracking()
            .Where(row => row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId && row.State.Contains("\"Account\":"))
            .ReadableBy(db, program, reader, now).OrderByDescending(row => row.Number).Take(Newest).ToListAsync())
        .ConvertAll(DisputeDesk.StateOf);
}
