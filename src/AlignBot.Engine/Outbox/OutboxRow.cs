using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>What a message is, which decides what may be dropped, merged or overtaken.</summary>
public enum OutboxKind
{
    /// <summary>Part of the record: never dropped, never merged, in order within its channel.</summary>
    Ledger = 0,

    /// <summary>A reminder: dropped when it no longer applies.</summary>
    Nudge = 1,

    /// <summary>A living card's newest state: coalesced, and never in the way of a post.</summary>
    Edit = 2,
}

public enum OutboxState
{
    Pending = 0,

    /// <summary>Handed to Slack; if the process dies now, nobody knows whether it arrived.</summary>
    Sending = 1,

    /// <summary>Nobody knows whether it arrived: looked for before it is posted again.</summary>
    Uncertain = 2,

    Sent = 3,

    /// <summary>Slack refused it for good; <see cref="OutboxRow.Error"/> says why.</summary>
    Failed = 4,

    /// <summary>It no longer applied when its turn came.</summary>
    Dropped = 5,
}

/// <summary>A message on its way to Slack: kind and ids, never rendered blocks, so that it always says what is true when it goes out.</summary>
public sealed class OutboxRow
{
    /// <summary>Order of writing, across all programs.</summary>
    public long Sequence { get; set; }

    /// <summary>Travels in the message's metadata; how a message is found again after a crash.</summary>
    public Guid Id { get; set; }

    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public OutboxKind Kind { get; set; }
    public OutboxState State { get; set; }

    /// <summary>Messages of one lane go out one after the other: a channel or user id for posts, the message's own slot for edits.</summary>
    public required string Lane { get; set; }

    /// <summary>Channel or user id.</summary>
    public required string Destination { get; set; }

    /// <summary>The registered kind of message, for example <c>dispute.notice</c>.</summary>
    public required string Message { get; set; }

    /// <summary>What it is about.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Under which name the posted message is remembered (for edits, threads and links); null when nobody will ask.</summary>
    public string? Slot { get; set; }

    /// <summary>The slot of the same subject whose message is the thread's parent; null for the channel itself.</summary>
    public string? ThreadSlot { get; set; }

    /// <summary>What the renderer needs beside the subject's state, as JSON.</summary>
    public string? Body { get; set; }

    /// <summary>The W3C id of the activity that brought it about, so that a trace leads from a click to its messages; null where nobody traces.</summary>
    public string? Trace { get; set; }

    /// <summary>Business time, as Slack's timestamps are: where the look for a lost message begins.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>Real time before which it is not tried (again).</summary>
    public Instant NotBefore { get; set; }

    /// <summary>Real time of the first attempt: what was sent long ago is swept by it.</summary>
    public Instant? FirstTriedAt { get; set; }

    public int Attempts { get; set; }
    public string? ClaimedBy { get; set; }
    public string? Error { get; set; }

    /// <summary>True when Slack refused the look and it was posted all the same: a double is possible.</summary>
    public bool MayBeDouble { get; set; }
}

sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> table)
    {
        table.ToTable("outbox");
        table.HasKey(row => row.Sequence);
        table.Property(row => row.Sequence).ValueGeneratedOnAdd();
        table.HasIndex(row => row.Id).IsUnique();

        // Only what is still to go out is indexed by lane: the index stays as small as the backlog.
        table.HasIndex(row => new { row.Lane, row.Sequence }).HasFilter("state < 3");
        table.HasIndex(row => new { row.State, row.InstallationId, row.ProgramId }).HasFilter("state = 4");

        // A second edit of the same card finds the first still waiting and lets it speak for both.
        table.HasIndex(row => row.Lane).HasDatabaseName("ix_outbox_waiting_edit").IsUnique().HasFilter("kind = 2 AND state = 0");
    }
}
