using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Drafts;

/// <summary>Keeps what people typed between the steps of a form. A draft is its author's alone; one that several people fill in together goes by what it is
/// about in an author's place.</summary>
public sealed class DraftStore(IDatabase database)
{
    const string Upsert =
        """
        INSERT INTO drafts (installation_id, id, user_id, body, saved_at) VALUES (@installation, @id, @user, @body, @saved)
        ON CONFLICT (installation_id, id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
        """;

    /// <summary>How many drafts of one person are kept: forms that were left open and never sent are many times fewer.</summary>
    public const int MostOfOne = 50;

    const string Shorten =
        """
        DELETE FROM drafts WHERE installation_id = @installation AND user_id = @user AND id NOT IN
            (SELECT id FROM drafts WHERE installation_id = @installation AND user_id = @user ORDER BY saved_at DESC, id DESC LIMIT @most)
        """;

    const string Select = "SELECT body FROM drafts WHERE installation_id = @installation AND id = @id AND user_id = @user";

    // A statement that writes nothing new: from here on nobody else changes the draft until the unit of work ends.
    const string Hold = "UPDATE drafts SET user_id = user_id WHERE installation_id = @installation AND id = @id AND user_id = @user RETURNING body";

    const string Take = "DELETE FROM drafts WHERE installation_id = @installation AND id = @id AND user_id = @user RETURNING body";

    public Task SaveAsync<T>(int installationId, Guid id, string userId, T content, JsonTypeInfo<T> type) =>
        database.WriteAsync(WorkPriority.Person, session => SaveAsync(session, installationId, id, userId, content, type));

    /// <summary>The same in a unit of work that is under way.</summary>
    /// <param name="longer">By how much longer than usual it is kept.</param>
    public static async ValueTask SaveAsync<T>(
        Session session, int installationId, Guid id, string userId, T content, JsonTypeInfo<T> type, Duration longer = default)
    {
        await session.Statement(Upsert, "@installation", "@id", "@user", "@body", "@saved")
            .Set(0, installationId).Set(1, id).Set(2, userId).Set(3, JsonSerializer.Serialize(content, type))
            .Set(4, (session.RealNow + longer).ToUnixTimeMilliseconds())
            .ExecuteAsync();
        await session.Statement(Shorten, "@installation", "@user", "@most").Set(0, installationId).Set(1, userId).Set(2, MostOfOne).ExecuteAsync();
    }

    /// <summary>The draft inside a unit of work, to be changed there; null when it is not this person's or has been swept.</summary>
    public static async ValueTask<T?> ReadAsync<T>(Session session, int installationId, Guid id, string userId, JsonTypeInfo<T> type)
        where T : class =>
        await session.Statement(Select, "@installation", "@id", "@user").Set(0, installationId).Set(1, id).Set(2, userId)
            .QueryAsync(row => row.String(0)) is [var body] ? JsonSerializer.Deserialize(body, type) : null;

    /// <summary>The same, and nobody else changes it until the unit of work ends: two people who save at the same moment do so one after the other.</summary>
    public static async ValueTask<T?> HoldAsync<T>(Session session, int installationId, Guid id, string userId, JsonTypeInfo<T> type)
        where T : class =>
        await session.Statement(Hold, "@installation", "@id", "@user").Set(0, installationId).Set(1, id).Set(2, userId)
            .QueryAsync(row => row.String(0)) is [var body] ? JsonSerializer.Deserialize(body, type) : null;

    /// <summary>Takes the draft for good, in the unit of work that makes use of it: a form sent twice does its work once.</summary>
    public static async ValueTask<T?> TakeAsync<T>(Session session, int installationId, Guid id, string userId, JsonTypeInfo<T> type)
        where T : class
    {
        var take = session.Statement(Take, "@installation", "@id", "@user").Set(0, installationId).Set(1, id).Set(2, userId);
        return await take.QueryAsync(row => row.String(0)) is [var body] ? JsonSerializer.Deserialize(body, type) : null;
    }

    /// <summary>The draft, or null when it is not this person's or has been swept.</summary>
    public Task<T?> FindAsync<T>(int installationId, Guid id, string userId, JsonTypeInfo<T> type)
        where T : class => database.ReadAsync(db => FindAsync(db, installationId, id, userId, type));

    /// <summary>The same in its reader's own context.</summary>
    public static async Task<T?> FindAsync<T>(AlignBotContext db, int installationId, Guid id, string userId, JsonTypeInfo<T> type)
        where T : class
    {
        var drafts = db.Drafts;
        var body = await drafts.Where(row => row.InstallationId == installationId && row.Id == id && row.UserId == userId).Select(row => row.Body).SingleOrDefaultAsync();
        return body is null ? null : JsonSerializer.Deserialize(body, type);
    }
}
