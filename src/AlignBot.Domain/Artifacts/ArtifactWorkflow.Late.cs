using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <content>What is reported late under the clauses of an SLA: who may, who answers for it, and what becomes of it.</content>
public static partial class ArtifactWorkflow
{
    /// <summary>A side's leader is told what was reported so often at most; in between it stands on their Home.</summary>
    static readonly Window BetweenLate = Window.Of("5wd");

    /// <summary>Why somebody can't say of a clause that it was not kept; null when they can.</summary>
    public static Refusal? WhyNotReport(Artifact state, UserId actor, int number, RuleContext context) =>
        state.Clauses.FirstOrDefault(clause => clause.Of.Number == number) is not { Of: var clause } ? new ArtifactRefusal.NoSuchClause(number)
        : !context.Roster.MayTakePart(actor) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor))
        : clause.Kind.IsInRecord() ? new ArtifactRefusal.ClauseIsCounted(clause)
        : SlaCount.SideOf(actor, context.Roster) == clause.OwedTo ? null
        : new ArtifactRefusal.NotOwedToThem(clause);

    static Outcome<Artifact> ReportLate(Artifact state, ArtifactCommand.ReportLate command, RuleContext context)
    {
        if (WhyNotReport(state, command.Actor, command.Clause, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (TextLimits.Check(FormField.LateText, command.Text, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        var standing = state.Clauses.First(clause => clause.Of.Number == command.Clause);
        var first = LocalDate.Max(standing.Since.InZone(context.Calendar.Zone).Date, context.Today.PlusMonths(-3));
        if (command.On < first || command.On > context.Today)
        {
            return Refused(new ArtifactRefusal.LateOn(command.On, first, context.Today));
        }

        var said = ArtifactText.Canonical(command.Text);
        if (state.Late.FirstOrDefault(report => report.TakenBack is null && report.Clause == command.Clause && report.On == command.On
            && string.Equals(ArtifactText.Canonical(report.Text), said, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return Refused(new ArtifactRefusal.ReportedAlready(same));
        }

        if (state.Late.Count(report => report.By == command.Actor && report.At > context.Now - Duration.FromDays(30)) >= ListLimits.ReportsOfOne)
        {
            return Refused(new ArtifactRefusal.TooManyReports(ListLimits.ReportsOfOne));
        }

        var report = new LateReport
        {
            Number = state.LastReport + 1,
            Clause = command.Clause,
            Side = standing.Of.Side,
            By = command.Actor,
            At = context.Now,
            On = command.On,
            Text = command.Text.Trim(),
        };
        var kept = state with { LastReport = report.Number, Late = [.. state.Late.TakeLast(ListLimits.Reports - 1), report] };
        var (next, effects) = AskingLate(kept, context);
        return Changed(next, new ArtifactFact.LateReported(report.Number, report.Clause, report.On, report.Text), command.Actor, [.. effects]);
    }

    /// <summary>Why somebody can't answer for the side of which something is reported; null when they can.</summary>
    public static Refusal? WhyNotAnswer(Artifact state, UserId actor, int number, RuleContext context)
    {
        if (state.Late.FirstOrDefault(report => report.Number == number) is not { } report)
        {
            return new ArtifactRefusal.NoSuchReport(number);
        }

        var leader = SlaCount.LeaderOf(report.Side);
        return !context.Roster.MayDecide(actor) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor))
            : !MaySign(leader, actor, context) ? new ArtifactRefusal.NotOfTheirSide(report.Side, [.. new[] { Signer(leader, context) }.OfType<UserId>()])
            : report.IsUnanswered ? null
            : new ArtifactRefusal.AnsweredAlready(report);
    }

    static Outcome<Artifact> AcceptLate(Artifact state, ArtifactCommand.AcceptLate command, RuleContext context) =>
        WhyNotAnswer(state, command.Actor, command.Report, context) is { } forbidden
            ? Refused(forbidden)
            : Answered(state, command.Report, report => report with { Accepted = new LateAnswer(command.Actor, context.Now) },
                report => new ArtifactFact.LateAccepted(report.Number, report.Clause), command.Actor, context);

    static Outcome<Artifact> ContestLate(Artifact state, ArtifactCommand.ContestLate command, RuleContext context)
    {
        // The dispute is there: whatever was said in between, it is about this.
        if (state.Late.FirstOrDefault(report => report.Number == command.Report) is not { TakenBack: null, Contested: null } report)
        {
            return new Outcome<Artifact>.Ignored("it is contested already, taken back, or of long ago");
        }

        return Answered(state, report.Number, one => one with { Contested = new LateContest(command.Actor, command.About) },
            one => new ArtifactFact.LateContested(one.Number, one.Clause, command.About), command.Actor, context);
    }

    static Outcome<Artifact> ContestStands(Artifact state, ArtifactCommand.ContestStands command, RuleContext context)
    {
        if (state.Late.FirstOrDefault(report => report.Contested?.Dispute == command.About) is not { Contested: { } contest } report)
        {
            return new Outcome<Artifact>.Ignored("it is not about a report");
        }

        var next = report with
        {
            Contested = contest with { IsOpen = command.IsOpen },
            TakenBack = command.WasKept ? report.TakenBack ?? new LateAnswer(contest.By, context.Now) : report.IsDecidedKept ? null : report.TakenBack,
        };
        var after = state with { Late = state.Late.Replace(report, next) };
        return next == report ? new Outcome<Artifact>.Ignored("it stands so already")
            : next.IsDecidedKept ? Changed(after, new ArtifactFact.LateDecidedKept(report.Number, report.Clause, command.About), actor: null)
            : new Outcome<Artifact>.Changed(after, []);
    }

    /// <summary>Why somebody can't take a report back; null when they can: whoever made it, and the leader of the side that it is owed to.</summary>
    public static Refusal? WhyNotTakeBack(Artifact state, UserId actor, int number, RuleContext context) =>
        state.Late.FirstOrDefault(report => report.Number == number) is not { } report ? new ArtifactRefusal.NoSuchReport(number)
        : report.By != actor && !MaySign(SlaCount.LeaderOf(report.Side is Function.Sales ? Function.Marketing : Function.Sales), actor, context) ? new ArtifactRefusal.NotTheirReport(report.By)
        : !context.Roster.MayDecide(actor) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor))
        : null;

    static Outcome<Artifact> TakeBackLate(Artifact state, ArtifactCommand.TakeBackLate command, RuleContext context)
    {
        if (WhyNotTakeBack(state, command.Actor, command.Report, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        return state.Late.First(report => report.Number == command.Report).TakenBack is not null
            ? new Outcome<Artifact>.Ignored("it is taken back already")
            : Answered(state, command.Report, report => report with { TakenBack = new LateAnswer(command.Actor, context.Now) },
                report => new ArtifactFact.LateTakenBack(report.Number, report.Clause), command.Actor, context);
    }

    static Outcome<Artifact> LateDue(Artifact state, ArtifactCommand.LateDue command, RuleContext context)
    {
        if (state.LateSides.FirstOrDefault(side => side.Side == command.Side) is not { TellAt: { } at } told || at > context.Now)
        {
            return new Outcome<Artifact>.Ignored("there is nothing to tell");
        }

        var next = told with { TellAt = null, ToldAt = told.Asked is null ? told.ToldAt : context.Now };
        return new Outcome<Artifact>.Changed(
            state with { LateSides = state.LateSides.Replace(told, next) }, told.Asked is { } user ? [new ArtifactEffect.TellLate(user, command.Side)] : []);
    }

    static Outcome<Artifact> Answered(
        Artifact state, int number, Func<LateReport, LateReport> answer, Func<LateReport, ArtifactFact> fact, UserId actor, RuleContext context)
    {
        var report = state.Late.First(one => one.Number == number);
        var (next, effects) = AskingLate(state with { Late = state.Late.Replace(report, answer(report)) }, context);
        return Changed(next, fact(report), actor, [.. effects]);
    }

    /// <summary>Has each side's leader asked about what is reported of it and unanswered, and nobody else.</summary>
    static (Artifact State, ImmutableArray<ArtifactEffect> Effects) AskingLate(Artifact state, RuleContext context)
    {
        if (state.Late.IsEmpty)
        {
            return (state, []);
        }

        var effects = ImmutableArray.CreateBuilder<ArtifactEffect>();
        var sides = ImmutableArray.CreateBuilder<LateSide>();
        foreach (var side in new[] { Function.Sales, Function.Marketing })
        {
            var before = state.LateSides.FirstOrDefault(one => one.Side == side) ?? new LateSide(side);
            var open = state.Late.Where(report => report.Side == side && report.IsUnanswered).ToList();
            var asked = open.Count > 0 && Signer(SlaCount.LeaderOf(side), context) is { } leader && context.Roster.MayDecide(leader) ? leader : (UserId?)null;
            if (before.Asked is { } former && former != asked)
            {
                effects.Add(new ArtifactEffect.AskAboutLateNoMore(former, side));
            }

            if (asked is { } now && now != before.Asked)
            {
                effects.Add(new ArtifactEffect.AskAboutLate(now, side));
            }

            var isNews = asked is not null && (asked != before.Asked || open.Exists(report => before.ToldAt is null || report.At > before.ToldAt));
            var at = isNews && before.TellAt is null ? TellAt(asked!.Value, before, context) : before.TellAt;
            if (at is { } soon && before.TellAt is null)
            {
                effects.Add(new ArtifactEffect.AwaitLate(side, soon));
            }

            if (before.ToldAt is not null && before.Asked is { } reader)
            {
                effects.Add(new ArtifactEffect.RefreshLate(reader, side));
            }

            sides.Add(before with { Asked = asked, TellAt = at });
        }

        return (state with { LateSides = [.. sides.Where(side => side != new LateSide(side.Side))] }, effects.ToImmutable());
    }

    /// <summary>On their next working morning, and not within some days of the last time.</summary>
    static Instant TellAt(UserId leader, LateSide before, RuleContext context)
    {
        var own = context.Roster.HoursOf(leader, context.Calendar);
        var morning = WorkingTime.FirstOpening(context.Now.InZone(own.Zone).Date.PlusDays(1), own);
        return before.ToldAt is { } told ? Instant.Max(morning, WorkingTime.DeadlineAtWork(told, BetweenLate, own).At) : morning;
    }
}
