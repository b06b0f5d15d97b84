using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>Why a decision command was refused. Closed; besides these, text is refused with a <see cref="TextRefusal"/>.</summary>
public abstract record DecisionRefusal : Refusal
{
    DecisionRefusal()
    {
    }

    /// <summary>Only full members in the channel record decisions.</summary>
    public sealed record MayNotRecord(Standing Standing) : DecisionRefusal;

    /// <summary>Only those named as having decided may say whether they did.</summary>
    public sealed record NotNamed(ImmutableArray<DecidedBy> Named) : DecisionRefusal;

    /// <summary>Details are added by the one who recorded it, those who decided, and those who run the program.</summary>
    public sealed record MayNotAddDetails(UserId? RecordedBy, ImmutableArray<DecidedBy> DecidedBy) : DecisionRefusal;

    /// <summary>What stands is never edited away: amend it with a new decision.</summary>
    public sealed record AlreadySaid(FormField Field) : DecisionRefusal;

    /// <summary>It no longer holds; <paramref name="By"/> took its place, if another did.</summary>
    public sealed record NoLongerHolds(DecisionStatus Status, DecisionId? By) : DecisionRefusal;

    /// <summary>It is changed by whoever recorded or decided it, and by those who run the program; what a dispute ended in, only by its deciders and the accountable executive.</summary>
    public sealed record MayNotChange(int Number, bool IsOfDispute, UserId? RecordedBy, ImmutableArray<DecidedBy> DecidedBy) : DecisionRefusal;

    /// <summary>The next review of what still holds lies ahead.</summary>
    public sealed record ReviewTooSoon(LocalDate Earliest) : DecisionRefusal;

    /// <summary>What is expected of a decision needs a day on which somebody looks whether it came.</summary>
    public sealed record ExpectationWithoutDay : DecisionRefusal;

    /// <summary>Only a fresh entry that nothing follows from is struck, and only by whoever recorded it.</summary>
    public sealed record TooLateToStrike(int Number) : DecisionRefusal;

    /// <summary>The log has no entry of that number.</summary>
    public sealed record NoSuchDecision(string Typed) : DecisionRefusal;

    /// <summary>It stands in the place of as many others as one can.</summary>
    public sealed record TooManyLinks(int Limit) : DecisionRefusal;

    /// <summary>A decision can't take its own place.</summary>
    public sealed record ItsOwn : DecisionRefusal;
}
