using System.Text.Json;
using AlignBot.Disputes.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Records;

/// <summary>Reads disputes and what happened in them, for showing.</summary>
sealed class DisputeArchive(IDatabase database, ProgramDirectory programs)
{
    public Task<DisputeFile?> FindAsync(ProgramKey key, Guid id) =>
        ReadAsync(key, rows => rows.Where(row => row.Id == id));

    /// <summary>By the n of DSP-n.</summary>
    public Task<DisputeFile?> FindAsync(ProgramKey key, int number) =>
        ReadAsync(key, rows => rows.Where(row => row.Number == number));

    /// <summary>Everything that happened, oldest first: its own facts, and what of its messages did not arrive.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(DisputeFile file)
    {
        var rows = await database.ReadAsync(db => db.History
            .Where(row => row.Kind != HistoryLog.StateKept && row.SubjectId == file.Dispute.Id.Value && row.InstallationId == file.Program.Key.InstallationId && row.ProgramId == file.Program.Key.ProgramId)
            .OrderBy(row => row.Sequence)
            .ToListAsync());
        return [.. rows.Select(TimelineEntry.Of)];
    }

    async Task<DisputeFile?> ReadAsync(ProgramKey key, Func<IQueryable<DisputeRow>, IQueryable<DisputeRow>> which)
    {
        var (row, thread) = await database.ReadAsync(async db =>
        {
            var row = await which(db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)).SingleOrDefaultAsync();
            var post = row is null ? null : await db.Posts.SingleOrDefaultAsync(post => post.InstallationId == key.InstallationId
                && post.ProgramId == key.ProgramId && post.SubjectId == row.Id && post.Slot == DisputeCard.Slot);
            return (row, post?.Permalink);
        });
        return row is null ? null : new DisputeFile(DisputeDesk.StateOf(row), await programs.LatestAsync(key), row.ChannelId, thread);
    }
}

/// <summary>A dispute as it stands, with what is needed to show it.</summary>
/// <param name="Dispute">The whole state.</param>
/// <param name="Program">Its program as it stands now.</param>
/// <param name="Channel">The channel of its thread.</param>
/// <param name="Thread">Slack's link to it; null while it is not posted.</param>
sealed record DisputeFile(Dispute Dispute, ProgramInfo Program, string Channel, string? Thread)
{
    /// <summary>What only members of the program do with it.</summary>
    public const string Reading = "read its disputes here";

    /// <summary>A category with a channel of its own keeps its disputes to those who are in them, and to those who run the program.</summary>
    public bool IsConfidential => Channel != Program.ChannelId;

    public bool MayBeReadBy(UserId user, Instant now) =>
        !IsConfidential || DisputePeople.In(Dispute).Contains(user) || Program.ReadsAll(user, now);

    /// <summary>Names nobody and nothing of it: that it is there is all that others may know.</summary>
    public Mrkdwn Confidential() => Mrkdwn.Of($"You can't read DSP-{Dispute.Number}. Only those who have a part in it and those who run the program can.");
}

/// <summary>One line of a dispute's record.</summary>
/// <param name="Row">As it is chained.</param>
/// <param name="Fact">What happened in the dispute; null when it is about a message, or erased.</param>
/// <param name="Delivery">What happened to a message; null otherwise.</param>
sealed record TimelineEntry(HistoryRow Row, DisputeFact? Fact, DeliveryFact? Delivery)
{
    public static TimelineEntry Of(HistoryRow row) => new(
        row,
        row is { Body: { } fact } && row.Kind.StartsWith("dispute.", StringComparison.Ordinal) ? JsonSerializer.Deserialize(fact, DisputeJson.Default.DisputeFact) : null,
        row is { Body: { } delivery } && row.Kind.StartsWith("delivery.", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize(delivery, DeliveryJson.Default.DeliveryFact) : null);
}
