namespace AlignBot.Benchmarks;

/// <summary>The checked-out repository that this was built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AlignBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new CannotMeasureException($"Run this from a checkout: there is no AlignBot.sln above {AppContext.BaseDirectory}.");
    }
}
