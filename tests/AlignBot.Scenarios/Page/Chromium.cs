namespace AlignBot.Scenarios.Page;

/// <summary>The Chromium that is installed on this machine: on the PATH, or where ALIGNBOT_CHROMIUM says.</summary>
static class Chromium
{
    const string RequireAll = "ALIGNBOT_TESTS_REQUIRE_ALL";
    const string Remedy =
        "Chromium was not found on the PATH: install it (Debian's package is 'chromium'), or name its executable in ALIGNBOT_CHROMIUM.";

    static readonly string[] Names = OperatingSystem.IsWindows() ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Headless, with a fresh profile, and nothing that calls home.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    static readonly string? Found = Find();

    /// <summary>Why tests in the browser are skipped; null when they run. With ALIGNBOT_TESTS_REQUIRE_ALL=1 they run, and fail where they can't.</summary>
    public static string? SkipReason => Found is null && Environment.GetEnvironmentVariable(RequireAll) != "1" ? Remedy : null;

    /// <exception cref="InvalidOperationException">There is none on this machine; says what to install.</exception>
    public static string Executable => Found ?? throw new InvalidOperationException(Remedy);

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ALIGNBOT_CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(_ => Names, Path.Combine).FirstOrDefault(File.Exists);
    }
}
