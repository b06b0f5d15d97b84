using AlignBot.Sources.Salesforce;

namespace AlignBot.Contracts;

/// <summary>Brings a source's id to the form in which ids are compared: letter for letter, but for Salesforce's, which are written with 15
/// letters or with 18.</summary>
static class AccountKeys
{
    /// <summary>How the ids of accounts and of users begin there; others that happen to be as long stay as they are.</summary>
    static readonly string[] Prefixes = ["001", "005"];

    public static string Of(string key) =>
        Array.Exists(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal))
            && SalesforceId.Normalize(key) is { } normal ? normal : key;

    /// <summary>The other form in which a source may have written an id that goes by <see cref="Of"/>; the id itself where there is but one.</summary>
    public static string Short(string key) => Of(key) is { Length: 18 } normal && SalesforceId.Normalize(normal[..15]) == normal ? normal[..15] : key;
}
