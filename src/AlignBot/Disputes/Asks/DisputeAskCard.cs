using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Lessons;
using AlignBot.Disputes.Raising;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Asks;

/// <summary>What somebody who is asked reads: the question, both cases, what others have answered, what happens without them; and the
/// buttons to answer with. Enough to decide by without going anywhere else.</summary>
static class DisputeAskCard
{
    /// <summary>More answers than there are buttons for are read in the form.</summary>
    static int AnswersShown => DisputeButtons.TakeUp.Count;

    /// <param name="dispute">As it stands.</param>
    /// <param name="ask">What is asked of whom.</param>
    /// <param name="program">As it stands.</param>
    /// <param name="thread">The address of the thread; null where it is not known.</param>
    /// <param name="now">Business time.</param>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Show(Dispute dispute, AskKey ask, ProgramInfo program, string? thread, Instant now)
    {
        var zone = program.Roster.ZoneOf(new UserId(ask.User));
        var due = ask.Kind is AskKind.Decide && dispute.AnswerBy is { } at ? Mrkdwn.Of($"\n") + When.Due(at, zone) : Mrkdwn.Empty;
        var first = Mrkdwn.Of($"*{Request(dispute, ask, program)}{(ask.Kind is AskKind.Lesson ? "" : ":")} {dispute.Question}*").Shortened(900) + due;
        List<Block> blocks = [new SectionBlock(first)];
        if (ask.Kind is AskKind.Decide or AskKind.Brief && dispute is { Round: > 1, Evidence: { } evidence })
        {
            blocks.Add(new SectionBlock(Reopened(dispute, evidence)));
        }

        if (ask.Kind is AskKind.Decide && (!dispute.Briefs.IsEmpty || !dispute.IsSettling))
        {
            blocks.Add(new SectionBlock(DisputeCases.Say(dispute, program.Roster)));
        }

        if (ask.Kind is AskKind.Decide or AskKind.Brief && dispute.Quote is { } quote)
        {
            blocks.Add(new ContextBlock(QuoteWords.Say(quote, program.Roster, 300)));
        }

        if (Matter(dispute, ask, program) is { Length: > 0 } matter)
        {
            blocks.Add(new SectionBlock(matter));
        }

        blocks.Add(new ContextBlock(Otherwise(dispute, ask, program)));
        blocks.Add(Buttons(dispute, ask, program, thread, now));
        return (first, blocks);
    }

    /// <summary>What is new, before all else: without it the question is the one that was answered.</summary>
    static Mrkdwn Reopened(Dispute dispute, string evidence)
    {
        var before = dispute.Standing is { } standing ? Mrkdwn.Of($"DEC-{standing.Number} stands until another decision takes its place: {standing.Text.ReplaceLineEndings(" ")}").Shortened(400) : Mrkdwn.Of($"It was decided before.");
        return Mrkdwn.Of($"*Reopened, round {dispute.Round}. New:* {evidence.ReplaceLineEndings(" ")}").Shortened(600) + Mrkdwn.Of($"\n") + before;
    }

    /// <summary>'Decide with Priya'; the question follows.</summary>
    public static string Request(Dispute dispute, AskKey ask, ProgramInfo program) => ask.Kind switch
    {
        AskKind.Decide when dispute.Deciders.Where(decider => decider.Value != ask.User).ToList() is { Count: > 0 } others
            && dispute.CurrentLevel.Rule == DecisionRule.All => Proposed(dispute, ask) is { } proposed
                ? $"{Names.Of(program.Roster, proposed.Ruling.By)} proposes an answer"
                : $"{DisputeAskMessage.Deed(dispute)} with {Names.List(program.Roster, others)}",
        AskKind.Decide => "Decide",
        AskKind.Brief => "Give your case",
        AskKind.Settlement => $"{Names.Of(program.Roster, dispute.OtherParty(new UserId(ask.User)))} offers to settle",
        AskKind.OtherDefault => "Agree on what holds if nobody decides",
        AskKind.Withdrawal => $"{Names.Of(program.Roster, dispute.OtherParty(new UserId(ask.User)))} asks to withdraw it",
        AskKind.Lesson => "What would have prevented this?",
        _ when dispute.Closing is { By.IsEmpty: true } => "Nobody decided in time",
        _ => "Decided",
    };

