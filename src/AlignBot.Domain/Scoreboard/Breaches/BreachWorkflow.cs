using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>The rules of answering a breach. Pure.</summary>
public static class BreachWorkflow
{
    /// <summary>So many days off at most is the day by which one acts.</summary>
    public const int FarthestActBy = 30;

    /// <summary>Answers one command.</summary>
    public static Outcome<BreachFinding> Apply(BreachFinding state, BreachCommand command, BreachContext context) => command switch
    {
        BreachCommand.ActBy act => ActBy(state, act, context),
        BreachCommand.Excuse excuse => Excuse(state, excuse, context),
        BreachCommand.Contest contest => WhyNot(state, contest.Actor, context) is { } forbidden
            ? new Outcome<BreachFinding>.Refused(forbidden)
            : Answered(state, new BreachAnswer.Contest(contest.Actor, context.Now, contest.Dispute)),
        BreachCommand.DisputeEnded ended => DisputeEnded(state, ended),
        BreachCommand.OfferDispute => Offer(state, context),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command to a breach."),
    };

    /// <summary>Why somebody can't answer it; null when they can.</summary>
    public static Refusal? WhyNot(BreachFinding state, UserId actor, BreachContext context)
    {
        var leader = SlaCount.LeaderOf(state.Side);
        return !context.Roster.Acts(actor, leader, context.Now)
            ? new ScoreboardRefusal.NotYourBreach(context.Roster.Acting(leader, context.Now) is { } who ? [who] : [])
            : state.WithdrawnAt is not null ? new ScoreboardRefusal.IsWithdrawn()
            : state.Answer is BreachAnswer.Contest { IsOpen: true, Dispute: var dispute } ? new ScoreboardRefusal.IsContested(dispute)
            : null;
    }

    /// <summary>When a side's leader is told next, all that is new in one message: at
    /// the opening of a working day, and never twice on one.</summary>
    /// <param name="findings">All of that side.</param>
    /// <param name="toldAt">When they were told last; null before.</param>
    /// <param name="context">Of now.</param>
    /// <returns>Null where there is nothing that they were not told of.</returns>
    public static Instant? TellNext(IEnumerable<BreachFinding> findings, Instant? toldAt, BreachContext context)
    {
        if (!findings.Any(finding => finding.WithdrawnAt is null && finding.Answer is null && !(finding.FoundAt <= toldAt)))
        {
            return null;
        }

        var earliest = toldAt is { } told
            ? WorkingTime.FirstOpening(told.InZone(context.Calendar.Zone).Date.PlusDays(1), context.Calendar)
            : Instant.MinValue;
        return WorkingTime.AtOrNextOpening(Instant.Max(earliest, context.Now), context.Calendar);
    }

    /// <summary>How many breaches were found in each week, the newest last; what was withdrawn is not counted.</summary>
    /// <param name="findings">Any.</param>
    /// <param name="thisWeek">The Monday of the last week.</param>
    /// <param name="weeks">How many.</param>
    /// <param name="zone">By whose days a week is reckoned.</param>
    public static ImmutableArray<int> Trend(IEnumerable<BreachFinding> findings, LocalDate thisWeek, int weeks, DateTimeZone zone)
    {
        var counts = new int[weeks];
        foreach (var finding in findings)
        {
            var ago = (Period.DaysBetween(finding.FoundAt.InZone(zone).Date, thisWeek) + 6) / 7;
            if (ago >= 0 && ago < weeks && finding.FoundAt.InZone(zone).Date < thisWeek.PlusDays(7))
            {
                counts[weeks - 1 - ago] += finding.Count;
            }
        }

        return [.. counts];
    }

    static Outcome<BreachFinding> ActBy(BreachFinding state, BreachCommand.ActBy command, BreachContext context)
    {
        var until = context.Today.PlusDays(FarthestActBy);
        return WhyNot(state, command.Actor, context) is { } forbidden ? new Outcome<BreachFinding>.Refused(forbidden)
            : command.On < context.Today || command.On > until
                ? new Outcome<BreachFinding>.Refused(new ScoreboardRefusal.NotADayToActBy(context.Today, until))
            : Answered(state, new BreachAnswer.ActBy(command.Actor, context.Now, command.On));
    }

    static Outcome<BreachFinding> Excuse(BreachFinding state, BreachCommand.Excuse command, BreachContext context) =>
        WhyNot(state, command.Actor, context) is { } forbidden ? new Outcome<BreachFinding>.Refused(forbidden)
        : TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text ? new Outcome<BreachFinding>.Refused(text)
        : Answered(state, new BreachAnswer.Excuse(command.Actor, context.Now, command.Reason.Trim()));

    static Outcome<BreachFinding> Answered(BreachFinding state, BreachAnswer answer) => new Outcome<BreachFinding>.Changed(
        state with { Answer = answer },
        [new BreachEffect.Log(new BreachFact.Answered(state.Key, answer), answer.By), new BreachEffect.Refresh()]);

    static Outcome<BreachFinding> DisputeEnded(BreachFinding state, BreachCommand.DisputeEnded command) =>
        state.Answer is BreachAnswer.Contest { IsOpen: true } contest && contest.Dispute == command.Dispute
            ? new Outcome<BreachFinding>.Changed(
                state with { Answer = contest with { IsOpen = false } },
                [new BreachEffect.Log(new BreachFact.Settled(state.Key, command.Dispute), null), new BreachEffect.Refresh()])
            : new Outcome<BreachFinding>.Ignored("it is not about that dispute");

    static Outcome<BreachFinding> Offer(BreachFinding state, BreachContext context) => state.OffersDispute(context.Now, context.Calendar)
        ? new Outcome<BreachFinding>.Changed(
            state with { DisputeOfferedAt = context.Now },
            [new BreachEffect.Log(new BreachFact.Offered(state.Key), null), new BreachEffect.Offer()])
        : new Outcome<BreachFinding>.Ignored("it was answered, or offered before");
}
