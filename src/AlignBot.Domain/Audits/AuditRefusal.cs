using System.Collections.Immutable;

namespace AlignBot.Domain.Audits;

/// <summary>Why an audit was not touched. Closed.</summary>
public abstract record AuditRefusal : Refusal
{
    AuditRefusal()
    {
    }

    /// <summary>Only those who run the program and both leaders go through it.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : AuditRefusal;

    /// <summary>It is over.</summary>
    public sealed record IsOver(string Name) : AuditRefusal;

    /// <summary>There is one for that quarter already.</summary>
    public sealed record IsThere(string Name) : AuditRefusal;

    /// <summary>It was settled meanwhile.</summary>
    public sealed record SettledAlready(AuditSettlement How) : AuditRefusal;

    /// <summary>Its result is signed, and stays as it is.</summary>
    public sealed record IsSigned(string Name) : AuditRefusal;

    /// <summary>Something is still to be done before it can be closed.</summary>
    public sealed record NotDone(int Unsettled, int Unanswered) : AuditRefusal;

    /// <summary>Whoever says that something is not as it should be says what.</summary>
    public sealed record SayWhat(AuditQuestion Question) : AuditRefusal;
}
