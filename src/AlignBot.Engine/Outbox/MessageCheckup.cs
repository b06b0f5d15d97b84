using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Whether messages were given up: what Slack refused for good is a note, what the bot could not write is wrong.</summary>
sealed class MessageCheckup(IDatabase database, TimeProvider time) : ICheckup
{
    /// <summary>How long a message that could not be written counts as wrong: it is not mended by looking, and the next one shows whether the build is.</summary>
    static readonly Duration Recent = Duration.FromDays(7);

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var failed = await database.ReadAsync(
            db => db.Outbox.Where(row => row.State == OutboxState.Failed)
                .GroupBy(row => new { row.Destination, row.Error })
                .Select(group => new { group.Key.Destination, group.Key.Error, Count = group.Count(), Newest = group.Max(row => row.FirstTriedAt) })
                .ToListAsync(cancellation),
            cancellation);
        if (failed.Count == 0)
        {
            yield return Finding.Well("Messages", "None was given up.");
        }

        var lately = Instant.FromDateTimeOffset(time.GetUtcNow()) - Recent;
        foreach (var group in failed.OrderBy(group => group.Destination, StringComparer.Ordinal).ThenBy(group => group.Error, StringComparer.Ordinal))
        {
            var said = $"{group.Count} to {group.Destination} {(group.Count == 1 ? "was" : "were")} given up: {DeliveryWords.Because(group.Error)}.";
            yield return group.Error == DeliveryWords.CannotRender && group.Newest > lately
                ? Finding.Wrong("Messages", $"{said} Update AlignBot, or report what its log says.")
                : Finding.Note("Messages", said);
        }
    }
}
