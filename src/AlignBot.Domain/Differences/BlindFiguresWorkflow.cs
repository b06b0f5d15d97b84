using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Differences;

/// <summary>The rules of asking for two figures that neither side sees before both are shown. Pure.</summary>
public static class BlindFiguresWorkflow
{
    /// <summary>More than this is no pipeline.</summary>
    public const decimal Most = 1_000_000_000_000_000m;

    /// <summary>So long before the review begins they are shown: whoever leads it has read them.</summary>
    public static Duration Before { get; } = Duration.FromMinutes(15);

    /// <summary>The sides, in the order in which they are named.</summary>
    public static ImmutableArray<FigureSide> Sides { get; } = [FigureSide.Sales, FigureSide.Marketing];

    /// <summary>Who leads a side.</summary>
    public static Role LeaderOf(FigureSide side) => side is FigureSide.Sales ? Role.SalesLeader : Role.MarketingLeader;

    /// <summary>When the figures for a review are asked for: at the opening of the working day before it.</summary>
    public static Instant AskAt(Instant startsAt, WorkingCalendar calendar) => WorkingTime.FirstOpening(
        WorkingTime.WorkingDayFrom(startsAt.InZone(calendar.Zone).Date, -1, calendar), calendar);

    /// <summary>Asks for the figures for a review. Null where it is too late for it, or where neither side has anybody to give one.</summary>
    /// <param name="meeting">The review.</param>
    /// <param name="startsAt">When it begins.</param>
    /// <param name="currency">What they are to be in.</param>
    /// <param name="sources">Where they come from.</param>
    /// <param name="context">Of now.</param>
    public static Outcome<BlindFigures>.Changed? Ask(
        MeetingId meeting, Instant startsAt, string currency, FigureSources sources, RuleContext context)
    {
        var (now, revealAt) = (context.Now, startsAt - Before);
        var asked = Sides.ToImmutableDictionary(
            side => side, side => sources.Of(side) is null ? context.Roster.Acting(LeaderOf(side), now) : null);
        if (now >= revealAt || Sides.All(side => asked[side] is null && sources.Of(side) is null))
        {
            return null;
        }

        var state = new BlindFigures
        {
            Meeting = meeting,
            AskedAt = now,
            RevealAt = revealAt,
            Currency = currency,
            AlikeWithin = sources.AlikeWithin,
            SalesAsked = asked[FigureSide.Sales],
            MarketingAsked = asked[FigureSide.Marketing],
        };
        return new Outcome<BlindFigures>.Changed(state,
        [
            new FiguresEffect.Log(new FiguresFact.Asked(meeting, revealAt)),
            new FiguresEffect.WaitToReveal(revealAt),
            .. Sides.Where(side => asked[side] is not null).Select(side => new FiguresEffect.Ask(side, asked[side]!.Value)),
            .. Sides.Any(side => sources.Of(side) is not null) ? [new FiguresEffect.Read()] : ImmutableArray<Effect>.Empty,
        ]);
    }

    /// <summary>Answers one command.</summary>
    public static Outcome<BlindFigures> Apply(BlindFigures state, FiguresCommand command, RuleContext context) => command switch
    {
        FiguresCommand.Enter enter => Enter(state, enter, context),
        FiguresCommand.Give give => Give(state, give),
        FiguresCommand.CannotGive cannot => AskLeader(state, cannot.Side, context),
        FiguresCommand.LeaderChanged => LeaderChanged(state, context),
        FiguresCommand.Move move => Move(state, move.StartsAt - Before),
        FiguresCommand.Reveal => Reveal(state, context.Now),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command to figures."),
    };

    /// <summary>Why somebody can't give a side's figure; null when they can.</summary>
    public static Refusal? WhyNot(BlindFigures state, FigureSide side, UserId actor, RuleContext context)
    {
        var leader = context.Roster.Acting(LeaderOf(side), context.Now);
        return leader != actor ? new FiguresRefusal.NotYourFigure(side, leader is { } who ? context.Roster.NamedTo(actor, [who]) : [])
            : state.RevealedAt is not null ? new FiguresRefusal.AlreadyRevealed()
            : state.Of(side) is not null ? new FiguresRefusal.AlreadyGiven(side)
            : null;
    }

