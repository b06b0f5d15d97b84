using AlignBot.Domain.Time;

namespace AlignBot.Domain.Audits;

/// <content>Who is asked to go through an audit, and is reminded of it.</content>
public static partial class AuditWorkflow
{
    static readonly Window Again = Window.Of("5wd");

    static Outcome<Audit> Ask(Audit state, RuleContext context)
    {
        if (state.Asked is not null)
        {
            return new Outcome<Audit>.Ignored("somebody is asked");
        }

        return Runs(context) is { } lead
            ? new Outcome<Audit>.Changed(state with { Asked = lead }, [new AuditEffect.AskToRun(lead), Reminder(lead, context)])
            : new Outcome<Audit>.Ignored("nobody is there to be asked");
    }

    /// <summary>Once, and on a day on which they work.</summary>
    static Outcome<Audit> Remind(Audit state, RuleContext context) => state.Asked is { } asked
        ? new Outcome<Audit>.Changed(state, [new AuditEffect.AskToRun(asked)])
        : new Outcome<Audit>.Ignored("nobody is asked");

    static Outcome<Audit> PeopleChanged(Audit state, RuleContext context)
    {
        // Whoever has it keeps it while they may, a few days away included: it takes two weeks, and others go on with it by /align audit.
        if (state.Asked is { } asked && MayRun(asked, context))
        {
            return new Outcome<Audit>.Ignored("it is theirs still");
        }

        var next = Runs(context);
        if (next == state.Asked)
        {
            return new Outcome<Audit>.Ignored("nobody else is there");
        }

        AuditEffect[] over = state.Asked is { } before ? [new AuditEffect.AskNoMore(before)] : [];
        return next is { } lead
            ? new Outcome<Audit>.Changed(
                state with { Asked = null }, [.. over, new AuditEffect.SetTimer(AuditEffect.AskTimer, WorkingTime.AtOrNextOpening(context.Now, context.Roster.HoursOf(lead, context.Calendar)))])
            : new Outcome<Audit>.Changed(state with { Asked = null }, [.. over]);
    }

    static AuditEffect.SetTimer Reminder(UserId who, RuleContext context) =>
        new(AuditEffect.RemindTimer, WorkingTime.DeadlineAtWork(context.Now, Again, context.Roster.HoursOf(who, context.Calendar)).At);
}
