using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Domain.Disputes;

/// <content>'What would have prevented this?': both leaders are asked once, after a dispute that reached the executive or was reopened.</content>
public static partial class DisputeWorkflow
{
    /// <summary>When they are asked: not in the heat of the decision.</summary>
    static readonly Window LessonAfter = new(1, WindowUnit.WorkingDays);

    static readonly Window LessonReminder = new(2, WindowUnit.WorkingDays);

    static readonly Window LessonOver = new(5, WindowUnit.WorkingDays);

    /// <summary>Days until an action is due for which nobody named a day.</summary>
    const int LessonDays = 14;

    // What a timer of a lesson is for: the shares of its time that are over, in percent.
    const int LessonBegins = 0;
    const int LessonReminds = 50;
    const int LessonEnds = 100;

    static readonly ImmutableArray<Role> Leaders = [Role.SalesLeader, Role.MarketingLeader];

    /// <summary>The last lesson of a dispute while somebody is asked for it; null otherwise.</summary>
    public static Lesson? PendingLesson(Dispute state) =>
        state.Lessons.LastOrDefault() is { End: null } last && last.Round == state.Round && !state.IsOpen ? last : null;

    static void AwaitLesson(DisputeStep step)
    {
        if (step.State.Round > 1 || ReachedTheExecutive(step.State))
        {
            step.SetTimer(LessonTimer(step.State, LessonBegins, user: null), WorkingTime.Deadline(step.Now, LessonAfter, step.State.Calendar).At);
        }
    }

    static bool ReachedTheExecutive(Dispute state) => state.IsLastResort || Enumerable.Range(0, state.Level + 1).Any(index =>
        state.Path.Levels[index].Deciders.Any(decider => decider is Decider.ByRole { Role: Role.AccountableExecutive })
        && !state.EndedLevels.Any(ended => ended.Round == state.Round && ended.Level == index && !ended.Opened));

    static Outcome<Dispute> LessonDue(DisputeStep step, DisputeCommand.LessonDue command)
    {
        var timer = LessonTimer(step.State, command.Percent, command.User);
        if (step.State.IsOpen || command.Round != step.State.Round || !step.State.Timers.Contains(timer))
        {
            return Ignore("nobody is to be asked");
        }

        step.ClearTimers(t => t == timer);
        switch (command)
        {
            case { Percent: LessonBegins, User: null }:
                BeginLesson(step);
                break;
            case { Percent: LessonEnds }:
                EndLesson(step, PendingLesson(step.State)!);
                break;
            case { User: { } user }:
                LookWhoIsAsked(step);
                if (PendingLesson(step.State)?.Awaited.Contains(user) == true)
                {
                    AskOrRemind(step, user);
                }

                break;
        }

        return PendingLesson(step.State) is null ? step.Done() : step.DoneQuietly();
    }

    static void BeginLesson(DisputeStep step)
    {
        var lesson = new Lesson
        {
            Round = step.State.Round,
            AskedAt = step.Now,
            Asked = [.. Leaders.Select(role => (Role: role, User: LeaderToAsk(step, role))).Where(one => one.User is not null).Select(one => new LessonLeader(one.Role, one.User!.Value))],
        };
        step.State = step.State with { Learned = step.State.Lessons.Add(lesson) };
        if (lesson.Asked.IsEmpty)
        {
            EndLesson(step, lesson);
            return;
        }

        step.SetTimer(LessonTimer(step.State, LessonEnds, user: null), WorkingTime.Deadline(step.Now, LessonOver, step.State.Calendar).At);
        foreach (var user in lesson.Awaited)
        {
            AskAtWork(step, user);
        }
    }

    /// <summary>Whoever acts in the role, else its holder: a deputy answers while they stand in. Of what is kept to few, only who had a part in it.</summary>
    static UserId? LeaderToAsk(DisputeStep step, Role role) =>
        (step.Roster.Acting(role, step.Now) ?? step.Roster.Holder(role)) is { } user && step.Roster.MayDecide(user)
        && (!IsKeptToFew(step.State) || HadPart(step.State, user))
            ? user
            : null;

    /// <summary>Whether its category has a channel of its own.</summary>
    public static bool IsKeptToFew(Dispute state) => state.Path.Category(state.Category)?.Channel is not null;

    static bool HadPart(Dispute state, UserId user) => state.RaisedBy == user || state.IsParty(user) || state.Unseated.Contains(user)
        || state.Seats.Concat(state.EndedLevels.SelectMany(ended => ended.Seats)).Any(seat => seat.Occupant == user);

    /// <summary>It is no matter for the night: whoever is not at work where they are is asked when they are.</summary>
    static void AskAtWork(DisputeStep step, UserId user)
    {
        if (WorkingTime.AtOrNextOpening(step.Now, OwnHours(step, user)) is var opening && opening > step.Now)
        {
            step.SetTimer(LessonTimer(step.State, LessonBegins, user), opening);
        }
        else
        {
            AskOrRemind(step, user);
        }
    }

    /// <summary>The first time it is asked, the second time once more.</summary>
    static void AskOrRemind(DisputeStep step, UserId user)
    {
        if (step.State.Asks.FirstOrDefault(ask => ask.Kind is AskKind.Lesson && ask.To == user) is { } standing)
        {
            step.Emit(new DisputeEffect.AskOnceMore(standing));
            step.Log(new DisputeFact.LessonAsked(user, Again: true));
            return;
        }

        step.Ask(user, AskKind.Lesson);
        step.Log(new DisputeFact.LessonAsked(user));
        step.SetTimer(
            LessonTimer(step.State, LessonReminds, user),
            WorkingTime.AtOrNextOpening(WorkingTime.Deadline(step.Now, LessonReminder, step.State.Calendar).At, OwnHours(step, user)));
    }

