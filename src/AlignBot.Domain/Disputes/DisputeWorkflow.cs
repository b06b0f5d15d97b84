using System.Collections.Immutable;

namespace AlignBot.Domain.Disputes;

/// <summary>The rules of disputes: from raise to record.</summary>
/// <remarks>
/// Pure: the same state, command and context give the same outcome. Guarantees: the level never falls within a round; a round has at most one
/// decision; a closed dispute has no timer set but for what is asked afterwards; a passing deadline ends exactly one open level. Read on in the other parts: Levels (open, go up),
/// Rulings, Deadlines, Delivery, Seats, Parties, Closing.
/// </remarks>
public static partial class DisputeWorkflow
{
    /// <summary>Raises a dispute and opens the first level that somebody can sit at.</summary>
    /// <remarks>Applied without storing, it is the form's second step: the state says who will be asked and by when.</remarks>
    public static Outcome<Dispute> Raise(NewDispute raise, DisputeContext context)
    {
        if (DisputeChecks.Problems(raise, context).FirstOrDefault() is { } problem)
        {
            return new Outcome<Dispute>.Refused(problem);
        }

        var dispute = new Dispute
        {
            Id = raise.Id,
            Number = raise.Number,
            Program = raise.Program,
            Question = raise.Question.Trim(),
            Category = raise.Path.Category(raise.Category)!.Key,
            Options = [.. raise.Options.Select(o => o.Trim())],
            Parties = [.. raise.Parties.Select(p => p with { Side = p.Side ?? context.Roster.Find(p.User)?.Function })],
            Account = Tidy(raise.Account),
            Meanwhile = Tidy(raise.Meanwhile),
            Quote = raise.Quote,
            Although = raise.Although,
            RaisedBy = raise.RaisedBy,
            RaisedAt = context.Now,
            Path = raise.Path,
            Calendar = context.Calendar.Around(context.Now),
        };
        var step = new DisputeStep(dispute, context);
        step.Emit(new DisputeEffect.PostCard());
        step.Log(new DisputeFact.Raised(raise.Path.Version, context.Calendar.Version, raise.Although), raise.RaisedBy);
        OpenFrom(step, 0, wentUp: null);
        foreach (var party in dispute.Parties)
        {
            step.Ask(party.User, AskKind.Brief);
        }

        if (Tidy(raise.OtherDefault) is { } other)
        {
            OfferDefault(step, raise.RaisedBy, other);
        }

        return step.Done();
    }

