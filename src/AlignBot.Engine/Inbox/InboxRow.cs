using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Inbox;

/// <summary>A request from Slack that has been carried out, with the answer it was given.</summary>
public sealed class InboxRow
{
    public int InstallationId { get; set; }

    /// <summary>Slack's event_id or trigger_id, else the request's signature; of a form its view (<see cref="FormKeys"/>).</summary>
    public required string Key { get; set; }

    /// <summary>The acknowledgement's body, given again to a repeat of the same request; of a form after the digest of what was filled in.</summary>
    public required byte[] Answer { get; set; }

    /// <summary>Real time. Old rows are swept: Slack repeats nothing after a day.</summary>
    public Instant ReceivedAt { get; set; }
}

sealed class InboxConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> table)
    {
        table.ToTable("inbox");
        table.LiesInKeyOrder();
        table.HasKey(row => new { row.InstallationId, row.Key });
    }
}
