namespace AlignBot.Sources;

/// <summary>Why a reading did not come about. Closed: every trouble of every vendor is one of these.</summary>
public enum SourceFaultKind
{
    /// <summary>The credential is wrong, expired or taken back.</summary>
    Auth,

    /// <summary>The credential is good, but may not read a field, an object or a scope.</summary>
    Permission,

    /// <summary>What is configured does not exist there or can't be asked: a field, a list, a statement, a version, an address.</summary>
    Config,

    /// <summary>Too many requests at once; the source says or implies when to come again.</summary>
    Throttled,

    /// <summary>The day's quota, or our own share of it, is used up.</summary>
    QuotaSpent,

    /// <summary>Over after a while: the network, a gateway, a server that restarts. All tries inside the deadline were made.</summary>
    Transient,

    /// <summary>The answer was not whole, or what came does not agree with what was counted.</summary>
    Incomplete,

    /// <summary>The source, as configured, does not give this.</summary>
    NotSupported,
}
