using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <content>What becomes of a decision later: another in its place, the end of its time, its review.</content>
public static partial class DecisionWorkflow
{
    /// <summary>Records a decision that amends, supersedes or reverses an older one. What was kept among few stays among them, and it answers the same question.</summary>
    public static Outcome<Decision> Replace(Decision old, NewDecision record, DecisionLinkKind kind, DecisionContext context) =>
        WhyNotChange(old, record.RecordedBy, context) is { } refusal
            ? Refused(refusal)
            : Record(record with { Replaces = new Replacement(kind, old.Id), KeptTo = old.KeptTo, Question = record.Question ?? old.Question }, context);

    /// <summary>Why somebody may not amend, supersede, reverse, expire or reaffirm a decision; null when they may.</summary>
    public static DecisionRefusal? WhyNotChange(Decision state, UserId actor, DecisionContext context)
    {
        var standing = context.Roster.StandingOf(actor);
        if (standing is not Standing.Member && !context.Roster.MayGovern(actor, context.Now))
        {
            return new DecisionRefusal.MayNotRecord(standing);
        }

        return MayChange(state, actor, context)
            ? WhyNotHolding(state)
            : new DecisionRefusal.MayNotChange(state.Number, IsOfDispute(state), state.RecordedBy, state.DecidedBy);
    }

    /// <summary>What deciders of a dispute said is not undone by whoever runs the program: only by them, or by the accountable executive.</summary>
    static bool MayChange(Decision state, UserId actor, DecisionContext context) =>
        state.DecidedBy.Any(d => d.User == actor)
        || (IsOfDispute(state) ? context.Roster.Acts(actor, Role.AccountableExecutive, context.Now) : state.RecordedBy == actor || context.Roster.MayGovern(actor, context.Now));

    static bool IsOfDispute(Decision state) => state.Source is DecisionSource.Dispute or DecisionSource.Settlement;

    static DecisionCommand ReplacedBy(DecisionLinkKind kind, DecisionId by) => kind switch
    {
        DecisionLinkKind.Amends => new DecisionCommand.Amend(by),
        DecisionLinkKind.Supersedes => new DecisionCommand.Supersede(by),
        _ => new DecisionCommand.Reverse(by),
    };

    static Outcome<Decision> Replace(Decision state, DecisionLinkKind kind, DecisionStatus status, DecisionId by)
    {
        if (by == state.Id)
        {
            return Refused(new DecisionRefusal.ItsOwn());
        }

        if (WhyNotHolding(state) is { } over)
        {
            return Refused(over);
        }

        var next = Over(state, status) with { Links = state.Links.Add(new DecisionLink(kind, by, IsForward: false)) };
        return Changed(next, new DecisionFact.Linked(kind, by), actor: null, [.. CloseAll(state)]);
    }

