using System.Collections.Immutable;

namespace AlignBot.Domain.Artifacts;

/// <content>What keeps an artifact alive: an owner, a day of review, and what becomes of it.</content>
public static partial class ArtifactWorkflow
{
    /// <summary>The fewest working days between two reviews.</summary>
    public const int ShortestReview = 5;

    static Outcome<Artifact> GiveOwner(Artifact state, ArtifactCommand.GiveOwner command, RuleContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (!context.Roster.MayDecide(command.To))
        {
            return Refused(new TextRefusal.PersonNotEligible(FormField.ArtifactOwner, command.To, context.Roster.StandingOf(command.To)));
        }

        if (state.Owner == command.To)
        {
            return Refused(new ArtifactRefusal.SameOwner(command.To));
        }

        // What its owner was asked goes with it; that it has none is over.
        var over = state.Asks.Where(ask => ask.Kind is OwnerAskKind.NameOwner).ToImmutableArray();
        var moved = state.Asks.RemoveRange(over).Where(ask => ask.User != command.To).ToImmutableArray();
        ImmutableArray<OwnerAsk> theirs = [.. state.Asks.RemoveRange(over).Select(ask => ask with { User = command.To })];
        return Changed(
            state with { Owner = command.To, Asks = theirs },
            new ArtifactFact.OwnerGiven(command.To, state.Owner),
            command.Actor,
            [
                .. over.Concat(moved).Select(ask => new ArtifactEffect.CloseAsk(ask)),
                .. moved.Select(ask => new ArtifactEffect.AskOwner(ask with { User = command.To })),
                .. command.To == command.Actor ? [] : new ArtifactEffect[] { new ArtifactEffect.TellOwner(command.To, command.Actor) },
            ]);
    }

    static Outcome<Artifact> StillRight(Artifact state, ArtifactCommand.StillRight command, RuleContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        var decided = state.Asks.Where(ask => ask.Kind is OwnerAskKind.Decided or OwnerAskKind.Suggested).ToImmutableArray();
        if (state.InForce is not { } inForce || state.Kind.IsDated())
        {
            return decided.IsEmpty
                ? Refused(new ArtifactRefusal.NothingInForce())
                : new Outcome<Artifact>.Changed(
                    state with { Asks = state.Asks.RemoveRange(decided) }, [.. decided.Select(ask => new ArtifactEffect.CloseAsk(ask))]);
        }

        var review = DayAfter(context, state.ReviewEvery);
        if (state is { ReviewIsDue: false, ReviewOn: { } on } && on >= review && decided.IsEmpty && state.PartsNow.SequenceEqual(inForce.Parts))
        {
            return new Outcome<Artifact>.Ignored("it was said today already");
        }

        // Whoever says so of an operating definition has seen how its parts stand.
        var seen = inForce with { Parts = state.PartsNow };
        var (reviewed, effects) = Reviewed(
            state with { Asks = state.Asks.RemoveRange(decided), InForce = seen, Latest = state.Latest?.Number == inForce.Number ? state.Latest with { Parts = state.PartsNow } : state.Latest }, review, context);
        return Changed(reviewed, new ArtifactFact.StillRight(inForce.Number, review), command.Actor, [.. decided.Select(ask => new ArtifactEffect.CloseAsk(ask)), .. effects]);
    }

    static Outcome<Artifact> ReviewEach(Artifact state, ArtifactCommand.ReviewEach command, RuleContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (state.Kind.IsDated())
        {
            return Refused(new ArtifactRefusal.IsDated());
        }

        if (command.WorkingDays is < ShortestReview or > Artifact.LongestReview)
        {
            return Refused(new ArtifactRefusal.ReviewOutOfRange(command.WorkingDays, ShortestReview, Artifact.LongestReview));
        }

        if (command.WorkingDays == state.ReviewEvery)
        {
            return new Outcome<Artifact>.Ignored("it is so already");
        }

        var next = state with { ReviewEvery = command.WorkingDays };
        if (state.InForce is null || state.ReviewIsDue)
        {
            return Changed(next, new ArtifactFact.ReviewEach(command.WorkingDays, state.ReviewOn), command.Actor);
        }

        var review = DayAfter(context, command.WorkingDays);
        var (reviewed, effects) = Reviewed(next, review, context);
        return Changed(reviewed, new ArtifactFact.ReviewEach(command.WorkingDays, review), command.Actor, [.. effects]);
    }

    /// <summary>Another day takes the place of the first, also of one that has gone by.</summary>
    static Outcome<Artifact> DueBy(Artifact state, ArtifactCommand.DueBy command, RuleContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (state.InForce is { } inForce)
        {
            return Refused(new ArtifactRefusal.HoldsAlready(inForce));
        }

        if (command.On < context.Today)
        {
            return Refused(new TextRefusal.InThePast(FormField.ActionDue, command.On, context.Today));
        }

        if (state.DueOn == command.On)
        {
            return new Outcome<Artifact>.Ignored("it is so already");
        }

        var over = state.Asks.Where(ask => ask.Kind is OwnerAskKind.Due).ToImmutableArray();
        return Changed(
            state with { DueOn = command.On, Asks = state.Asks.RemoveRange(over) }, new ArtifactFact.DueGiven(command.On), command.Actor,
            [
                .. over.Select(ask => new ArtifactEffect.CloseAsk(ask)),
                command.IsAlsoAction ? new ArtifactEffect.AwaitNoDue() : new ArtifactEffect.AwaitDue(Time.WorkingTime.FirstOpening(command.On, context.Calendar)),
            ]);
    }

