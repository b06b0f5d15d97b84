using System.Collections.Immutable;
using AlignBot.Domain.Actions;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Audits;

/// <summary>The rules of the quarterly audit: what is found is given to somebody or accepted with a reason, what only people can say is asked, and the result is signed.</summary>
public static partial class AuditWorkflow
{
    /// <summary>The key of what an answer found, before the question's name.</summary>
    const string OfAnswer = "answer/";

    /// <summary>Begins an audit.</summary>
    /// <param name="id">The new audit's id.</param>
    /// <param name="program">The program.</param>
    /// <param name="quarter">The first day of the quarter that it looks at.</param>
    /// <param name="last">The quarter of the last one; null before the first.</param>
    /// <param name="found">What the record shows.</param>
    /// <param name="actor">Who begins it; null for the clock.</param>
    /// <param name="context">The world.</param>
    public static Outcome<Audit> Begin(AuditId id, ProgramId program, LocalDate quarter, LocalDate? last, ImmutableArray<Finding> found, UserId? actor, RuleContext context)
    {
        if (actor is { } user && !MayRun(user, context))
        {
            return Refused(new AuditRefusal.NotYours(WhoMay(user, context)));
        }

        if (last >= quarter)
        {
            return Refused(new AuditRefusal.IsThere(Audit.NameOf(quarter)));
        }

        var audit = new Audit
        {
            Id = id,
            Program = program,
            Quarter = quarter,
            Since = AuditDates.Begins(quarter, context.Calendar),
            OpenedAt = context.Now,
            OpenedBy = actor,
            Entries = [.. InOrder(found).Take(ListLimits.FindingsOfAudit).Select(finding => new AuditEntry(finding))],
        };
        var opened = new AuditEffect.Log(new AuditFact.Opened(quarter, [.. audit.Entries.Select(entry => entry.Finding.Text)]), actor);
        if (actor is not null)
        {
            // Whoever begins it has it before them.
            return new Outcome<Audit>.Changed(audit with { Asked = actor }, [opened, new AuditEffect.AskToRun(actor.Value), Reminder(actor.Value, context)]);
        }

        var at = Runs(context) is { } lead ? WorkingTime.AtOrNextOpening(context.Now, context.Roster.HoursOf(lead, context.Calendar)) : context.Now;
        return new Outcome<Audit>.Changed(audit, [opened, new AuditEffect.SetTimer(AuditEffect.AskTimer, at)]);
    }

