namespace AlignBot.Sources;

/// <summary>Where a secret stands: <c>env:NAME</c> or <c>file:/path</c>. The secret itself is never part of a configuration.</summary>
/// <remarks>Read each time it is needed, so that a rotated file is taken without a restart. Never logged; its text form is the
/// reference.</remarks>
public sealed record SecretRef
{
    const int MaximumLength = 64 * 1024;

    readonly bool isFile;
    readonly string place;

    SecretRef(bool isFile, string place)
    {
        this.isFile = isFile;
        this.place = place;
    }

    /// <exception cref="SourceException">It is neither form. What stands there is not repeated: it may be the secret.</exception>
    public static SecretRef Parse(string? text, string setting) => text?.Trim() switch
    {
        { } named when named.StartsWith("env:", StringComparison.Ordinal) && named.Length > 4 => new SecretRef(false, named[4..].Trim()),
        { } path when path.StartsWith("file:", StringComparison.Ordinal) && path.Length > 5 => new SecretRef(true, path[5..].Trim()),
        null or "" =>
            throw new SourceException(
                SourceFaultKind.Config, $"{setting} is missing. Set it to env:NAME or file:/path, where the secret stands."),
        _ => throw new SourceException(
            SourceFaultKind.Config, $"{setting} must say where the secret stands, as env:NAME or file:/path. A secret itself is not "
                + $"taken from there."),
    };

    /// <summary>The secret, without the line break that editors leave at a file's end.</summary>
    /// <exception cref="SourceException">There is nothing, or the file can't be read.</exception>
    public string Read()
    {
        try
        {
            var secret = isFile ? ReadFile() : Environment.GetEnvironmentVariable(place);
            return secret?.Trim() is { Length: > 0 } found
                ? found
                : throw new SourceException(SourceFaultKind.Auth, $"There is no secret at {this}. Set it where the bot runs.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(
                SourceFaultKind.Auth, $"The secret at {this} can't be read. Look whether the file is there and the bot may read it.",
                failure);
        }
    }

    public override string ToString() => (isFile ? "file:" : "env:") + place;

    string ReadFile() => new FileInfo(place) is { Exists: true, Length: > MaximumLength }
        ? throw new SourceException(SourceFaultKind.Config, $"The file at {this} is too long for a secret.")
        : File.ReadAllText(place);
}