    /// <summary>A leader who is gone, away or leader no more is not waited for: whoever has the role now is.</summary>
    static void LookWhoIsAsked(DisputeStep step)
    {
        if (PendingLesson(step.State) is not { } lesson)
        {
            return;
        }

        ImmutableArray<LessonLeader> asked =
        [
            .. lesson.Asked.Select(one => lesson.HasAnswered(one.User) || LeaderToAsk(step, one.Role) == one.User ? one
                : LeaderToAsk(step, one.Role) is { } now ? one with { User = now } : null).OfType<LessonLeader>(),
        ];
        if (asked.SequenceEqual(lesson.Asked))
        {
            return;
        }

        var next = lesson with { Asked = asked };
        step.State = step.State with { Learned = step.State.Lessons.Replace(lesson, next) };
        foreach (var user in lesson.Awaited.Except(next.Awaited))
        {
            step.CloseAsk(user, AskKind.Lesson, AskEnd.Reseated);
            step.ClearTimers(t => t.Kind is DisputeTimerKind.Lesson && t.User == user);
        }

        foreach (var user in next.Awaited.Except(lesson.Awaited))
        {
            AskAtWork(step, user);
        }

        if (next.Awaited.IsEmpty)
        {
            EndLesson(step, next);
        }
    }

    static Outcome<Dispute> AnswerLesson(DisputeStep step, DisputeCommand.AnswerLesson command)
    {
        if (command.Round != step.State.Round)
        {
            return Refuse(new DisputeRefusal.StaleRound(command.Round, step.State.Round));
        }

        if (PendingLesson(step.State) is not { } lesson)
        {
            return Refuse(new DisputeRefusal.LessonOver());
        }

        if (WhyNotActing(step, command.Actor) is { } may)
        {
            return Refuse(may);
        }

        if (lesson.HasAnswered(command.Actor))
        {
            return Refuse(new DisputeRefusal.LessonAnswered());
        }

        if (!lesson.Awaited.Contains(command.Actor))
        {
            return Refuse(new DisputeRefusal.NotAskedForLesson(lesson.Awaited));
        }

        var today = step.Now.InZone(step.State.Calendar.Zone).Date;
        if (WhyNot([
                TextLimits.Check(command.Aim.Kind is LessonKind.Nothing ? FormField.Reason : FormField.Lesson, command.Words, Lesson.Words),
                command.Owner is { } named && !step.Roster.MayDecide(named) ? new TextRefusal.PersonNotEligible(FormField.ActionOwner, named, step.Roster.StandingOf(named)) : null,
                command.DueOn is { } day && day < today ? new TextRefusal.InThePast(FormField.ActionDue, day, today) : null,
            ]) is { } problems)
        {
            return problems;
        }

        var answer = new LessonAnswer(command.Actor, step.Now, command.Aim, command.Words.Trim(), command.Owner ?? command.Actor, command.DueOn ?? today.PlusDays(LessonDays));
        var next = lesson with { Answers = lesson.Answers.Add(answer) };
        step.State = step.State with { Learned = step.State.Lessons.Replace(lesson, next) };
        step.Log(new DisputeFact.LessonAnswered(answer), command.Actor);
        step.CloseAsk(command.Actor, AskKind.Lesson, AskEnd.Answered);
        step.ClearTimers(t => t.Kind is DisputeTimerKind.Lesson && t.User == command.Actor);
        if (next.Awaited.IsEmpty)
        {
            EndLesson(step, next);
        }

        return step.Done();
    }

    /// <summary>It is over with what there is.</summary>
    static void EndLesson(DisputeStep step, Lesson lesson)
    {
        var end = lesson switch
        {
            { Asked.IsEmpty: true, Answers.IsEmpty: true } => LessonEnd.NobodyToAsk,
            { Answers: [] } => LessonEnd.NobodyAnswered,
            { Answers: [var first, .. var others] } when others.Any(other => !LessonAim.Agree(first, other)) => LessonEnd.Differ,
            { Answers: [{ Aim.Kind: LessonKind.Nothing }, ..] } => LessonEnd.Nothing,
            _ => LessonEnd.Taken,
        };
        step.State = step.State with { Learned = step.State.Lessons.Replace(lesson, lesson with { End = end }) };
        step.CloseAsks(ask => ask.Kind is AskKind.Lesson, AskEnd.Lapsed);
        step.ClearTimers(t => t.Kind is DisputeTimerKind.Lesson);
        step.Log(new DisputeFact.LessonEnded(end));
        if (end is LessonEnd.Taken)
        {
            step.Emit(new DisputeEffect.TakeLesson());
        }
    }

    /// <summary>Different answers stand on the agenda of that meeting from here on, and of no other.</summary>
    static Outcome<Dispute> LessonOnAgenda(DisputeStep step, DisputeCommand.LessonOnAgenda command)
    {
        if (step.State.Lessons.LastOrDefault() is not { End: LessonEnd.Differ, Meeting: null } lesson)
        {
            return Ignore("it is on an agenda, or on none");
        }

        step.State = step.State with { Learned = step.State.Lessons.Replace(lesson, lesson with { Meeting = command.Meeting }) };
        return step.DoneQuietly();
    }

    static DisputeTimer LessonTimer(Dispute state, int percent, UserId? user) => new(DisputeTimerKind.Lesson, state.Round, state.Level, percent, user);
}
