using NodaTime;

namespace AlignBot.Domain.Precedents;

/// <summary>A decision that somebody holds up in a dispute: it was decided like this before.</summary>
public sealed record Citation
{
    /// <summary>Its own.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is cited.</summary>
    public required DisputeId Dispute { get; init; }

    /// <summary>What is cited.</summary>
    public required DecisionId Decision { get; init; }

    /// <summary>Who cites it.</summary>
    public required UserId By { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Why it matters here, in their words; null when they gave none.</summary>
    public string? Why { get; init; }
}

/// <summary>What history keeps of citations.</summary>
public abstract record CitationFact
{
    CitationFact()
    {
    }

    /// <summary>A decision was cited in a dispute.</summary>
    public sealed record Cited(Citation Citation) : CitationFact;
}

/// <summary>What the bot does because a decision was cited.</summary>
public abstract record CitationEffect : Effect
{
    CitationEffect()
    {
    }

    /// <summary>The dispute's thread hears of it, and both cards show it.</summary>
    public sealed record Announce : CitationEffect;

    /// <summary>It is kept in the history.</summary>
    public sealed record Log(CitationFact Fact) : CitationEffect;
}

/// <summary>Why a decision can't be cited.</summary>
public abstract record CitationRefusal : Refusal
{
    CitationRefusal()
    {
    }

    /// <summary>Only full members of the channel cite.</summary>
    public sealed record NotAMember : CitationRefusal;

    /// <summary>The dispute is over: what is held up now would change nothing.</summary>
    public sealed record Closed(int Dispute) : CitationRefusal;

    /// <summary>No decision was chosen, or there is none of that number.</summary>
    /// <param name="Number">The n of DEC-n as it was typed; null when nothing was chosen.</param>
    public sealed record NoSuchDecision(string? Number) : CitationRefusal;

    /// <summary>Not every member reads the decision, and the card of the dispute would show it to all of them.</summary>
    public sealed record KeptAmongFew(int Decision) : CitationRefusal;

    /// <summary>It came of this very dispute.</summary>
    public sealed record ItsOwn(int Decision) : CitationRefusal;

    /// <summary>Somebody has cited it here.</summary>
    public sealed record CitedAlready(int Decision, UserId By) : CitationRefusal;

    /// <summary>A dispute that cites half of the log cites nothing.</summary>
    public sealed record TooMany(int Most) : CitationRefusal;
}
