namespace AlignBot.Tests.Harness;

/// <summary>A page of docs that is written by a test from what the code declares.</summary>
static class WrittenPage
{
    /// <summary>Writes it where <c>ALIGNBOT_WRITE_DOCS=1</c> says so; else it has to stand there already.</summary>
    public static void Check(string written, params string[] path)
    {
        if (Environment.GetEnvironmentVariable("ALIGNBOT_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(path))!);
            File.WriteAllText(Repository.PathOf(path), written);
        }

        var stands = File.Exists(Repository.PathOf(path)) ? Repository.Read(path).ReplaceLineEndings("\n") : "";
        var differs = written.Split('\n').Except(stands.Split('\n')).FirstOrDefault() ?? stands.Split('\n').Except(written.Split('\n')).FirstOrDefault();
        Assert.True(
            written == stands,
            $"{string.Join('/', path)} does not say what the code declares, for example: {differs}\nWrite it anew: ALIGNBOT_WRITE_DOCS=1 dotnet test tests/AlignBot.Tests --filter \"RightsTests|ExportTests\"");
    }
}
