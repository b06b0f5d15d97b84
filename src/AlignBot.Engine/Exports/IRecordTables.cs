using AlignBot.Engine.History;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Exports;

/// <summary>A feature's part of the record that is handed out: the same entries as tables (which JSON has too) and as text to be read.</summary>
public interface IRecordTables
{
    /// <summary>Where its part stands in each form: smaller is earlier. The chained history comes last.</summary>
    int Order { get; }

    IReadOnlyList<RecordTable> Tables { get; }

    /// <summary>How many entries it has: those of the tables that count.</summary>
    Task<long> CountAsync(AlignBotContext db, ProgramKey key);

    /// <summary>What each of its entries is called, by id: 'DEC-31'. By it others name them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) => Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

    /// <summary>A row of the history, whose details are there, in a sentence that names who did it; null where it is none of the feature's.</summary>
    /// <param name="row">The row.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="record">The record that is handed out.</param>
    ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => default;

    /// <summary>Its sections of the text, from their headings on to the empty line after them.</summary>
    Task WriteAsync(MarkdownText text, RecordContext record);
}