    /// <summary>Applies a command to an audit.</summary>
    public static Outcome<Audit> Apply(Audit state, AuditCommand command, RuleContext context) => command switch
    {
        AuditCommand.Reopen reopen => Reopen(state, reopen, context),
        _ when !state.IsOpen => command is AuditCommand.Ask or AuditCommand.Remind or AuditCommand.PeopleChanged or AuditCommand.Replace
            ? new Outcome<Audit>.Ignored("it is over")
            : Refused(new AuditRefusal.IsOver(state.Name)),
        AuditCommand.Give give => Give(state, give, context),
        AuditCommand.Accept accept => Accept(state, accept, context),
        AuditCommand.Answer answer => Answer(state, answer, context),
        AuditCommand.Renew renew => Renew(state, renew, context),
        AuditCommand.Close close => Close(state, close, context),
        AuditCommand.Ask => Ask(state, context),
        AuditCommand.Remind => Remind(state, context),
        AuditCommand.PeopleChanged => PeopleChanged(state, context),
        AuditCommand.Replace => new Outcome<Audit>.Changed(
            state with { End = new AuditEnd(context.Now, By: null), Asked = null }, [new AuditEffect.Log(new AuditFact.Replaced(state.Unsettled.Length), Actor: null), .. Over(state)]),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Goes through it: those who run the program, and both leaders.</summary>
    public static bool MayRun(UserId user, RuleContext context) => ProgramKeepers.Include(context.Roster, user, context.Now);

    /// <summary>Why somebody can't settle a finding, nor answer or close; null when they can.</summary>
    public static Refusal? WhyNot(Audit state, UserId actor, RuleContext context) =>
        !MayRun(actor, context) ? new AuditRefusal.NotYours(WhoMay(actor, context)) : state.IsOpen ? null : new AuditRefusal.IsOver(state.Name);

    /// <summary>Whether somebody said so, in an answer; all else the record shows.</summary>
    public static bool IsAnswer(Finding finding) => finding.Key.StartsWith(OfAnswer, StringComparison.Ordinal);

    /// <summary>The day that is proposed for mending something: two working weeks from today.</summary>
    public static LocalDate UsualDay(RuleContext context) =>
        WorkingTime.AddWorked(context.Now, Window.Of("10wd"), context.Calendar).InZone(context.Calendar.Zone).Date;

    /// <summary>An open audit by what the record shows now: what is not so any more is mended, what came since is found. One that is over stays as it ended.</summary>
    public static Audit AsFound(Audit state, ImmutableArray<Finding> now)
    {
        if (!state.IsOpen)
        {
            return state;
        }

        var found = now.GroupBy(finding => finding.Key).ToDictionary(group => group.Key, group => group.First());
        var entries = state.Entries.Select(entry => entry.Settled switch
        {
            // What an answer found is not looked up in the record.
            _ when IsAnswer(entry.Finding) => entry,
            null => found.GetValueOrDefault(entry.Finding.Key) is { } still ? entry with { Finding = still } : entry with { Settled = new AuditSettlement.Mended() },
            AuditSettlement.Mended when found.GetValueOrDefault(entry.Finding.Key) is { } back => new AuditEntry(back),
            _ => entry,
        }).ToList();
        var known = entries.Select(entry => entry.Finding.Key).ToHashSet();
        entries.AddRange(InOrder(now).Where(finding => known.Add(finding.Key)).Take(Math.Max(0, ListLimits.FindingsOfAudit - entries.Count)).Select(finding => new AuditEntry(finding)));
        return state with { Entries = [.. entries] };
    }

    static Outcome<Audit> Give(Audit state, AuditCommand.Give command, RuleContext context)
    {
        if (WhyNotSettle(state, command.Actor, command.Key, context) is { } no)
        {
            return Refused(no);
        }

        if (ActionWorkflow.Problems(command.What, new RuleContext(context.Now, context.Roster, context.Calendar)).FirstOrDefault() is { } problem)
        {
            return Refused(problem);
        }

        var what = command.What;
        return Settled(
            state, command.Key, new AuditSettlement.Given(command.Action, what.Owner, what.DueOn, command.Actor), command.Actor,
            finding => new AuditFact.GivenToMend(finding, what.Text.Trim(), what.Owner, what.DueOn),
            new AuditEffect.GiveAction(command.Action, what, command.Actor));
    }

    static Outcome<Audit> Accept(Audit state, AuditCommand.Accept command, RuleContext context)
    {
        if ((WhyNotSettle(state, command.Actor, command.Key, context) ?? TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line)) is { } no)
        {
            return Refused(no);
        }

        var reason = command.Reason.Trim();
        return Settled(state, command.Key, new AuditSettlement.Accepted(reason, command.Actor), command.Actor, finding => new AuditFact.LeftAsItIs(finding, reason));
    }

    static Refusal? WhyNotSettle(Audit state, UserId actor, string key, RuleContext context) => WhyNot(state, actor, context)
        ?? (state.Entries.FirstOrDefault(entry => entry.Finding.Key == key) is { Settled: { } how } ? new AuditRefusal.SettledAlready(how) : null);

    static Outcome<Audit> Settled(Audit state, string key, AuditSettlement how, UserId actor, Func<string, AuditFact> fact, params AuditEffect[] more)
    {
        if (state.Entries.FirstOrDefault(entry => entry.Finding.Key == key) is not { } entry)
        {
            return new Outcome<Audit>.Ignored("it was not found");
        }

        return new Outcome<Audit>.Changed(
            state with { Entries = state.Entries.Replace(entry, entry with { Settled = how }) },
            [new AuditEffect.Log(fact(entry.Finding.Text), actor), .. more, .. Refreshed(state)]);
    }

