using System.Collections.Immutable;
using AlignBot.Domain.Disputes;

namespace AlignBot.Domain.Decisions;

/// <summary>The rules of the decision log. Entries are never edited away: what was left out can be added, what stands is amended by another.</summary>
public static partial class DecisionWorkflow
{
    /// <summary>Records a decision. One step: only its text is needed.</summary>
    public static Outcome<Decision> Record(NewDecision record, DecisionContext context)
    {
        if (WhyNot(Problems(record, context)) is { } problems)
        {
            return problems;
        }

        ImmutableArray<UserId> named = record.DecidedBy.IsEmpty ? [record.RecordedBy] : [.. record.DecidedBy.Distinct()];
        var decision = new Decision
        {
            Id = record.Id,
            Number = record.Number,
            Program = record.Program,
            Text = record.Text.Trim(),
            Question = Tidy(record.Question),
            Source = record.Meeting is null ? DecisionSource.OnTheSpot : DecisionSource.Meeting,
            RecordedBy = record.RecordedBy,
            RecordedAt = context.Now,
            DecidedBy = [.. named.Select(user => Named(user, record.RecordedBy, context))],
            Rationale = Tidy(record.Rationale),
            EffectiveOn = record.EffectiveOn,
            ReviewOn = record.ReviewOn,
            Expected = Tidy(record.Expected),
            Category = Tidy(record.Category),
            Account = Tidy(record.Account),
            KeptTo = record.KeptTo,
            Meeting = record.Meeting,
            Actions = record.Actions,
            Links = record.Replaces is { } old ? [new DecisionLink(old.Kind, old.Of, IsForward: true)] : [],
        };
        var effects = ImmutableArray.CreateBuilder<Effect>();
        effects.Add(new DecisionEffect.PostCard());
        effects.Add(new DecisionEffect.Log(new DecisionFact.Recorded(decision.Text, decision.Source), record.RecordedBy));
        if (record.Replaces is { } replaced)
        {
            effects.Add(new DecisionEffect.TellDecision(replaced.Of, ReplacedBy(replaced.Kind, record.Id)));
        }

        // Those who decided in a meeting confirm all of it at once, as it closes; until they have, it waits for them.
        effects.AddRange(decision.Awaited
            .Select(user => record.Meeting is null ? (DecisionEffect)new DecisionEffect.AskToConfirm(user) : new DecisionEffect.AwaitConfirmation(user)));
        effects.AddRange(Follows(decision));
        return new Outcome<Decision>.Changed(decision, effects.DrainToImmutable());
    }

    /// <summary>What entering a decision that a dispute ended in asks of the bot.</summary>
    public static ImmutableArray<Effect> Entered(Decision decision) =>
        [new DecisionEffect.PostCard(), new DecisionEffect.Log(new DecisionFact.Recorded(decision.Text, decision.Source), decision.RecordedBy), .. Follows(decision)];

