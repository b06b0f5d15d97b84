namespace AlignBot.Sources;

/// <summary>An account of the team's list that a vendor of signals is asked about.</summary>
/// <param name="Key">Its id on the list; what a signal names.</param>
/// <param name="Domain">In normal form, and no other account's: <c>alpine.example</c>.</param>
public sealed record AskedAccount(string Key, string Domain);