    static Outcome<BlindFigures> Enter(BlindFigures state, FiguresCommand.Enter command, RuleContext context)
    {
        if (WhyNot(state, command.Side, command.Actor, context) is { } forbidden)
        {
            return new Outcome<BlindFigures>.Refused(forbidden);
        }

        var deals = command.Deals?.ToImmutableArray() ?? [];
        var sum = deals.Sum(deal => deal.Amount);
        return command.Amount is < 0 or > Most || deals.Any(deal => deal.Amount is < 0 or > Most)
            ? new Outcome<BlindFigures>.Refused(new FiguresRefusal.NotAPipeline())
            : deals.Length > 0 && sum != command.Amount
                ? new Outcome<BlindFigures>.Refused(new FiguresRefusal.DealsDoNotAddUp(command.Amount, sum))
            : Given(state, command.Side, new BlindFigure(command.Amount, context.Now, By: command.Actor) { Deals = deals }, command.Actor);
    }

    /// <summary>What a person entered before stands.</summary>
    static Outcome<BlindFigures> Give(BlindFigures state, FiguresCommand.Give command) =>
        state.RevealedAt is not null || state.Of(command.Side) is not null
            ? new Outcome<BlindFigures>.Ignored("it was shown, or given before")
            : Given(state, command.Side, command.Figure, by: null);

    static Outcome<BlindFigures> Given(BlindFigures state, FigureSide side, BlindFigure figure, UserId? by) =>
        new Outcome<BlindFigures>.Changed(
            side is FigureSide.Sales ? state with { Sales = figure } : state with { Marketing = figure },
            [new FiguresEffect.Log(new FiguresFact.Given(side, figure.Source), by), .. Refreshed(state, side)]);

    /// <summary>Whoever leads the side now is asked, unless they were.</summary>
    static Outcome<BlindFigures> AskLeader(BlindFigures state, FigureSide side, RuleContext context) =>
        state.RevealedAt is not null || state.Of(side) is not null
        || context.Roster.Acting(LeaderOf(side), context.Now) is not { } leader || state.Asked(side) == leader
            ? new Outcome<BlindFigures>.Ignored("it was given, or there is nobody else to ask")
            : new Outcome<BlindFigures>.Changed(
                side is FigureSide.Sales ? state with { SalesAsked = leader } : state with { MarketingAsked = leader },
                [.. Refreshed(state, side), new FiguresEffect.Ask(side, leader)]);

    static Outcome<BlindFigures> LeaderChanged(BlindFigures state, RuleContext context)
    {
        var (now, effects) = (state, ImmutableArray.CreateBuilder<Effect>());
        foreach (var side in Sides)
        {
            // A side that nobody was asked for has a source.
            if (state.Asked(side) is not null && AskLeader(now, side, context) is Outcome<BlindFigures>.Changed changed)
            {
                now = changed.State;
                effects.AddRange(changed.Effects);
            }
        }

        return effects.Count == 0
            ? new Outcome<BlindFigures>.Ignored("those who were asked lead still")
            : new Outcome<BlindFigures>.Changed(now, effects.ToImmutable());
    }

    static Outcome<BlindFigures> Move(BlindFigures state, Instant revealAt) =>
        state.RevealedAt is not null || state.RevealAt == revealAt
            ? new Outcome<BlindFigures>.Ignored("they were shown, or are to be shown then")
            : new Outcome<BlindFigures>.Changed(
                state with { RevealAt = revealAt },
                [new FiguresEffect.WaitToReveal(revealAt), .. Sides.SelectMany(side => Refreshed(state, side))]);

    static Outcome<BlindFigures> Reveal(BlindFigures state, Instant now)
    {
        if (state.RevealedAt is not null || now < state.RevealAt)
        {
            return new Outcome<BlindFigures>.Ignored("they were shown before, or it is too early");
        }

        var shown = state with { RevealedAt = now };

        // That neither side gave one is said to nobody but to whoever was asked.
        var isWorthAWord = shown.Difference is { } found ? found.IsDifferent : shown.Sales is not null || shown.Marketing is not null;
        return new Outcome<BlindFigures>.Changed(shown,
        [
            new FiguresEffect.Log(new FiguresFact.Revealed(shown.Sales?.Amount, shown.Marketing?.Amount, shown.Currency)),
            .. Sides.SelectMany(side => Refreshed(state, side)),
            .. isWorthAWord ? [new FiguresEffect.Announce()] : ImmutableArray<Effect>.Empty,
            new FiguresEffect.ShowInReview(),
        ]);
    }

    static IEnumerable<Effect> Refreshed(BlindFigures state, FigureSide side) =>
        state.Asked(side) is { } leader ? [new FiguresEffect.Refresh(side, leader)] : [];
}