    static Outcome<Decision> Expire(Decision state, DecisionCommand.Expire command, DecisionContext context)
    {
        if (command.Actor is { } actor && WhyNotChange(state, actor, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (WhyNotHolding(state) is { } over)
        {
            return Refused(over);
        }

        if (TextLimits.CheckOptional(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refused(text);
        }

        return Changed(Over(state, DecisionStatus.Expired) with { ExpiredBecause = Tidy(command.Reason), Came = CameOf(state, command.Came) },
            new DecisionFact.Expired(Tidy(command.Reason), CameOf(state, command.Came)), command.Actor, [.. CloseAll(state)]);
    }

    /// <summary>For so long whoever recorded an entry can say that it is none.</summary>
    public static readonly Duration StrikeWithin = Duration.FromMinutes(10);

    /// <summary>A slip that somebody sees at once: recorded on the spot a moment ago, by them, and nobody has built on it.</summary>
    public static bool MayStrike(Decision state, UserId actor, DecisionContext context) => state is { Source: DecisionSource.OnTheSpot, Holds: true, Actions.IsEmpty: true, Links.IsEmpty: true }
        && state.RecordedBy == actor && context.Now <= state.RecordedAt + StrikeWithin && !state.DecidedBy.Any(by => by.User != actor && by.Confirmation is Confirmation.Confirmed);

    static Outcome<Decision> Strike(Decision state, DecisionCommand.Strike command, DecisionContext context) =>
        WhyNotChange(state, command.Actor, context) is { } refusal ? Refused(refusal)
        : !MayStrike(state, command.Actor, context) ? Refused(new DecisionRefusal.TooLateToStrike(state.Number))
        : Changed(
            Over(state, DecisionStatus.Expired) with { ExpiredBecause = Decision.ByMistake }, new DecisionFact.Expired(Decision.ByMistake), command.Actor, [.. CloseAll(state)]);

    static Outcome<Decision> ComeUpForReview(Decision state, DecisionContext context)
    {
        if (!state.Holds || state.ReviewOn is not { } on)
        {
            return new Outcome<Decision>.Ignored("it needs no review any more");
        }

        if (on > context.Today)
        {
            return new Outcome<Decision>.Ignored("its review was moved");
        }

        if (!state.ReviewAsked.IsEmpty)
        {
            return new Outcome<Decision>.Ignored("they were asked already");
        }

        var asked = Reviewers(state, context);
        return Changed(state with { ReviewAsked = asked }, new DecisionFact.CameUpForReview(on), actor: null, [.. asked.Select(user => new DecisionEffect.AskToReview(user))]);
    }

    static Outcome<Decision> Reaffirm(Decision state, DecisionCommand.Reaffirm command, DecisionContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (command.ReviewOn is { } next && next <= context.Today)
        {
            return Refused(new DecisionRefusal.ReviewTooSoon(context.Today.PlusDays(1)));
        }

        return Changed(
            state with { ReviewOn = command.ReviewOn, ReviewAsked = [], Came = CameOf(state, command.Came) },
            new DecisionFact.Reaffirmed(command.ReviewOn, CameOf(state, command.Came)),
            command.Actor,
            [
                command.ReviewOn is { } review ? new DecisionEffect.SetReview(review) : new DecisionEffect.ClearReview(),
                .. CloseReviews(state),
            ]);
    }

    /// <summary>Whoever was asked about its review and would not be today is followed by who would. Nobody is asked twice.</summary>
    static Outcome<Decision> HandOverReview(Decision state, DecisionContext context)
    {
        var now = Reviewers(state, context);
        ImmutableArray<UserId> gone = [.. state.ReviewAsked.Except(now)];
        if (!state.Holds || gone.IsEmpty || now.IsEmpty)
        {
            return new Outcome<Decision>.Ignored("nobody else is to be asked");
        }

        var next = now.Except(state.ReviewAsked);
        return new Outcome<Decision>.Changed(
            state with { ReviewAsked = now },
            [.. gone.Select(user => new DecisionEffect.CloseReview(user)), .. next.Select(user => new DecisionEffect.AskToReview(user))]);
    }

    /// <summary>Whoever decided it; if none of them is there any more, who recorded it; else who runs the program.</summary>
    static ImmutableArray<UserId> Reviewers(Decision state, DecisionContext context)
    {
        ImmutableArray<UserId> deciders = [.. state.DecidedBy.Where(d => d.Confirmation is not Confirmation.Refused && context.Roster.MayDecide(d.User)).Select(d => d.User)];
        if (!deciders.IsEmpty)
        {
            return deciders;
        }

        if (state.RecordedBy is { } recorder && context.Roster.MayDecide(recorder))
        {
            return [recorder];
        }

        return context.Roster.Acting(Role.OperatingLead, context.Now) is { } lead ? [lead] : [];
    }

    /// <summary>Of what nobody expected anything, nothing came.</summary>
    static Came? CameOf(Decision state, Came? said) => state.Expected is null ? null : said ?? state.Came;

    static Decision Over(Decision state, DecisionStatus status) => state with { Status = status, ReviewAsked = [] };

    /// <summary>Nobody is asked about what no longer holds.</summary>
    static IEnumerable<DecisionEffect> CloseAll(Decision state)
    {
        foreach (var user in state.Awaited)
        {
            yield return new DecisionEffect.CloseAsk(user);
        }

        foreach (var review in CloseReviews(state))
        {
            yield return review;
        }

        if (state.ReviewOn is not null)
        {
            yield return new DecisionEffect.ClearReview();
        }
    }

    static IEnumerable<DecisionEffect> CloseReviews(Decision state) => state.ReviewAsked.Select(user => new DecisionEffect.CloseReview(user));
}