    /// <summary>Applies a command to a recorded decision.</summary>
    public static Outcome<Decision> Apply(Decision state, DecisionCommand command, DecisionContext context) => command switch
    {
        DecisionCommand.Confirm confirm => Confirm(state, confirm, context),
        DecisionCommand.Refuse refuse => Refuse(state, refuse, context),
        DecisionCommand.AddDetails details => AddDetails(state, details, context),
        DecisionCommand.Supersede by => Replace(state, DecisionLinkKind.Supersedes, DecisionStatus.Superseded, by.By),
        DecisionCommand.Amend by => Replace(state, DecisionLinkKind.Amends, DecisionStatus.Amended, by.By),
        DecisionCommand.Reverse by => Replace(state, DecisionLinkKind.Reverses, DecisionStatus.Reversed, by.By),
        DecisionCommand.Expire expire => Expire(state, expire, context),
        DecisionCommand.Strike strike => Strike(state, strike, context),
        DecisionCommand.ReviewDue => ComeUpForReview(state, context),
        DecisionCommand.PeopleChanged => HandOverReview(state, context),
        DecisionCommand.Reaffirm reaffirm => Reaffirm(state, reaffirm, context),
        DecisionCommand.RecordDissent dissent => RecordDissent(state, dissent, context),
        DecisionCommand.Commit commit => Commit(state, commit, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Details are added by the one who recorded it, those who decided, and those who run the program.</summary>
    public static bool MayAddDetails(Decision state, UserId actor, DecisionContext context) =>
        (context.Roster.MayDecide(actor) && (state.RecordedBy == actor || state.DecidedBy.Any(d => d.User == actor))) || context.Roster.MayGovern(actor, context.Now);

    static Outcome<Decision> Confirm(Decision state, DecisionCommand.Confirm command, DecisionContext context)
    {
        if (state.DecidedBy.FirstOrDefault(d => d.User == command.Actor) is not { } named)
        {
            return Refused(new DecisionRefusal.NotNamed(state.DecidedBy));
        }

        if (named.Confirmation is Confirmation.Confirmed)
        {
            return new Outcome<Decision>.Ignored("they confirmed already");
        }

        var decided = state.DecidedBy.Replace(named, new DecidedBy(command.Actor, Confirmation.Confirmed, context.Now));
        var next = state with
        {
            DecidedBy = decided,
            Status = state.Status is DecisionStatus.Contested && decided.All(d => d.Confirmation is not Confirmation.Refused) ? DecisionStatus.InForce : state.Status,
        };
        return Changed(next, new DecisionFact.Confirmed(), command.Actor, new DecisionEffect.CloseAsk(command.Actor));
    }

    static Outcome<Decision> Refuse(Decision state, DecisionCommand.Refuse command, DecisionContext context)
    {
        if (state.DecidedBy.FirstOrDefault(d => d.User == command.Actor) is not { } named)
        {
            return Refused(new DecisionRefusal.NotNamed(state.DecidedBy));
        }

        if (WhyNotHolding(state) is { } over)
        {
            return Refused(over);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refused(text);
        }

        var reason = command.Reason.Trim();
        var next = state with
        {
            DecidedBy = state.DecidedBy.Replace(named, new DecidedBy(command.Actor, Confirmation.Refused, context.Now, reason)),
            Status = DecisionStatus.Contested,
        };
        DecisionEffect[] tell = state.RecordedBy is { } recorder && recorder != command.Actor ? [new DecisionEffect.TellRefused(recorder, command.Actor, reason)] : [];
        return Changed(next, new DecisionFact.Refused(reason), command.Actor, [new DecisionEffect.CloseAsk(command.Actor), .. tell]);
    }

    static Outcome<Decision> AddDetails(Decision state, DecisionCommand.AddDetails command, DecisionContext context)
    {
        if (!MayAddDetails(state, command.Actor, context))
        {
            return Refused(new DecisionRefusal.MayNotAddDetails(state.RecordedBy, state.DecidedBy));
        }

        if (WhyNotHolding(state) is { } over)
        {
            return Refused(over);
        }

        if (WhyNot(Problems(state, command, context)) is { } problems)
        {
            return problems;
        }

        var added = command.DecidedBy.Distinct().Where(user => state.DecidedBy.All(d => d.User != user)).ToArray();
        var next = state with
        {
            Rationale = Tidy(command.Rationale) ?? state.Rationale,
            DecidedBy = [.. state.DecidedBy, .. added.Select(user => Named(user, command.Actor, context))],
            EffectiveOn = command.EffectiveOn ?? state.EffectiveOn,
            ReviewOn = command.ReviewOn ?? state.ReviewOn,
            Expected = Tidy(command.Expected) ?? state.Expected,
            Account = Tidy(command.Account) ?? state.Account,
            Category = Tidy(command.Category) ?? state.Category,
            Actions = [.. state.Actions, .. command.Actions],
            Links = command.Supersedes is { } old ? state.Links.Add(new DecisionLink(DecisionLinkKind.Supersedes, old, IsForward: true)) : state.Links,
            ReviewAsked = command.ReviewOn is null ? state.ReviewAsked : [],
        };
        return Changed(next, new DecisionFact.DetailsAdded(DecisionDetails.Of(command)), command.Actor,
        [
            .. added.Where(user => user != command.Actor).Select(user => new DecisionEffect.AskToConfirm(user)),
            .. command.Supersedes is { } replaced ? [new DecisionEffect.TellDecision(replaced, new DecisionCommand.Supersede(state.Id))] : Array.Empty<DecisionEffect>(),
            .. command.ReviewOn is { } review ? [new DecisionEffect.SetReview(review), .. CloseReviews(state)] : Array.Empty<DecisionEffect>(),
            .. command.Actions.IsEmpty ? [] : new DecisionEffect[] { new DecisionEffect.Assign(command.Actions, command.Actor) },
        ]);
    }

    static Outcome<Decision> RecordDissent(Decision state, DecisionCommand.RecordDissent command, DecisionContext context)
    {
        if (TextLimits.Check(FormField.Dissent, command.Text, TextLimits.Body) is { } text)
        {
            return Refused(text);
        }

        var dissent = new Dissent(command.Actor, command.Text.Trim(), context.Now);
        return Changed(
            state with { Dissents = [.. state.Dissents.Where(d => d.By != command.Actor), dissent] },
            new DecisionFact.Dissented(dissent.Text),
            command.Actor);
    }

    static Outcome<Decision> Commit(Decision state, DecisionCommand.Commit command, DecisionContext context) =>
        state.Commitments.Any(c => c.By == command.Actor)
            ? new Outcome<Decision>.Ignored("they stand by it already")
            : Changed(state with { Commitments = state.Commitments.Add(new Commitment(command.Actor, context.Now)) }, new DecisionFact.Committed(), command.Actor);

    /// <summary>Recording one's own decision is confirming it.</summary>
    static DecidedBy Named(UserId user, UserId recorder, DecisionContext context) =>
        user == recorder ? new DecidedBy(user, Confirmation.Confirmed, context.Now) : new DecidedBy(user, Confirmation.Awaited);

    static DecisionRefusal.NoLongerHolds? WhyNotHolding(Decision state) => state.Holds
        ? null
        : new DecisionRefusal.NoLongerHolds(state.Status, state.Links.LastOrDefault(l => !l.IsForward)?.Other);

    static IEnumerable<DecisionEffect> Follows(Decision decision)
    {
        if (decision.ReviewOn is { } review)
        {
            yield return new DecisionEffect.SetReview(review);
        }

        if (!decision.Actions.IsEmpty)
        {
            yield return new DecisionEffect.Assign(decision.Actions, AuthorOf(decision));
        }
    }

    /// <summary>Whose words it is: of a dispute's decision, the author of its terms, who stands first; the last to agree only made it one.</summary>
    static UserId? AuthorOf(Decision decision) =>
        decision.Dispute is not null && !decision.DecidedBy.IsEmpty ? decision.DecidedBy[0].User : decision.RecordedBy;

    static Outcome<Decision>.Changed Changed(Decision next, DecisionFact fact, UserId? actor, params ReadOnlySpan<DecisionEffect> more) =>
        new(next, [new DecisionEffect.Log(fact, actor), .. more, new DecisionEffect.EditCard()]);

    static Outcome<Decision>.Refused Refused(Refusal why) => new(why);

    /// <summary>Everything wrong with a form at once; null when nothing is.</summary>
    static Outcome<Decision>.Refused? WhyNot(IEnumerable<Refusal> problems) =>
        problems.ToArray() is [var first, .. var rest] ? new Outcome<Decision>.Refused(first) { Also = [.. rest] } : null;

    static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
