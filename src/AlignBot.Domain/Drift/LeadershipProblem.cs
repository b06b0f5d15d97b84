using System.Collections.Immutable;

namespace AlignBot.Domain.Drift;

/// <summary>What is known about how the two leaders get on, once the structure is there.</summary>
public sealed record LeadershipFacts
{
    /// <summary>Disputes between the two that the executive's level had, in this quarter and the last, by number.</summary>
    public ImmutableArray<string> BeforeTheExecutive { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What one of them signed and then contested in that time, by number.</summary>
    public ImmutableArray<string> SignedThenContested { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How much of the cadence was held, in percent. Null where no meeting was due.</summary>
    public decimal? CadenceHeld { get; init; }

    /// <summary>All of the five artifacts are current.</summary>
    public bool ArtifactsAreCurrent { get; init; }

    /// <summary>Who is the executive; null where nobody is.</summary>
    public UserId? Executive { get; init; }

    /// <summary>Who leads sales; null where nobody does.</summary>
    public UserId? SalesLeader { get; init; }

    /// <summary>Who leads marketing; null where nobody does.</summary>
    public UserId? MarketingLeader { get; init; }
}

/// <summary>A problem of leadership, not of structure.</summary>
/// <param name="Recipients">Who is told, privately, all with the same text at the same minute.</param>
/// <param name="Evidence">What it is read from.</param>
public sealed record LeadershipProblem(ImmutableArray<UserId> Recipients, ImmutableArray<string> Evidence)
{
    /// <summary>Again and again is so often within two quarters.</summary>
    public const int From = 3;

    /// <summary>Structure is in place where so much of the cadence is held, in percent.</summary>
    public const int CadenceFrom = 80;

    /// <summary>Null where there is none, where the structure is not in place yet, or where there is nobody to tell.</summary>
    public static LeadershipProblem? Of(LeadershipFacts facts)
    {
        if (facts is not { Executive: { } executive, SalesLeader: { } sales, MarketingLeader: { } marketing } || sales == marketing)
        {
            return null;
        }

        var disputes = facts.BeforeTheExecutive.Distinct().ToImmutableArray();
        var contested = facts.SignedThenContested.Distinct().ToImmutableArray();
        if (!(facts.CadenceHeld >= CadenceFrom) || !facts.ArtifactsAreCurrent || (disputes.Length < From && contested.Length < From))
        {
            return null;
        }

        // An executive who is one of the two is no third person to be told of them.
        ImmutableArray<UserId> recipients = executive == sales || executive == marketing ? [sales, marketing] : [executive];
        return new LeadershipProblem(recipients, [.. disputes.Union(contested)]);
    }
}
