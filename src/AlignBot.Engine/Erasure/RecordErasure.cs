using System.Globalization;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Erasure;

/// <summary>What an erasure came to.</summary>
/// <param name="Rows">Rows of the record that were changed.</param>
/// <param name="Entries">Rows of the history whose text or actor is gone.</param>
/// <param name="Edits">Messages in Slack that are being edited.</param>
/// <param name="Left">Messages about it of which nothing but Slack itself knows where they stand: they are deleted there.</param>
public sealed record Erased(int Rows, int Entries, int Edits, int Left);

/// <summary>Takes a person, or the words of an entry, out of all places where they stand, in one transaction; the history keeps the act and not the words.</summary>
public sealed class RecordErasure(IDatabase database, OutboxQueue outbox, IEnumerable<IAfterErasure> after)
{
    /// <summary>Somebody who has left: their id becomes one that says nothing, their name goes, and so do the texts of the history that name them.</summary>
    public Task<Erased> PersonAsync(ProgramKey key, string user, IReadOnlyCollection<string> names) => database.WriteAsync(WorkPriority.Import, async session =>
    {
        await session.ProgramAsync(key);
        var instead = string.Create(CultureInfo.InvariantCulture, $"UERASED{Guid.CreateVersion7().ToString("N")[^8..].ToUpperInvariant()}");
        return await EraseAsync(session, key, "person", new ErasedText(user, instead, names, []), subject: null, actor: user);
    });

    /// <summary>An entry: its words, wherever they stand, and all that the history says of it.</summary>
    public Task<Erased> EntryAsync(ProgramKey key, Guid subject) => database.WriteAsync(WorkPriority.Import, async session =>
    {
        await session.ProgramAsync(key);
        var row = await FindAsync(session, key, subject) ?? throw new InvalidOperationException($"The record has no entry {subject}.");
        (row.State, var texts) = TypedFields.Blank(row.State);
        await session.SaveAsync();
        return await EraseAsync(session, key, "entry", new ErasedText(null, null, [], texts), subject, actor: null);
    });

    /// <summary>Whether an entry is there whose words were not erased.</summary>
    public Task<bool> HasWordsAsync(ProgramKey key, Guid subject) => database.WriteAsync(WorkPriority.Import, async session =>
        await FindAsync(session, key, subject) is { } row && TypedFields.Blank(row.State).Texts.Any(text => text != ErasedText.Gone));

    async ValueTask<Erased> EraseAsync(Session session, ProgramKey key, string what, ErasedText erased, Guid? subject, string? actor)
    {
        // Of an entry, what the program and its series say is theirs.
        var (rows, subjects) = await RecordColumns.EraseAsync(session, key, erased, table => subject is not null && table is "programs" or "series");
        if (subject is { } entry)
        {
            subjects.Add(entry);
        }

        var (bodies, actors) = (new List<long>(), new List<long>());
        await foreach (var row in session.Db.History.AsNoTracking()
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderBy(row => row.Sequence).AsAsyncEnumerable())
        {
            if (row is { Body: { } body, Kind: not (HistoryErasure.Kind or HistoryLog.StateKept) }
                && ((subject is not null && row.SubjectId == subject) || erased.IsIn(body)))
            {
                bodies.Add(row.Sequence);
                if (row.SubjectId is { } about)
                {
                    subjects.Add(about);
                }
            }

            if (actor is not null && row.Actor == actor)
            {
                actors.Add(row.Sequence);
            }
        }

        await session.EraseHistoryAsync(key, what, bodies, actors);
        foreach (var follower in after)
        {
            await follower.ErasedAsync(session, key, subjects);
        }

        await session.SaveAsync();
        foreach (var id in subjects)
        {
            // What bound the state before may be gone with its salt: it is bound anew.
            if (await FindAsync(session, key, id) is { } left)
            {
                session.KeepState(key, id, left.Schema, left.State);
            }
        }

        (await session.ProgramAsync(key)).RosterChanged();
        var (edits, unknown) = await EditAsync(session, key, subjects);
        return new Erased(rows, bodies.Union(actors).Count(), edits, unknown);
    }

    /// <summary>Has the bot's own messages about these things say what is left.</summary>
    async ValueTask<(int Edits, int Left)> EditAsync(Session session, ProgramKey key, HashSet<Guid> subjects)
    {
        var (edits, left) = (0, 0);
        foreach (var subject in subjects)
        {
            var sent = await session.Db.Outbox.AsNoTracking()
                .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId
                    && row.SubjectId == subject && row.Kind != OutboxKind.Edit)
                .OrderBy(row => row.Sequence).ToListAsync();
            var posts = await session.Db.Posts.AsNoTracking()
                .Where(post => post.InstallationId == key.InstallationId && post.ProgramId == key.ProgramId && post.SubjectId == subject).ToListAsync();
            foreach (var post in posts)
            {
                if (sent.LastOrDefault(row => row.Slot == post.Slot) is { } message)
                {
                    await outbox.EnqueueAsync(session, key, new OutgoingMessage
                    {
                        Kind = OutboxKind.Edit,
                        Message = message.Message,
                        SubjectId = subject,
                        Destination = message.Destination,
                        Slot = message.Slot,
                        Body = message.Body,
                    });
                    edits++;
                }
                else
                {
                    left++;
                }
            }

            left += sent.Count(row => row.Slot is null && row.State == OutboxState.Sent);
        }

        return (edits, left);
    }

    static async ValueTask<IStateRow?> FindAsync(Session session, ProgramKey key, Guid id)
    {
        foreach (var type in session.Db.Model.GetEntityTypes().Where(type => typeof(IStateRow).IsAssignableFrom(type.ClrType)))
        {
            session.Db.ChangeTracker.Clear();
            if (await session.Db.FindAsync(type.ClrType, key.InstallationId, key.ProgramId, id) is IStateRow found)
            {
                return found;
            }
        }

        return null;
    }
}
