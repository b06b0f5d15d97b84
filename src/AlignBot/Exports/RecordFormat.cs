namespace AlignBot.Exports;

/// <summary>The forms in which the record is handed out.</summary>
enum RecordFormat
{
    /// <summary>A table for each kind of entry, with formulas defused: for spreadsheets.</summary>
    Csv = 0,

    /// <summary>Everything, for programs.</summary>
    Json = 1,

    /// <summary>To be read.</summary>
    Markdown = 2,
}