    static Outcome<Audit> Answer(Audit state, AuditCommand.Answer command, RuleContext context)
    {
        if (WhyNot(state, command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        var replies = command.Replies.Select(reply => reply with { Note = string.IsNullOrWhiteSpace(reply.Note) ? null : reply.Note.Trim() }).ToImmutableArray();
        foreach (var reply in replies)
        {
            if (reply is { IsSo: false, Note: null })
            {
                return Refused(new AuditRefusal.SayWhat(reply.Question));
            }

            if (TextLimits.CheckOptional(FormField.AuditNote, reply.Note, TextLimits.Line) is { } text)
            {
                return Refused(text);
            }
        }

        var changed = replies.Where(reply => state.Answers.FirstOrDefault(answer => answer.Question == reply.Question) is not { } before || (before.IsSo, before.Note) != (reply.IsSo, reply.Note)).ToImmutableArray();
        if (changed.IsEmpty)
        {
            return new Outcome<Audit>.Ignored("it was said so already");
        }

        var next = state with
        {
            Answers =
            [
                .. state.Answers.Where(answer => changed.All(reply => reply.Question != answer.Question))
                    .Concat(changed.Select(reply => new AuditAnswer(reply.Question, reply.IsSo, reply.Note, command.Actor, context.Now))).OrderBy(answer => answer.Question),
            ],
            Entries = [.. changed.Aggregate(state.Entries.AsEnumerable(), (entries, reply) => With(entries, reply))],
        };
        return new Outcome<Audit>.Changed(next, [new AuditEffect.Log(new AuditFact.Answered(changed), command.Actor), .. Refreshed(state)]);
    }

    /// <summary>What is not as it should be is a finding as any other; taken back, it is none, unless something is done about it already.</summary>
    static IEnumerable<AuditEntry> With(IEnumerable<AuditEntry> entries, AuditReply reply)
    {
        var key = OfAnswer + reply.Question;
        var others = entries.Where(entry => entry.Finding.Key != key || entry.Settled is not null).ToList();
        return reply.IsSo || others.Exists(entry => entry.Finding.Key == key)
            ? others
            : others.Append(new AuditEntry(new Finding(key, reply.Question.About(), TextLimits.Cut(reply.Note!, Finding.LongestText))));
    }

    static Outcome<Audit> Renew(Audit state, AuditCommand.Renew command, RuleContext context)
    {
        if (WhyNot(state, command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        var more = command.Artifacts.Where(one => state.Renewed.All(before => before.Artifact != one.Artifact)).ToImmutableArray();
        return more.IsEmpty
            ? new Outcome<Audit>.Ignored("they are renewed already")
            : new Outcome<Audit>.Changed(
                state with { Renewed = [.. state.Renewed.Concat(more).TakeLast(ListLimits.RenewedByAudit)] }, [new AuditEffect.Log(new AuditFact.Renewed(more), command.Actor), .. Refreshed(state)]);
    }

    static Outcome<Audit> Close(Audit state, AuditCommand.Close command, RuleContext context)
    {
        if (WhyNot(state, command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        if (!state.Unsettled.IsEmpty || !state.Unanswered.IsEmpty)
        {
            return Refused(new AuditRefusal.NotDone(state.Unsettled.Length, state.Unanswered.Length));
        }

        int Count<T>() => state.Entries.Count(entry => entry.Settled is T);
        return new Outcome<Audit>.Changed(
            state with { End = new AuditEnd(context.Now, command.Actor), Asked = null },
            [
                new AuditEffect.Log(new AuditFact.Closed(Count<AuditSettlement.Given>(), Count<AuditSettlement.Accepted>(), Count<AuditSettlement.Mended>()), command.Actor),
                new AuditEffect.WriteDown(command.Actor), .. Over(state),
            ]);
    }

    static Outcome<Audit> Reopen(Audit state, AuditCommand.Reopen command, RuleContext context) =>
        !MayRun(command.Actor, context) ? Refused(new AuditRefusal.NotYours(WhoMay(command.Actor, context)))
        : state.IsOpen ? new Outcome<Audit>.Ignored("it is open")
        : command.IsSigned || state.End is { By: null } ? Refused(state.End!.By is null ? new AuditRefusal.IsOver(state.Name) : new AuditRefusal.IsSigned(state.Name))
        : new Outcome<Audit>.Changed(
            state with { End = null, Asked = command.Actor },
            [new AuditEffect.Log(new AuditFact.Reopened(), command.Actor), new AuditEffect.AskToRun(command.Actor), Reminder(command.Actor, context)]);

    static IEnumerable<AuditEffect> Refreshed(Audit state) => state.Asked is { } asked ? [new AuditEffect.Refresh(asked)] : [];

    static IEnumerable<AuditEffect> Over(Audit state) =>
    [
        new AuditEffect.ClearTimer(AuditEffect.AskTimer), new AuditEffect.ClearTimer(AuditEffect.RemindTimer),
        .. state.Asked is { } asked ? new AuditEffect[] { new AuditEffect.AskNoMore(asked) } : [],
    ];

    static UserId? Runs(RuleContext context) => ProgramKeepers.Asked(context.Roster, context.Now);

    static ImmutableArray<UserId> WhoMay(UserId reader, RuleContext context) => context.Roster.NamedTo(reader, ProgramKeepers.All(context.Roster, context.Now));

    static IEnumerable<Finding> InOrder(IEnumerable<Finding> found) => found.DistinctBy(finding => finding.Key).OrderBy(finding => finding.About);

    static Outcome<Audit>.Refused Refused(Refusal why) => new(why);
}
