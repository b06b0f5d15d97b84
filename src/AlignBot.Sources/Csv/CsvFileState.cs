using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>A file on the server as it was found: its length and the time of its last change.</summary>
/// <remarks>Another program may be writing it. What was read counts only while both are what they were.</remarks>
sealed class CsvFileState
{
    readonly string path;
    readonly SourceKinds kind;
    readonly long length;
    readonly DateTime changed;

    CsvFileState(string path, SourceKinds kind, FileInfo found) =>
        (this.path, this.kind, length, changed) = (path, kind, found.Length, found.LastWriteTimeUtc);

    /// <exception cref="SourceException">It is not there, or may not be read.</exception>
    public static CsvFileState Of(string path, SourceKinds kind)
    {
        var found = new FileInfo(path);
        return found.Exists
            ? new CsvFileState(path, kind, found)
            : throw Fault(
                SourceFaultKind.Config, path, $"There is no file of {TabularColumns.WordFor(kind)} at {path}. Put it there, or mend "
                    + $"the setting.");
    }

    public CsvFile File() => new(Path.GetFileName(path), Open) { Length = length };

    /// <exception cref="SourceException">It is another file than it was.</exception>
    public void Unchanged()
    {
        var now = new FileInfo(path);
        if (!now.Exists || now.Length != length || now.LastWriteTimeUtc != changed)
        {
            throw Fault(SourceFaultKind.Incomplete, path, $"The file of {TabularColumns.WordFor(kind)} changed while it was read. "
                + "Nothing of it is used. Write it under another name and rename it once it is whole.");
        }
    }

    FileStream Open()
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1,
                    FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault(SourceFaultKind.Permission, path, $"The file of {TabularColumns.WordFor(kind)} may not be read by the bot. "
                + $"Give its user the right to read {path}.");
        }
        catch (IOException failure)
        {
            throw Fault(SourceFaultKind.Transient, path, $"The file of {TabularColumns.WordFor(kind)} can't be opened now: "
                + $"{failure.Message}");
        }
    }

    static SourceException Fault(SourceFaultKind kind, string path, string sentence) =>
        new(new SourceFault(kind, sentence) { Subject = path });
}