    static Outcome<Artifact> DueCame(Artifact state, RuleContext context)
    {
        if (!state.IsInUse || state.InForce is not null || state.DueOn is not { } on || context.Today < on)
        {
            return new Outcome<Artifact>.Ignored("it is not due");
        }

        var (asked, effects) = Asked(state, OwnerAskKind.Due, context);
        return effects.IsEmpty ? new Outcome<Artifact>.Ignored("nobody could be asked") : new Outcome<Artifact>.Changed(asked, [.. effects]);
    }

    static Outcome<Artifact> Retire(Artifact state, ArtifactCommand.Retire command, RuleContext context)
    {
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (state.Kind.IsDated())
        {
            return Refused(new ArtifactRefusal.IsDated());
        }

        if (state.Kind.IsOne())
        {
            return Refused(new ArtifactRefusal.NotTakenOutOfUse(state.Kind));
        }

        if (TextLimits.Check(FormField.Reason, command.Why, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        if (command.ReplacedBy == state.Id || command.ItsPlaces.OrEmpty().Contains(state.Id))
        {
            return Refused(new ArtifactRefusal.InACircle());
        }

        var why = command.Why.Trim();
        var next = state with { Retired = new Retirement(command.Actor, context.Now, why, command.ReplacedBy), Asks = [], DueOn = null, SignersAsked = [], ReviewIsDue = false };
        return Changed(
            next, new ArtifactFact.Retired(why, command.ReplacedBy), command.Actor,
            [
                .. state.Asks.Select(ask => new ArtifactEffect.CloseAsk(ask)), new ArtifactEffect.AwaitNoReview(),
                .. state.DueOn is null ? Array.Empty<ArtifactEffect>() : [new ArtifactEffect.AwaitNoDue()],
                .. state.SignersAsked.Select(user => new ArtifactEffect.AskNoMore(user)),
            ]);
    }

    static Outcome<Artifact> Disputed(Artifact state, ArtifactCommand.Dispute command) =>
        !state.IsInUse || state.Disputes.Contains(command.About)
            ? new Outcome<Artifact>.Ignored("it is known already")
            : Changed(state with { Disputes = [.. state.Disputes.TakeLast(ListLimits.Links - 1), command.About] }, new ArtifactFact.Disputed(command.About), actor: null);

    static Outcome<Artifact> DisputeDecided(Artifact state, ArtifactCommand.DisputeDecided command, RuleContext context)
    {
        if (!state.IsInUse || !state.Disputes.Contains(command.About))
        {
            return new Outcome<Artifact>.Ignored("it is not about this");
        }

        var (asked, effects) = Asked(state, OwnerAskKind.Decided, context);
        return effects.IsEmpty ? new Outcome<Artifact>.Ignored("nobody could be asked") : new Outcome<Artifact>.Changed(asked, [.. effects]);
    }

    static Outcome<Artifact> PartsStand(Artifact state, ArtifactCommand.PartsStand command, RuleContext context)
    {
        if (state.Kind is not ArtifactKind.OperatingDefinition || !state.IsInUse || state.PartsNow.SequenceEqual(command.Now))
        {
            return new Outcome<Artifact>.Ignored("they stand as they stood");
        }

        var (was, next) = (ArtifactStatus.Of(state, context.Roster), state with { PartsNow = command.Now });
        if (was is not ArtifactStatus.Current || ArtifactStatus.Of(next, context.Roster) is not ArtifactStatus.Stale)
        {
            return new Outcome<Artifact>.Changed(next, []);
        }

        var (asked, effects) = Asked(next, OwnerAskKind.Review, context);
        return new Outcome<Artifact>.Changed(asked, [.. effects]);
    }

    static Outcome<Artifact> ReviewDue(Artifact state, RuleContext context)
    {
        if (!state.IsInUse || state.ReviewIsDue || state.InForce is null || state.ReviewOn is not { } on || context.Today < on)
        {
            return new Outcome<Artifact>.Ignored("it is not due");
        }

        var (asked, effects) = Asked(state with { ReviewIsDue = true }, OwnerAskKind.Review, context);
        return Changed(asked, new ArtifactFact.ReviewDue(on), actor: null, [.. effects]);
    }

    static Outcome<Artifact> PeopleChanged(Artifact state, RuleContext context)
    {
        if (!state.IsInUse)
        {
            return new Outcome<Artifact>.Ignored("it is out of use");
        }

        // Who signs may be another today.
        var (told, late) = AskingLate(state, context);
        var (signed, asks) = Asking(told, context);
        ImmutableArray<ArtifactEffect> signatures = [.. late, .. asks];
        if (signed.Owner is not { } owner || context.Roster.MayDecide(owner) || state is { InForce: not null, AwaitsSignatures: false } && state.Kind.IsDated())
        {
            return signatures.IsEmpty ? new Outcome<Artifact>.Ignored("nobody is gone") : new Outcome<Artifact>.Changed(signed, [.. signatures]);
        }

        // A leaver answers nothing: what they were asked goes to whoever runs the program, with the question who answers for it now.
        var gone = signed with { Owner = null };
        var (asked, effects) = Asked(gone, OwnerAskKind.NameOwner, context);
        foreach (var ask in state.Asks.Where(ask => ask.User == owner && ask.Kind is not OwnerAskKind.NameOwner))
        {
            (asked, var more) = Asked(asked, ask.Kind, context);
            effects = [.. effects, .. more];
        }

        return Changed(asked, new ArtifactFact.OwnerGone(owner), actor: null, [.. effects, .. signatures]);
    }
}
