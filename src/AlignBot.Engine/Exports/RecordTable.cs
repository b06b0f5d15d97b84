using AlignBot.Domain;
using NodaTime;

namespace AlignBot.Engine.Exports;

/// <summary>A table of the export: its columns, described once for the file, the JSON document, its schema and the documentation.</summary>
public abstract class RecordTable(string name, string says, bool counts)
{
    /// <summary>The file's name without its ending, and the array's in JSON.</summary>
    public string Name => name;

    /// <summary>What a row is, in a sentence.</summary>
    public string Says => says;

    /// <summary>Its rows are counted as entries; those of others belong to an entry of another table.</summary>
    public bool Counts => counts;

    public abstract IReadOnlyList<RecordColumn> Columns { get; }

    /// <summary>Every row, each with a value a column: null, or what its <see cref="ColumnKind"/> takes.</summary>
    public abstract IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(RecordContext record);
}

/// <summary>A table of one kind of entry.</summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="says">What a row is.</param>
/// <param name="read">The entries, always in the same order.</param>
/// <param name="counts">Whether its rows are counted as entries.</param>
public sealed class RecordTable<T>(string name, string says, Func<RecordContext, IAsyncEnumerable<T>> read, bool counts = false) : RecordTable(name, says, counts)
{
    readonly List<RecordColumn> columns = [];
    readonly List<Func<T, RecordContext, object?>> values = [];

    public override IReadOnlyList<RecordColumn> Columns => columns;

    public override async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(RecordContext record)
    {
        await foreach (var entry in read(record))
        {
            yield return values.ConvertAll(value => value(entry, record));
        }
    }

    public RecordTable<T> Key(string column, string meaning, Func<T, RecordContext, string?> value) => With(ColumnKind.Key, column, meaning, value);

    public RecordTable<T> Keys(string column, string meaning, Func<T, RecordContext, IEnumerable<string>> value) => With(ColumnKind.Keys, column, meaning, value);

    public RecordTable<T> Text(string column, string meaning, Func<T, string?> value) => With(ColumnKind.Text, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> Text(string column, string meaning, Func<T, RecordContext, string?> value) => With(ColumnKind.Text, column, meaning, value);

    /// <param name="column">Its name.</param>
    /// <param name="meaning">What it means.</param>
    /// <param name="words">All that it can say.</param>
    /// <param name="value">What it says of an entry.</param>
    public RecordTable<T> Word(string column, string meaning, IReadOnlyList<string> words, Func<T, string?> value)
    {
        columns.Add(new RecordColumn(column, ColumnKind.Word, meaning) { Words = words });
        values.Add((entry, _) => value(entry));
        return this;
    }

    public RecordTable<T> Number(string column, string meaning, Func<T, decimal?> value) => With(ColumnKind.Number, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> Day(string column, string meaning, Func<T, LocalDate?> value) => With(ColumnKind.Day, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> Moment(string column, string meaning, Func<T, Instant?> value) => With(ColumnKind.Moment, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> YesNo(string column, string meaning, Func<T, bool?> value) => With(ColumnKind.YesNo, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> Person(string column, string meaning, Func<T, UserId?> value) => With(ColumnKind.Person, column, meaning, (entry, _) => value(entry));

    public RecordTable<T> People(string column, string meaning, Func<T, IEnumerable<UserId>> value) => With(ColumnKind.People, column, meaning, (entry, _) => value(entry));

    RecordTable<T> With(ColumnKind kind, string column, string meaning, Func<T, RecordContext, object?> value)
    {
        columns.Add(new RecordColumn(column, kind, meaning));
        values.Add(value);
        return this;
    }
}
