namespace AlignBot.Sources;

/// <summary>The kinds of records a source can give.</summary>
[Flags]
public enum SourceKinds
{
    None = 0,
    Accounts = 1,
    Owners = 2,
    Opportunities = 4,
    Leads = 8,
    Activities = 16,
    Signals = 32,
}
