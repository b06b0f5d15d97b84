using System.Collections.Immutable;
using AlignBot.Domain.Disputes;

namespace AlignBot.Domain.Audits;

/// <summary>What can be done with an audit. Closed.</summary>
public abstract record AuditCommand
{
    AuditCommand()
    {
    }

    /// <summary>Have somebody mend what was found.</summary>
    /// <param name="Actor">Who says so.</param>
    /// <param name="Key">Of the finding.</param>
    /// <param name="Action">The new action's id.</param>
    /// <param name="What">What is to be done, by whom, until when.</param>
    public sealed record Give(UserId Actor, string Key, ActionId Action, FollowUp What) : AuditCommand;

    /// <summary>Leave what was found as it is.</summary>
    public sealed record Accept(UserId Actor, string Key, string Reason) : AuditCommand;

    /// <summary>Say what only people can.</summary>
    public sealed record Answer(UserId Actor, ImmutableArray<AuditReply> Replies) : AuditCommand;

    /// <summary>These artifacts were said to be right as they are.</summary>
    public sealed record Renew(UserId Actor, ImmutableArray<RenewedArtifact> Artifacts) : AuditCommand;

    /// <summary>All is settled: the result is written down, and signed by both leaders.</summary>
    public sealed record Close(UserId Actor) : AuditCommand;

    /// <summary>A leader does not sign its result: it is gone through once more.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="IsSigned">Its result holds already.</param>
    public sealed record Reopen(UserId Actor, bool IsSigned) : AuditCommand;

    /// <summary>The moment has come to ask whoever goes through it.</summary>
    public sealed record Ask : AuditCommand;

    /// <summary>The moment has come to remind them.</summary>
    public sealed record Remind : AuditCommand;

    /// <summary>Roles have changed: somebody else may be the one to go through it.</summary>
    public sealed record PeopleChanged : AuditCommand;

    /// <summary>The next one has begun.</summary>
    public sealed record Replace : AuditCommand;
}
