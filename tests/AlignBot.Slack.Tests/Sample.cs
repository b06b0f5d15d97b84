using System.IO.Compression;

namespace AlignBot.Slack.Tests;

/// <summary>The sample payloads that stand in samples/; see the README there for how real each kind is.</summary>
public static class Sample
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "samples");

    public static IEnumerable<string> All(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name)
    {
        var file = Path.Combine(Root, name);
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
        {
            return File.ReadAllBytes(file);
        }

        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);

        return content.ToArray();
    }
}
