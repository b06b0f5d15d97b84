using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Renders one kind of message when its turn comes, from the state as it is then.</summary>
public interface IMessageRenderer
{
    /// <summary>The <see cref="OutgoingMessage.Message"/> it renders.</summary>
    string Message { get; }

    Task<Rendering> RenderAsync(RenderContext context);

    /// <summary>What is left of a message whose place a later one has taken: a line that asks for nothing.</summary>
    async Task<Rendering> RenderReplacedAsync(RenderContext context) =>
        await RenderAsync(context) is Rendering.Send whole ? ReplacedMessages.Line(whole.Text, "A later message has it.") : new Rendering.Drop("A later message has it.");

    /// <summary>A post of this kind stands in Slack. Runs in the transaction that writes so.</summary>
    ValueTask DeliveredAsync(Session session, OutboxRow row) => ValueTask.CompletedTask;

    /// <summary>Slack refused a post of this kind for good. Runs in the transaction that writes so.</summary>
    ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => ValueTask.CompletedTask;
}

/// <summary>What a renderer makes of a message.</summary>
public abstract record Rendering
{
    /// <param name="Text">What notifications and screen readers say.</param>
    public sealed record Send(Mrkdwn Text, IReadOnlyList<Block> Blocks) : Rendering
    {
        /// <summary>As much of it as an edit takes, which is less than a post does.</summary>
        public Mrkdwn Text { get; } = Text.Shortened(BlockLimits.MessageText);

        /// <summary>A post in a thread that the whole channel is to see as well.</summary>
        public bool Broadcast { get; init; }

        /// <summary>The same without its picture, for where Slack does not take the file: somebody deleted it, say. Null where it has none.</summary>
        public IReadOnlyList<Block>? WithoutPicture { get; init; }

        /// <summary>Null where the text says all.</summary>
        internal IReadOnlyList<Block>? BlocksIfAny => Blocks.Count == 0 ? null : Blocks;
    }

    /// <summary>It no longer applies.</summary>
    public sealed record Drop(string Why) : Rendering;

    /// <summary>It can't be made: a mistake in the program, or a state of another build's.</summary>
    public sealed record Unable : Rendering;

    /// <summary>A newer build wrote it, or what it is about: such a one beside this sends it.</summary>
    public sealed record Newer : Rendering;

    /// <summary>What it needs (the thread's link, say) is not there yet, but on its way.</summary>
    /// <param name="Until">Real time before which a look is of no use.</param>
    public sealed record Wait(Instant Until) : Rendering;
}

/// <summary>What a renderer may read.</summary>
public sealed class RenderContext(AlignBotContext db, OutboxRow row, ProgramInfo program)
{
    public AlignBotContext Db => db;
    public OutboxRow Row => row;
    public ProgramInfo Program => program;

    /// <summary>When a lane has got so many messages further, at the soonest: real time.</summary>
    public Func<int, Instant> Turn { get; init; } = _ => Instant.MinValue;

    /// <summary>True when the message stands already and is edited: then nobody is mentioned.</summary>
    public bool IsEdit => row.Kind == OutboxKind.Edit;

    /// <summary>The row of what the message is about.</summary>
    /// <exception cref="InvalidOperationException">There is no such row: one that was written is never removed.</exception>
    public Task<TRow> SubjectAsync<TRow>()
        where TRow : class, IAggregateRow => db.Set<TRow>().SingleAsync(subject =>
            subject.InstallationId == row.InstallationId && subject.ProgramId == row.ProgramId && subject.Id == row.SubjectId);

    /// <summary>Whether a later reminder of the same thing waits behind this one, which then is one too many.</summary>
    public Task<bool> IsOvertakenAsync() => db.Outbox.AnyAsync(later => later.Lane == row.Lane && later.Slot == row.Slot && later.SubjectId == row.SubjectId
        && later.Kind == OutboxKind.Nudge && later.State < OutboxState.Sent && later.Sequence > row.Sequence);

    /// <summary>Where another message of a subject stands; null while it is not posted.</summary>
    public Task<PostRow?> PostAsync(Guid subject, string slot) => db.Posts.SingleOrDefaultAsync(post =>
        post.InstallationId == row.InstallationId && post.ProgramId == row.ProgramId && post.SubjectId == subject && post.Slot == slot);

    /// <summary>Where another message of a subject stands; or, while it is still to be posted, the real time before which a look is of no use.
    /// Neither, when it was given up or never was to go out.</summary>
    public async Task<(PostRow? Stands, Instant? Comes)> PostOrComingAsync(Guid subject, string slot)
    {
        // In this order: one that gets through between the two looks is found by the second.
        var coming = await ComingAsync(subject, slot);
        return await PostAsync(subject, slot) is { } stands ? (stands, null) : (null, coming);
    }

    async Task<Instant?> ComingAsync(Guid subject, string slot)
    {
        var coming = await db.Outbox
            .Where(post => post.InstallationId == row.InstallationId && post.ProgramId == row.ProgramId && post.SubjectId == subject && post.Slot == slot
                && post.Kind != OutboxKind.Edit && post.State < OutboxState.Sent)
            .OrderBy(post => post.Sequence)
            .Select(post => new { post.Sequence, post.Lane })
            .FirstOrDefaultAsync();
        if (coming is null)
        {
            return null;
        }

        // What stands before it in its lane goes first, and one a second.
        var before = db.Outbox.Where(post => post.Lane == coming.Lane && post.Sequence <= coming.Sequence && post.State < OutboxState.Sent);
        var head = await before.OrderBy(post => post.Sequence).Select(post => new { post.State, post.NotBefore }).FirstOrDefaultAsync();
        var turn = Turn(await before.CountAsync() - 1);

        // What is being sent has its lease there, and is done long before.
        return head is null or { State: OutboxState.Sending } ? turn : Instant.Max(head.NotBefore, turn);
    }
}
