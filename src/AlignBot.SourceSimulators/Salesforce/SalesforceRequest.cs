namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>A request that came.</summary>
/// <param name="Soql">The query's text, where there is one in its address.</param>
/// <param name="HadCredential">Whether it came with an Authorization header.</param>
public sealed record SalesforceRequest(string Method, string Path, string? Soql, bool HadCredential, string Host);