    /// <summary>What there is to answer to: the answers of others, an offer, a decision.</summary>
    static Mrkdwn Matter(Dispute dispute, AskKey ask, ProgramInfo program) => ask.Kind switch
    {
        AskKind.Decide => Mrkdwn.Join("\n", DisputeAnswers.For(dispute, new UserId(ask.User)).Take(AnswersShown)
            .Select(answer => DisputeAnswers.Say(answer, dispute, program.Roster, 400)
                + Mrkdwn.Of($" {answer.Ruling.Terms.Rationale.ReplaceLineEndings(" ")}").Shortened(200))
            .Append(DisputeAnswers.Silent(dispute, program.Roster)).Where(line => line.Length > 0)),
        AskKind.Settlement when dispute.Settlement is { } offer => TermsWords.Say(offer.Terms, dispute, program.Roster).Shortened(2900),
        AskKind.OtherDefault when dispute.OtherDefault is { } other =>
            Mrkdwn.Of($"{Names.Of(program.Roster, other.ProposedBy)} proposes: *{other.Text}*").Shortened(900)
            + Mrkdwn.Of($"\nWithout your word it stays: {dispute.DefaultOutcome}").Shortened(900),
        AskKind.Commit or AskKind.Lesson when dispute.Closing is { Outcome: { } outcome } closing => Mrkdwn.Of($"{outcome.TrimEnd('.')}.").Shortened(1000)
            + (closing.By.IsEmpty ? Mrkdwn.Empty : Mrkdwn.Of($"\nDecided by {Names.List(program.Roster, closing.By)}.") + Reason(dispute, closing)),
        _ => Mrkdwn.Empty,
    };

    /// <summary>Why they decided so, as the decision log has it.</summary>
    static Mrkdwn Reason(Dispute dispute, Closing closing) =>
        dispute.Rulings.LastOrDefault(ruling => ruling.Round == closing.Round && ruling.Level == closing.Level && ruling.AgreesWith is null && closing.By.Contains(ruling.By)) is { Terms.Rationale: { Length: > 0 } why }
            ? Mrkdwn.Of($"\nWhy: {why.ReplaceLineEndings(" ")}").Shortened(400)
            : Mrkdwn.Empty;

    /// <summary>What comes without an answer, or what the answer means: the small print.</summary>
    static Mrkdwn Otherwise(Dispute dispute, AskKey ask, ProgramInfo program) => ask.Kind switch
    {
        AskKind.Decide => Again(dispute, ask) + Chosen(dispute, ask, program) + Seat(dispute, ask, program) + WithoutYou(dispute, program)
            + (OwesCase(dispute, ask) ? Mrkdwn.Of($" Your case is what deciders read first.") : Mrkdwn.Empty),
        AskKind.Brief => Mrkdwn.Of($"Your side in a few lines, and the other side's best argument. A missing case never stops the clock."),
        AskKind.Settlement => Mrkdwn.Of($"Accepting settles it at once. Until then the clock runs on."),
        AskKind.OtherDefault => Mrkdwn.Of($"It binds only if both of you agree."),
        AskKind.Lesson => LessonWords.Why(dispute, new UserId(ask.User), program.Roster),
        AskKind.Withdrawal => Mrkdwn.Of($"With your word it ends at once, without a decision; without it, it goes on."),
        _ => Mrkdwn.Of($"It holds in any case. Commit: you carry it out, agreed with or not. Your dissent would stand beside it in the record."),
    };

    static Mrkdwn Again(Dispute dispute, AskKey ask) =>
        dispute.SeatOf(new UserId(ask.User))?.Ruling is { } mine ? Mrkdwn.Of($"You differ; you said: {mine.Terms.Text(dispute.Options).TrimEnd('.')}").Shortened(300) + Mrkdwn.Of($". ")
        : ask.Reminds == 0 ? Mrkdwn.Empty
        : Mrkdwn.Of($"Not answered yet. ");

    /// <summary>When they are reminded, if they chose so.</summary>
    static Mrkdwn Chosen(Dispute dispute, AskKey ask, ProgramInfo program) =>
        dispute.SeatOf(new UserId(ask.User)) is { IsWaiting: true, RemindAt: { } at } && ask.Reminds == 0 && dispute.Timers.Any(timer => timer is { Kind: DisputeTimerKind.Reminder } && timer.User?.Value == ask.User)
            ? Mrkdwn.Of($"You are reminded {When.At(at, program.Roster.ZoneOf(new UserId(ask.User)))}. ")
            : Mrkdwn.Empty;

    /// <summary>'Remind me at 14:00': the moments to which the reminder may still be moved.</summary>
    static IEnumerable<(string Deed, string Label)> Laters(Dispute dispute, AskKey ask, ProgramInfo program, Instant now)
    {
        var (user, moments) = (new UserId(ask.User), DisputeWorkflow.MayPutOff(dispute, program.Roster, new UserId(ask.User), now));
        if (moments.ContainsKey(Later.ThisAfternoon))
        {
            yield return (DisputeButtons.ThisAfternoon, "Remind me this afternoon");
        }

        if (moments.TryGetValue(Later.TomorrowMorning, out var next))
        {
            var (today, day) = (now.InZone(program.Roster.ZoneOf(user)).Date, next.InZone(program.Roster.ZoneOf(user)).Date);
            yield return (DisputeButtons.TomorrowMorning, day == today.PlusDays(1) ? "Remind me tomorrow morning" : $"Remind me on {day.DayOfWeek} morning");
        }
    }

    static Mrkdwn Seat(Dispute dispute, AskKey ask, ProgramInfo program) =>
        dispute.SeatOf(new UserId(ask.User)) is { IsDeputy: true, For: { } absent, Reason: { } why }
            ? Mrkdwn.Of($"You decide in place of {SeatWords.Absent(Names.Of(program.Roster, absent), why)}. ")
            : Mrkdwn.Empty;