    /// <summary>Applies a command of a person, the clock or the bot.</summary>
    /// <exception cref="InvalidOperationException">The command decides, and the context brought no id for the decision.</exception>
    public static Outcome<Dispute> Apply(Dispute state, DisputeCommand command, DisputeContext context)
    {
        var step = new DisputeStep(state, context);
        return command switch
        {
            DisputeCommand.Rule rule => Rule(step, rule),
            DisputeCommand.Agree agree => Agree(step, agree),
            DisputeCommand.FormOpened opened => FormOpened(step, opened),
            DisputeCommand.FormClosed closed => FormClosed(step, closed),
            DisputeCommand.WroteInThread wrote => WroteInThread(step, wrote),
            DisputeCommand.PutOff later => PutOff(step, later),
            DisputeCommand.Recuse recuse => Recuse(step, recuse),
            DisputeCommand.TakeSeatBack back => TakeSeatBack(step, back),
            DisputeCommand.Extend extend => Extend(step, extend),
            DisputeCommand.EscalateNow escalate => EscalateNow(step, escalate),
            DisputeCommand.GiveBrief brief => GiveBrief(step, brief),
            DisputeCommand.ProposeSettlement propose => ProposeSettlement(step, propose),
            DisputeCommand.AcceptSettlement accept => AcceptSettlement(step, accept),
            DisputeCommand.DeclineSettlement decline => DeclineSettlement(step, decline),
            DisputeCommand.ProposeDefault propose => ProposeDefault(step, propose),
            DisputeCommand.AgreeToDefault agree => AgreeToDefault(step, agree),
            DisputeCommand.Withdraw withdraw => Withdraw(step, withdraw),
            DisputeCommand.KeepOpen keep => KeepOpen(step, keep),
            DisputeCommand.Reopen reopen => Reopen(step, reopen),
            DisputeCommand.RecordDissent dissent => RecordDissent(step, dissent),
            DisputeCommand.Commit commit => Commit(step, commit),
            DisputeCommand.AddView view => AddView(step, view),
            DisputeCommand.DeadlinePassed passed => DeadlinePassed(step, passed),
            DisputeCommand.ReminderDue due => ReminderDue(step, due),
            DisputeCommand.ReconcileEnded ended => ReconcileEnded(step, ended),
            DisputeCommand.OutOfChannelTooLong gone => OutOfChannelTooLong(step, gone),
            DisputeCommand.LessonDue due => LessonDue(step, due),
            DisputeCommand.AnswerLesson answer => AnswerLesson(step, answer),
            DisputeCommand.LessonOnAgenda on => LessonOnAgenda(step, on),
            DisputeCommand.StandByLapsed lapsed => StandByLapsed(step, lapsed),
            DisputeCommand.AskDelivered delivered => AskDelivered(step, delivered),
            DisputeCommand.AskUndeliverable undeliverable => AskUndeliverable(step, undeliverable),
            DisputeCommand.RosterChanged => RosterChanged(step),
            DisputeCommand.CreditOutage outage => CreditOutage(step, outage),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    /// <summary>Refuses what is closed or of another round; null when the command may go on.</summary>
    static DisputeRefusal? WhyNotOpen(Dispute state, DisputeCommand.ByPerson command)
    {
        if (command.Round != state.Round)
        {
            return new DisputeRefusal.StaleRound(command.Round, state.Round);
        }

        return state.IsOpen ? null : new DisputeRefusal.AlreadyClosed(ClosingOf(state));
    }

    /// <summary>Refuses what is closed, or of another round or level, or comes from somebody who does not sit there.</summary>
    static DisputeRefusal? WhyNotSeated(DisputeStep step, DisputeCommand.AtLevel command) =>
        WhyNotAtLevel(step.State, command)
        ?? (step.State.SeatOf(command.Actor) is null ? new DisputeRefusal.NotASeat(step.State.Level, step.State.Seats) : WhyNotActing(step, command.Actor));

    /// <summary>Having a part in a dispute is not enough: whoever became a guest or was deactivated acts no more. Asked on every deed of a person.</summary>
    static DisputeRefusal.MayNotAct? WhyNotActing(DisputeStep step, UserId actor) =>
        step.Roster.MayDecide(actor) ? null : new DisputeRefusal.MayNotAct(step.Roster.StandingOf(actor));

    static DisputeRefusal? WhyNotAtLevel(Dispute state, DisputeCommand.AtLevel command)
    {
        if (WhyNotOpen(state, command) is { } closed)
        {
            return closed;
        }

        if (command.Level == state.Level)
        {
            return null;
        }

        var ended = state.EndedLevels.LastOrDefault(e => e.Round == command.Round && e.Level == command.Level);
        return ended is null
            ? new DisputeRefusal.NotASeat(state.Level, state.Seats)
            : new DisputeRefusal.StaleLevel(ended, state.Level, state.Deciders, state.DueAt);
    }

    static DisputeRefusal? WhyNotForParty(DisputeStep step, DisputeCommand.ByPerson command) =>
        WhyNotParty(step, command.Actor) ?? WhyNotOpen(step.State, command);

    static DisputeRefusal? WhyNotParty(DisputeStep step, UserId actor) =>
        step.State.IsParty(actor) ? WhyNotActing(step, actor) : new DisputeRefusal.NotAParty(step.State.Parties);

    /// <summary>Why a command of the clock no longer applies; null when it does.</summary>
    static string? WhyLate(Dispute state, int round, int level) =>
        !state.IsOpen ? $"the dispute is {state.Status}"
        : round != state.Round ? $"round {round} is over"
        : level != state.Level ? $"level {level} is over"
        : null;

    static Closing ClosingOf(Dispute state) =>
        state.Closing ?? throw new InvalidOperationException($"Dispute {state.Number} is {state.Status} but has no closing.");

    static Outcome<Dispute>.Refused Refuse(Refusal why, Outcome<Dispute>.Changed? kept = null) => new(why, kept);

    /// <summary>Everything wrong with a form at once; null when nothing is.</summary>
    static Outcome<Dispute>.Refused? WhyNot(IEnumerable<Refusal?> problems) =>
        problems.OfType<Refusal>().ToArray() is [var first, .. var rest] ? new Outcome<Dispute>.Refused(first) { Also = [.. rest] } : null;

    static Outcome<Dispute>.Ignored Ignore(string why) => new(why);

    static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static ImmutableArray<UserId> UsersOf(IEnumerable<DisputeParty> parties) => [.. parties.Select(p => p.User)];
}
