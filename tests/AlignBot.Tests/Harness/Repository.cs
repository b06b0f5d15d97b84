namespace AlignBot.Tests.Harness;

/// <summary>The checked-out repository that these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AlignBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No AlignBot.sln above {AppContext.BaseDirectory}.");
    }
}