    /// <summary>What comes without an answer: the next who have it, or what holds by default.</summary>
    public static Mrkdwn WithoutYou(Dispute dispute, ProgramInfo program) => dispute switch
    {
        { IsLastLevel: true, ReconcileUntil: not null, CommonAnswer: { } answer } =>
            Mrkdwn.Of($"You agree on: {answer.TrimEnd('.')}").Shortened(400) + Mrkdwn.Of($". There is time to agree on dates and actions, too; {SeatWords.WithoutOneDay}."),
        { IsLastLevel: true } => Mrkdwn.Of($"If you don't: {dispute.DefaultOutcome.TrimEnd('.')}.").Shortened(1000),
        _ => Mrkdwn.Of($"If you don't: it goes to {SeatWords.Above(dispute, program.Roster, dispute.AnswerBy ?? dispute.LevelOpenedAt)}."),
    };

    /// <summary>A party that has not given its case is asked for it together with its decision.</summary>
    static bool OwesCase(Dispute dispute, AskKey ask) => ask.Kind == AskKind.Decide && !dispute.IsLastLevel
        && dispute.IsParty(new UserId(ask.User)) && dispute.Briefs.All(brief => brief.By.Value != ask.User);

    /// <summary>The buttons that answer, then those that show more, then what else may be said.</summary>
    static ActionsBlock Buttons(Dispute dispute, AskKey ask, ProgramInfo program, string? thread, Instant now)
    {
        var about = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, ask.Round, ask.Level);
        List<IActionsElement> elements = [.. Answers(dispute, ask, program, about)];
        if (OwesCase(dispute, ask))
        {
            elements.Add(new Button(DisputeButtons.Brief, "Add my case") { Value = about.ToString() });
        }

        if (ask.Kind is AskKind.Decide && DisputeCases.Read(dispute, about.ToString()) is { } cases)
        {
            elements.Add(cases);
        }

        if (ask.Kind is AskKind.Settlement)
        {
            elements.Add(new Button(DisputeButtons.Settle, "Counter") { Value = about.ToString() });
            elements.Add(new Button(DisputeButtons.DeclineSettlement, "Decline") { Value = about.ToString() });
        }

        if (thread is not null)
        {
            elements.Add(new Button(DisputeButtons.OpenThread, "Open the thread") { Url = thread });
        }

        if (ask.Kind is AskKind.Decide)
        {
            elements.Add(new OverflowMenu(
                DisputeButtons.More,
                [
                    .. Laters(dispute, ask, program, now).Select(later => new Option($"{later.Deed}:{about}", (PlainText)later.Label)),
                    new Option($"{DisputeButtons.Recuse}:{about}", (PlainText)"I should not decide this"),
                    new Option($"{DisputeButtons.Receipt}:{about}", (PlainText)"Why this deadline"),
                    new Option($"{DisputeButtons.Deeds}:{about}", (PlainText)"More..."),
                ]));
        }

        if (ask.Kind is AskKind.Commit)
        {
            elements.Add(new Button(DisputeButtons.Dissent, "Record my dissent") { Value = about.ToString() });
        }

        return new ActionsBlock(elements);
    }

    /// <summary>At the parties' own level: what the other one proposes, while this one has not answered.</summary>
    static DisputeAnswers.Answer? Proposed(Dispute dispute, AskKey ask) =>
        ask.Kind is AskKind.Decide && dispute.IsSettling && dispute.SeatOf(new UserId(ask.User)) is { IsForParty: true }
            ? DisputeAnswers.For(dispute, new UserId(ask.User)).FirstOrDefault(answer => answer.IsHere)
            : null;

    /// <summary>'As Dana says', 'As Priya says', 'Something else'; 'Accept', 'Counter' between the parties; or the one button that does what is asked.</summary>
    static IEnumerable<IActionsElement> Answers(Dispute dispute, AskKey ask, ProgramInfo program, DisputeRef about)
    {
        if (Proposed(dispute, ask) is { } proposed)
        {
            yield return new Button(DisputeButtons.Accept, "Accept") { Value = about.With(proposed.Ruling.Revision), Style = ButtonStyle.Primary };
            yield return new Button(DisputeButtons.Decide, "Counter") { Value = about.ToString() };
            yield break;
        }

        var answers = ask.Kind is AskKind.Decide ? DisputeAnswers.For(dispute, new UserId(ask.User)).Take(AnswersShown).ToList() : [];
        for (var index = 0; index < answers.Count; index++)
        {
            yield return new Button(DisputeButtons.TakeUp[index], ((PlainText)answers[index].Label(program.Roster)).Shortened(BlockLimits.ButtonText))
            {
                Value = about.With(answers[index].Ruling.Revision),
                Style = answers.Count == 1 ? ButtonStyle.Primary : ButtonStyle.Default,
            };
        }

        yield return answers.Count == 0
            ? DisputeAsks.Answer(dispute, ask, about, isPrimary: true)
            : new Button(DisputeButtons.Decide, "Something else") { Value = about.ToString() };
    }
}
