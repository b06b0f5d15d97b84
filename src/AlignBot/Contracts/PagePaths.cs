using System.Globalization;

namespace AlignBot.Contracts;

/// <summary>Where the pages of things are that others name, below the address of their program.</summary>
static class PagePaths
{
    /// <summary>An account's page. It goes by its name, which stands behind the path: names have no other address.</summary>
    public const string Accounts = "accounts/one";

    /// <summary>What holds an account's name there.</summary>
    public const string AccountName = "name";

    public static string Account(string name) => $"{Accounts}?{AccountName}={Uri.EscapeDataString(name)}";

    /// <summary>By the n of DSP-n.</summary>
    public static string Dispute(int number) => string.Create(CultureInfo.InvariantCulture, $"disputes/{number}");

    /// <summary>By the n of DEC-n.</summary>
    public static string Decision(int number) => string.Create(CultureInfo.InvariantCulture, $"decisions/{number}");
}
