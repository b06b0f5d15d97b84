using System.Data.Common;
using System.Globalization;
using System.Text;
using AlignBot.Engine.History;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlignBot.Engine.Erasure;

/// <summary>Every column of the record that may hold words of people, as the model has them: no table is forgotten because nobody thought of it.</summary>
static class RecordColumns
{
    /// <summary>Erases in all of them, in the rows of the program, or of its installation where a table knows no program.</summary>
    /// <returns>How many rows were changed, and the things whose states were.</returns>
    public static async ValueTask<(int Rows, HashSet<Guid> Subjects)> EraseAsync(Session session, ProgramKey key, ErasedText erased, Func<string, bool> isSpared)
    {
        await session.SaveAsync();
        await session.Connection.FlushAsync();
        var (rows, subjects) = (0, new HashSet<Guid>());

        // The history is erased by its own act; tokens and settings of the installation are nobody's words.
        foreach (var type in session.Db.Model.GetEntityTypes().Where(type =>
            type.ClrType != typeof(HistoryRow) && type.ClrType != typeof(InstallationRow)
            && type.FindProperty("InstallationId") is not null && !isSpared(type.GetTableName()!)))
        {
            rows += await EraseAsync(session, key, erased, type, subjects);
        }

        return (rows, subjects);
    }

    static async ValueTask<int> EraseAsync(Session session, ProgramKey key, ErasedText erased, IEntityType type, HashSet<Guid> subjects)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        string Column(IProperty property) => property.GetColumnName(table)!;
        List<IProperty> keys = [.. type.FindPrimaryKey()!.Properties];
        List<IProperty> texts =
        [
            .. type.GetProperties().Where(property => property.ClrType == typeof(string) || (type.ClrType == typeof(InboxRow) && property.ClrType == typeof(byte[]))),
        ];
        if (texts.Count == 0)
        {
            return 0;
        }

        // A program's own row has its id where others have the program's.
        var program = type.FindProperty("ProgramId") is { } of ? Column(of) : type.GetTableName() == "programs" ? "id" : null;
        var changes = new List<(object[] Key, List<(string Column, object Value)> Set)>();
        await using (var read = session.Connection.Db.CreateCommand())
        {
#pragma warning disable CA2100 // names of the model, and numbers
            read.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT {string.Join(", ", keys.Concat(texts).Select(Column))} FROM {table.Name} WHERE installation_id = {key.InstallationId}")
                + (program is null ? "" : string.Create(CultureInfo.InvariantCulture, $" AND {program} = {key.ProgramId}"));
#pragma warning restore CA2100
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var set = new List<(string Column, object Value)>();
                for (var at = 0; at < texts.Count; at++)
                {
                    if (!rows.IsDBNull(keys.Count + at) && Left(rows.GetValue(keys.Count + at), erased) is { } left)
                    {
                        set.Add((Column(texts[at]), left));
                    }
                }

                if (set.Count > 0)
                {
                    changes.Add(([.. keys.Select((_, at) => rows.GetValue(at))], set));
                }
            }
        }

        foreach (var (of1, set) in changes)
        {
            await UpdateAsync(session, table.Name, [.. keys.Select(Column)], of1, set);
            if (typeof(IStateRow).IsAssignableFrom(type.ClrType) && Guid.TryParse(Convert.ToString(of1[^1], CultureInfo.InvariantCulture), out var subject))
            {
                subjects.Add(subject);
            }
        }

        return changes.Count;
    }

    /// <summary>What is left of a value; null where nothing goes. Of an answer in bytes nothing is left: nobody asks for it again after the first minutes.</summary>
    static object? Left(object value, ErasedText erased) => value switch
    {
        string text => erased.Without(text),
        byte[] answer when IsIn(erased, answer, 0) => Array.Empty<byte>(),
        byte[] form when form.Length > FormKeys.DigestLength && IsIn(erased, form, FormKeys.DigestLength) => form.AsSpan(0, FormKeys.DigestLength).ToArray(),
        _ => null,
    };

    static bool IsIn(ErasedText erased, byte[] bytes, int from) => erased.IsIn(Encoding.UTF8.GetString(bytes.AsSpan(from)));

    static async ValueTask UpdateAsync(Session session, string table, List<string> keys, object[] of, List<(string Column, object Value)> set)
    {
        await using var update = session.Connection.Db.CreateCommand();
#pragma warning disable CA2100 // names of the model
        update.CommandText = $"UPDATE {table} SET {string.Join(", ", set.Select((one, at) => $"{one.Column} = @set{at}"))}"
            + $" WHERE {string.Join(" AND ", keys.Select((column, at) => $"{column} = @key{at}"))}";
#pragma warning restore CA2100
        for (var at = 0; at < set.Count; at++)
        {
            Add(update, $"@set{at}", set[at].Value);
        }

        for (var at = 0; at < of.Length; at++)
        {
            Add(update, $"@key{at}", of[at]);
        }

        await update.ExecuteNonQueryAsync();
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
