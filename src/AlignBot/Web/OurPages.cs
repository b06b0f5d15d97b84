using System.Text.RegularExpressions;

namespace AlignBot.Web;

/// <summary>Addresses that come back from a browser: only those of our own pages lead anywhere.</summary>
static partial class OurPages
{
    /// <summary>Below the public address, as our own links say it; where all pages begin for anything else.</summary>
    /// <param name="said">What stands in an address: anybody can have written it.</param>
    public static string Only(string? said) => said is not null && Page().IsMatch(said) ? said : "";

    [GeneratedRegex(@"\Ap/[0-9]{1,9}(/[A-Za-z0-9_-]{1,80}){0,6}(\?name=[A-Za-z0-9%._~-]{1,900})?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
