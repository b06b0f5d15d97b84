using System.Collections.Immutable;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Precedents;

/// <summary>A decision that somebody wants to cite.</summary>
/// <param name="Id">The citation's.</param>
/// <param name="By">Who wants to.</param>
/// <param name="Why">Why it matters, as it was typed; blank when nothing was.</param>
public sealed record NewCitation(Guid Id, UserId By, string? Why);

/// <summary>Who cites which decision in which dispute.</summary>
public static class CitationRules
{
    /// <summary>Citations of one dispute.</summary>
    public const int Most = 10;

    /// <summary>Cites a decision. What no longer holds may be cited as well: the card says that it does not.</summary>
    /// <param name="cite">By whom, and why.</param>
    /// <param name="dispute">As it stands.</param>
    /// <param name="decision">As it stands.</param>
    /// <param name="standing">What is cited in the dispute already.</param>
    /// <param name="roster">Who is who.</param>
    /// <param name="now">Business time.</param>
    public static Outcome<Citation> Cite(
        NewCitation cite, Dispute dispute, Decision decision, ImmutableArray<Citation> standing, Roster roster, Instant now)
    {
        if (WhyNot(cite.By, dispute, standing, roster) is { } refusal)
        {
            return new Outcome<Citation>.Refused(refusal);
        }

        if (decision.Dispute == dispute.Id)
        {
            return new Outcome<Citation>.Refused(new CitationRefusal.ItsOwn(decision.Number));
        }

        if (decision.KeptTo is not null)
        {
            return new Outcome<Citation>.Refused(new CitationRefusal.KeptAmongFew(decision.Number));
        }

        if (standing.FirstOrDefault(citation => citation.Decision == decision.Id) is { } before)
        {
            return new Outcome<Citation>.Refused(new CitationRefusal.CitedAlready(decision.Number, before.By));
        }

        if (TextLimits.CheckOptional(FormField.Reason, cite.Why, TextLimits.Line) is { } tooLong)
        {
            return new Outcome<Citation>.Refused(tooLong);
        }

        var citation = new Citation
        {
            Id = cite.Id,
            Dispute = dispute.Id,
            Decision = decision.Id,
            By = cite.By,
            At = now,
            Why = string.IsNullOrWhiteSpace(cite.Why) ? null : cite.Why.Trim(),
        };
        return new Outcome<Citation>.Changed(citation, [new CitationEffect.Announce(), new CitationEffect.Log(new CitationFact.Cited(citation))]);
    }

    /// <summary>Why somebody can't cite anything in a dispute as it stands; null when they can.</summary>
    public static CitationRefusal? WhyNot(UserId by, Dispute dispute, ImmutableArray<Citation> standing, Roster roster) =>
        !roster.MayTakePart(by) ? new CitationRefusal.NotAMember()
        : !dispute.IsOpen ? new CitationRefusal.Closed(dispute.Number)
        : standing.Length >= Most ? new CitationRefusal.TooMany(Most)
        : null;
}
