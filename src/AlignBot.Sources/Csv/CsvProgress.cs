namespace AlignBot.Sources.Csv;

/// <summary>How far one pass through a file has come.</summary>
/// <param name="Lines">Lines below the header so far.</param>
/// <param name="Bytes">Bytes of the file so far.</param>
/// <param name="OfBytes">Its length, where known.</param>
public readonly record struct CsvProgress(long Lines, long Bytes, long? OfBytes);
