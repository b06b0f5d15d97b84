using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlignBot.Engine.Programs;

/// <summary>Removes a program with every row that is keyed by it, of whichever table: the engine's own and those that features brought.</summary>
public static class ProgramRemoval
{
    /// <summary>Removes it, in the session's transaction; how many rows went. What the unit says afterwards can be of no program.</summary>
    /// <exception cref="ProgramGoneException">There is no such program.</exception>
    public static async ValueTask<int> RemoveAsync(Session session, ProgramKey key)
    {
        // Held first, so that whoever writes in it is done, and whoever comes after finds it gone.
        await session.ProgramAsync(key);
        var gone = 0;
        foreach (var type in session.Db.Model.GetEntityTypes().Where(IsOfPrograms))
        {
            gone += await RemoveAsync(session, key, type, nameof(MemberRow.ProgramId));
        }

        return gone + await RemoveAsync(session, key, session.Db.Model.FindEntityType(typeof(ProgramRow))!, nameof(ProgramRow.Id));
    }

    /// <summary>Whether its rows are each of one program.</summary>
    public static bool IsOfPrograms(IEntityType type) =>
        type.FindProperty(nameof(MemberRow.ProgramId)) is not null && type.FindProperty(nameof(MemberRow.InstallationId)) is not null;

    static ValueTask<int> RemoveAsync(Session session, ProgramKey key, IEntityType type, string program)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        string Column(string property) => type.FindProperty(property)!.GetColumnName(table)!;
        return session.Statement(
            $"DELETE FROM {table.Name} WHERE {Column(nameof(MemberRow.InstallationId))} = @installation AND {Column(program)} = @program", "@installation", "@program")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).ExecuteAsync();
    }
}
