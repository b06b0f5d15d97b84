using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.BusinessReviews;

/// <summary>The rules of the business review: whoever runs the program or leads a function has it made, the operating lead signs it, and it
/// is posted once.</summary>
public static class ReviewWorkflow
{
    /// <summary>A quarter of which there is no review yet.</summary>
    public static BusinessReview Blank(BusinessReviewId id, ProgramId program, FiscalQuarter quarter) =>
        new() { Id = id, Program = program, Quarter = quarter.First, FirstMonth = quarter.FirstMonth };

    /// <summary>Why there can be no review of a quarter; null when there can.</summary>
    /// <param name="quarter">Which.</param>
    /// <param name="zone">Whose midnights end it.</param>
    /// <param name="began">The program's first day.</param>
    /// <param name="now">Business time.</param>
    public static Refusal? WhyNone(FiscalQuarter quarter, DateTimeZone zone, LocalDate began, Instant now)
    {
        var ends = zone.AtStartOfDay(quarter.End).ToInstant();
        return now < ends ? new ReviewRefusal.NotOver(quarter, ends)
            : quarter.End <= began ? new ReviewRefusal.BeforeTheProgram(quarter, began)
            : null;
    }

    /// <summary>Applies a command to the reviews of a quarter that there can be (<see cref="WhyNone"/>).</summary>
    public static Outcome<BusinessReview> Apply(BusinessReview state, ReviewCommand command, RuleContext context) => command switch
    {
        ReviewCommand.Make make => Make(state, make, context),
        ReviewCommand.Sign sign => Sign(state, sign, context),
        ReviewCommand.Post post => Post(state, post, context),
        ReviewCommand.EnterCost cost => EnterCost(state, cost, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Why somebody can't have it made, post it, or read one that is not posted; null when they can.</summary>
    public static Refusal? WhyNotKeep(UserId actor, RuleContext context) => ProgramKeepers.Include(context.Roster, actor, context.Now)
        ? null
        : new ReviewRefusal.NotYours(context.Roster.NamedTo(actor, ProgramKeepers.All(context.Roster, context.Now)));

    /// <summary>Why somebody can't sign it or enter the cost; null when they can.</summary>
    public static Refusal? WhyNotSign(UserId actor, RuleContext context)
    {
        var roster = context.Roster;
        return roster.MayDecide(
            actor) && (roster.Holder(Role.OperatingLead) == actor || roster.Acts(actor, Role.OperatingLead, context.Now))
            ? null
            : new ReviewRefusal.NotTheLead(roster.NamedTo(actor, Signers(context)));
    }

    /// <summary>The newest version that somebody may read; null where there is none for them.</summary>
    public static ReviewRevision? ReadableBy(BusinessReview state, UserId reader, RuleContext context) =>
        WhyNotKeep(reader, context) is null ? state.Newest : context.Roster.MayDecide(reader) ? state.Posted : null;

    /// <summary>A version by its number, where somebody may read it.</summary>
    public static ReviewRevision? ReadableBy(BusinessReview state, int number, UserId reader, RuleContext context) =>
        state.Find(number) is { } revision && (
            WhyNotKeep(reader, context) is null || (revision.Posted is not null && context.Roster.MayDecide(reader))) ? revision : null;

    static Outcome<BusinessReview> Make(BusinessReview state, ReviewCommand.Make command, RuleContext context)
    {
        if (WhyNotKeep(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (state.Newest?.Says == command.Says)
        {
            return new Outcome<BusinessReview>.Ignored("it says so already");
        }

        if (state.Revisions.Length >= ListLimits.ReviewRevisions)
        {
            return Refused(new ReviewRefusal.TooMany(ListLimits.ReviewRevisions));
        }

        var revision = new ReviewRevision(state.Revisions.Length + 1, context.Now, command.Actor, command.Hash, command.Says, command.Head);
        return new Outcome<BusinessReview>.Changed(
            state with { Revisions = state.Revisions.Add(revision) },
            [
                new ReviewEffect.Keep(revision),
                new ReviewEffect.Log(new ReviewFact.Made(state.Quarter, revision.Number, revision.Hash, revision.Head), command.Actor),
            ]);
    }

    static Outcome<BusinessReview> Sign(BusinessReview state, ReviewCommand.Sign command, RuleContext context)
    {
        if (WhyNotSign(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (state.Find(command.Number) is not { } revision)
        {
            return Refused(new ReviewRefusal.NoSuchRevision(command.Number));
        }

        if (revision.Signed is { } hand)
        {
            return Refused(new ReviewRefusal.SignedAlready(hand));
        }

        return state.Newest!.Number != revision.Number
            ? Refused(new ReviewRefusal.NotTheNewest(state.Newest.Number))
            : new Outcome<BusinessReview>.Changed(
                With(state, revision with { Signed = new ReviewHand(command.Actor, context.Now) }),
                [new ReviewEffect.Log(new ReviewFact.Signed(state.Quarter, revision.Number, revision.Hash), command.Actor)]);
    }

    static Outcome<BusinessReview> Post(BusinessReview state, ReviewCommand.Post command, RuleContext context)
    {
        if (WhyNotKeep(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (state.Find(command.Number) is not { } revision)
        {
            return Refused(new ReviewRefusal.NoSuchRevision(command.Number));
        }

        if (revision.Posted is { } hand)
        {
            return Refused(new ReviewRefusal.PostedAlready(hand));
        }

        if (state.Newest!.Number != revision.Number)
        {
            return Refused(new ReviewRefusal.NotTheNewest(state.Newest.Number));
        }

        return revision.Signed is null
            ? Refused(new ReviewRefusal.NotSigned(context.Roster.NamedTo(command.Actor, Signers(context))))
            : new Outcome<BusinessReview>.Changed(
                With(state, revision with { Posted = new ReviewHand(command.Actor, context.Now) }),
                [new ReviewEffect.Log(new ReviewFact.Posted(state.Quarter, revision.Number), command.Actor), new ReviewEffect.Post(revision.Number)]);
    }

    static Outcome<BusinessReview> EnterCost(BusinessReview state, ReviewCommand.EnterCost command, RuleContext context)
    {
        if (WhyNotSign(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (command.Amount is <= 0 or > EnteredFigures.Most)
        {
            return Refused(new ReviewRefusal.NoCost());
        }

        var currency = command.Currency.Trim().ToUpperInvariant();
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper))
        {
            return Refused(new ReviewRefusal.NoCurrency(command.Currency));
        }

        return state.Cost is { } cost && cost.Amount == command.Amount && cost.Currency == currency
            ? new Outcome<BusinessReview>.Ignored("it says so already")
            : new Outcome<BusinessReview>.Changed(
                state with { Cost = new ProgramCost(command.Amount, currency, command.Actor, context.Now) },
                [new ReviewEffect.Log(new ReviewFact.CostEntered(state.Quarter, command.Amount, currency), command.Actor)]);
    }

    static BusinessReview With(BusinessReview state, ReviewRevision changed) =>
        state with { Revisions = [.. state.Revisions.Select(one => one.Number == changed.Number ? changed : one)] };

    static ImmutableArray<UserId> Signers(RuleContext context) => ProgramKeepers.Holding([Role.OperatingLead], context.Roster, context.Now);

    static Outcome<BusinessReview>.Refused Refused(Refusal why) => new(why);
}
