using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Hosting;

/// <summary>One thing that was erased.</summary>
/// <param name="Program">The program's id.</param>
/// <param name="Person">Slack's id of the person; null where it was an entry.</param>
/// <param name="Names">The names that were taken out with the person.</param>
/// <param name="Entry">The entry's id in the record; null where it was a person.</param>
sealed record ErasedThing(int Program, string? Person, IReadOnlyList<string> Names, Guid? Entry);

/// <summary>A file beside the record and its backups that says what was erased, a line each: on a restored backup all of it is erased again.</summary>
/// <remarks>It names those who were erased, as it has to: keep it where the backups are not, and as long as they are kept.</remarks>
static class ErasureList
{
    /// <summary>Adds a line, before the erasure: a list that names too much is harmless, one that misses something is not.</summary>
    /// <exception cref="SettingsException">It can't be written; then nothing is to be erased.</exception>
    public static async Task AddAsync(string file, ErasedThing thing)
    {
        try
        {
            await File.AppendAllTextAsync(file, JsonSerializer.Serialize(thing, ErasureListJson.Default.ErasedThing) + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"'{file}' can't be written, so nothing was erased: {failure.Message.TrimEnd('.')}. Name a file in a folder that is there with --list.");
        }
    }

    /// <exception cref="SettingsException">There is none, or a line is none of its own.</exception>
    public static async Task<IReadOnlyList<ErasedThing>> ReadAsync(string file)
    {
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"'{file}' can't be read: {failure.Message.TrimEnd('.')}. Name the file that 'erase ... --list' wrote.");
        }

        var things = new List<ErasedThing>();
        foreach (var (line, at) in lines.Select((line, at) => (line, at + 1)).Where(line => line.line.Trim().Length > 0))
        {
            try
            {
                var thing = JsonSerializer.Deserialize(line, ErasureListJson.Default.ErasedThing);
                things.Add(thing is { Person: not null, Names: not null } or { Entry: not null } ? thing : throw new JsonException());
            }
            catch (JsonException)
            {
                throw new SettingsException($"Line {at} of '{file}' is none that 'erase ... --list' wrote. Nothing was erased.");
            }
        }

        return things;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErasedThing))]
sealed partial class ErasureListJson : JsonSerializerContext;
