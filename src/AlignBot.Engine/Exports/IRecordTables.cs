using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Exports;

/// <summary>A feature's part of the record that is handed out: the same entries as tables, as states and as text.</summary>
public interface IRecordTables
{
    /// <summary>Where its part stands in each form: smaller is earlier. The chained history comes last.</summary>
    int Order { get; }

    /// <summary>Its tables for spreadsheets.</summary>
    IReadOnlyList<RecordTable> Tables { get; }

    /// <summary>Its arrays in the JSON document.</summary>
    IReadOnlyList<RecordStates> States { get; }

    /// <summary>How many entries it has: those that it counts in each form.</summary>
    Task<long> CountAsync(AlignBotContext db, ProgramKey key);

    /// <summary>Its sections of the text, from their headings on to the empty line after them.</summary>
    Task WriteAsync(MarkdownText text, RecordContext record);
}

/// <param name="Name">The file's, with its ending.</param>
/// <param name="WriteAsync">Writes the headings and then a row for each entry.</param>
public sealed record RecordTable(string Name, Func<CsvTable, RecordContext, Task> WriteAsync);

/// <param name="Name">The array's.</param>
/// <param name="Read">The rows whose states are its elements.</param>
public sealed record RecordStates(string Name, Func<RecordContext, IAsyncEnumerable<IStateRow>> Read);
