using NodaTime;

namespace AlignBot.Sources.Http;

/// <summary>What a vendor's answer means.</summary>
abstract record HttpVerdict
{
    HttpVerdict()
    {
    }

    /// <summary>It is what was asked for.</summary>
    public sealed record Good : HttpVerdict;

    /// <summary>The token has ended: once a request it is renewed; the second time the fault stands.</summary>
    public sealed record Renew(SourceFault Fault) : HttpVerdict;

    /// <summary>Worth another try. Retry-After wins over the wait, and the wait over the usual one.</summary>
    public sealed record Again(SourceFault Fault, Duration? Wait = null) : HttpVerdict;

    /// <summary>Another try would end the same, or not before a while. The fault's own moment wins over Retry-After, and that over the
    /// while.</summary>
    public sealed record Final(SourceFault Fault, Duration? NotBefore = null) : HttpVerdict;
}
