using System.Collections.Immutable;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Sources.Sql;

/// <summary>The team's statement for one kind of record.</summary>
/// <param name="Text">One SELECT.</param>
/// <param name="Setting">Where it is configured, for sentences.</param>
/// <param name="BlankIsMeant">Columns whose NULL is meant, though they should be filled.</param>
sealed record SqlStatement(SourceKinds Kind, string Text, string Setting, ImmutableHashSet<string> BlankIsMeant)
{
    const int MaximumLength = 256 * 1024;

    /// <param name="check">Holds the text to one SELECT, and gives it as it is asked.</param>
    public static SqlStatement Read(IConfigurationSection section, SourceKinds kind, Func<string, string, string> check)
    {
        var (text, file) = (section["Statement"], section["StatementFile"]);
        if (text is null == file is null)
        {
            throw TabularSettings.Wrong($"Set one of {section.Path}:Statement and {section.Path}:StatementFile.");
        }

        var setting = $"{section.Path}:{(text is null ? "StatementFile" : "Statement")}";
        return new SqlStatement(
            kind, check(text ?? FromFile(file!, setting), setting), setting, TabularSettings.BlankIsMeant(section, kind));
    }

    static string FromFile(string path, string setting)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaximumLength }
                ? throw TabularSettings.Wrong($"{setting}: the file {path} is too long for a statement.")
                : File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFaultKind.Config, $"{setting}: the file {path} can't be read. "
                + "Look whether it is there and the bot may read it.", failure);
        }
    }
}
