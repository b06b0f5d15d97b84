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
}
