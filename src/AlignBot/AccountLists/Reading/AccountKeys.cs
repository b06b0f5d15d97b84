namespace AlignBot.AccountLists.Reading;

/// <summary>Brings a source's id to the form in which ids are compared.</summary>
static class AccountKeys
{
    /// <summary>Letter for letter.</summary>
    public static string Of(string key) => key;
}
