using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>Before it starts: planning, the agenda, moving and calling off.</content>
public static partial class MeetingWorkflow
{
    /// <summary>Plans an occurrence: a row made ahead, its timers set; skipped at once where its day is off.</summary>
    public static Outcome<Meeting>.Changed Plan(MeetingId id, MeetingSeries series, Occurrence occurrence, MeetingContext context)
    {
        var step = new MeetingStep(
            new Meeting
            {
                Id = id,
                Series = series.Id,
                Program = series.Program,
                Nominal = occurrence.Nominal,
                Terms = series.Terms(),
                StartsAt = occurrence.StartsAt,
            },
            context);
        Schedule(step, occurrence);
        return step.Done();
    }

    /// <summary>Sets the time and what follows from it: timers ahead, or the end where the day is off.</summary>
    private static void Schedule(MeetingStep step, Occurrence occurrence)
    {
        var owesCall = OwesCall(step.State);
        step.ClearTimers();
        step.State = step.State with
        {
            StartsAt = occurrence.StartsAt,
            Status = occurrence.IsSkipped ? MeetingStatus.Skipped : MeetingStatus.Scheduled,
            MovedForHoliday = occurrence is { IsSkipped: false } && occurrence.Date != occurrence.Nominal ? occurrence.Holiday ?? "" : null,
            Ending = occurrence.IsSkipped ? new MeetingEnding { At = step.Now, Holiday = occurrence.Holiday, IsDayOff = true } : null,
        };
        if (occurrence.IsSkipped)
        {
            CarryAll(step);
            step.Log(new MeetingFact.Ended(MeetingStatus.Skipped, step.State.Ending!, []));
        }
        else
        {
            SetTimers(step, owesCall);
        }
    }

    private static bool OwesCall(Meeting state) => state.Timers.Any(timer => timer.Kind is MeetingTimerKind.Call);

    /// <param name="step">The meeting, at its time.</param>
    /// <param name="owesCall">Items were still to be called for: where the moment for it has passed by a change of plan, they are called for now.</param>
    private static void SetTimers(MeetingStep step, bool owesCall = false)
    {
        var (state, terms, calendar) = (step.State, step.State.Terms, step.Context.Calendar);
        var call = LeadTime.Before(state.StartsAt, terms.CallBefore, calendar);
        if (state.CalledAt is null && (owesCall || call > step.Now))
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Call), Instant.Max(call, step.Now));
        foreach (var role in terms.RequiredRoles)
        {
            // Nudges keep to the recipient's own working hours by moving earlier.
            var own = step.Roster.Acting(role, step.Now) is { } holder ? LeadTime.WithinHours(call, calendar.InZone(step.Roster.ZoneOf(holder))) : call;
            if (state.CalledAt is null && own > step.Now)
                step.SetTimer(new MeetingTimer(MeetingTimerKind.AskForItems, Role: role), own);
        }

        var remind = LeadTime.Before(state.StartsAt, terms.RemindBefore, calendar);
        if (remind > step.Now)
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Remind), remind);
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Start), state.StartsAt);
    }

    private static Outcome<Meeting> Replan(MeetingStep step, MeetingCommand.Replan command)
    {
        var (state, occurrence) = (step.State, command.Occurrence);
        if (state.Status is not MeetingStatus.Scheduled && !(state is { Status: MeetingStatus.Skipped, Ending.IsDayOff: true }))
            return Ignore($"the meeting is {state.Status}");
        if (!state.IsMovedByHand && occurrence is { IsSkipped: false } && occurrence.StartsAt <= step.Now && occurrence.StartsAt != state.StartsAt)
        {
            // Its new time has passed already, and nobody could have come.
            if (occurrence.Date == occurrence.Nominal)
                return Withdraw(step);
            occurrence = occurrence with { IsSkipped = true, StartsAt = state.StartsAt };
        }

        var isSkipped = state.Status is MeetingStatus.Skipped;
        var sameTime = state.StartsAt == occurrence.StartsAt && isSkipped == occurrence.IsSkipped;
        if (sameTime && SameTerms(state.Terms, command.Terms) && (isSkipped || !command.IsNewCalendar))
            return Ignore("it is planned so already");

        step.State = state with { Terms = command.Terms };
        if (state.IsMovedByHand)
        {
            step.ClearTimers();
            SetTimers(step, OwesCall(state));
        }
        else
        {
            Schedule(step, occurrence);
            if (!sameTime && !occurrence.IsSkipped)
                step.Log(new MeetingFact.Rescheduled(state.StartsAt, occurrence.StartsAt, step.State.MovedForHoliday));
        }

        return step.Done();
    }

    /// <summary>Equal by what they say: a record compares its lists by identity.</summary>
    private static bool SameTerms(MeetingTerms one, MeetingTerms other) =>
        one.Sections.SequenceEqual(other.Sections) && one.RequiredRoles.SequenceEqual(other.RequiredRoles)
        && one == other with { Sections = one.Sections, RequiredRoles = one.RequiredRoles };

    private static Outcome<Meeting> Withdraw(MeetingStep step)
    {
        if (step.State.Status is not MeetingStatus.Scheduled && !(step.State is { Status: MeetingStatus.Skipped, Ending.IsDayOff: true }))
            return Ignore($"the meeting is {step.State.Status}");
        step.ClearTimers();
        step.Log(new MeetingFact.Withdrawn());
        step.State = step.State with { Status = MeetingStatus.Skipped, Ending = new MeetingEnding { At = step.Now, IsWithdrawn = true } };
        CarryAll(step);
        return step.Done();
    }

    private static Outcome<Meeting> AddItem(MeetingStep step, MeetingCommand.AddItem command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
            return Refuse(stranger);
        if (WhyNotAhead(step.State) is { } over)
            return Refuse(over);
        if (ItemProblem(step, command.Text, command.Account, command.Owner) is { } problem)
            return Refuse(problem);
        if (step.State.Items.Length >= MostItems)
            return Refuse(new MeetingRefusal.AgendaFull(MostItems));

        var item = new AgendaItem
        {
            Id = command.Id,
            Text = command.Text.Trim(),
            Section = Math.Clamp(command.Section ?? step.State.Section, 0, step.State.Terms.Sections.Length - 1),
            Owner = command.Owner,
            Account = Tidy(command.Account),
            AddedBy = command.Actor,
        };
        step.State = step.State with { Items = step.State.Items.Add(item) };
        step.Log(new MeetingFact.ItemAdded(item.Id, item.Text, item.Section, item.Owner, item.Account), command.Actor);
        Reach(step);
        return step.Done();
    }

    private static Outcome<Meeting> ChangeItem(MeetingStep step, MeetingCommand.ChangeItem command)
    {
        if (FirstOf(WhyNotTakePart(step, command.Actor), WhyNotAhead(step.State)) is { } refusal)
            return Refuse(refusal);
        if (step.State.Item(command.Item) is not { } item)
            return Refuse(new MeetingRefusal.UnknownItem());
        if (item.Disposition is not null)
            return Refuse(new MeetingRefusal.AlreadyDisposed(item));
        if (ItemProblem(step, command.Text, command.Account, command.Owner) is { } problem)
            return Refuse(problem);

        var changed = item with
        {
            Text = command.Text.Trim(),
            Section = Math.Clamp(command.Section, 0, step.State.Terms.Sections.Length - 1),
            Owner = command.Owner,
            Account = Tidy(command.Account),
        };
        step.Put(changed);
        step.Log(new MeetingFact.ItemAdded(item.Id, changed.Text, changed.Section, changed.Owner, changed.Account), command.Actor);
        Reach(step);
        return step.Done();
    }

    private static TextRefusal? ItemProblem(MeetingStep step, string text, string? account, UserId? owner) =>
        TextLimits.Check(FormField.AgendaItem, text, TextLimits.Line)
        ?? TextLimits.CheckOptional(FormField.Account, account, TextLimits.Name)
        ?? (owner is { } user && !step.Roster.MayDecide(user) ? new TextRefusal.PersonNotEligible(FormField.ItemOwner, user, step.Roster.StandingOf(user)) : null);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Outcome<Meeting> TakeOn(MeetingStep step, MeetingCommand.TakeOn command)
    {
        var (state, item) = (step.State, command.Item);
        if (state.Status is not (MeetingStatus.Scheduled or MeetingStatus.Prompted))
            return Ignore($"the meeting is {state.Status}");
        if (state.Items.Any(other => other.Id == item.Id || (item.Source is not null && other.Source == item.Source)))
            return Ignore("it is on the agenda already");
        if (state.Items.Length >= MostItems)
            return Ignore("the agenda is full");

        // What was parked or left over is settled first.
        var first = item.TimesParked + item.TimesCarried > 0;
        step.State = state with { Items = first ? state.Items.Insert(state.Items.Count(other => other.TimesParked + other.TimesCarried > 0), item) : state.Items.Add(item) };
        step.Log(new MeetingFact.ItemTakenOn(item.Id, item.Text, item.Source));
        return step.Done();
    }

    private static Outcome<Meeting> TakeOff(MeetingStep step, MeetingCommand.TakeOff command)
    {
        if (step.State.Status is not (MeetingStatus.Scheduled or MeetingStatus.Prompted))
            return Ignore($"the meeting is {step.State.Status}");
        if (step.State.Item(command.Item) is not { Source: not null, AddedBy: null, TimesParked: 0 } item)
            return Ignore("it is nobody's proposal, or people have dealt with it");
        step.State = step.State with { Items = step.State.Items.Remove(item) };
        step.Log(new MeetingFact.ItemTakenOff(item.Id, item.Text));
        return step.Done();
    }

    private static Outcome<Meeting> MoveItemUp(MeetingStep step, MeetingCommand.MoveItemUp command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
            return Refuse(stranger);
        if (WhyNotAhead(step.State) is { } over)
            return Refuse(over);
        if (step.State.Item(command.Item) is not { } item)
            return Refuse(new MeetingRefusal.UnknownItem());
        var above = step.State.ItemsOf(item.Section).TakeWhile(other => other.Id != item.Id).LastOrDefault();
        if (above is null)
            return Ignore("it is the first of its section");

        var items = step.State.Items.Remove(item);
        step.State = step.State with { Items = items.Insert(items.IndexOf(above), item) };
        step.Log(new MeetingFact.ItemReordered(item.Id), command.Actor);
        return step.Done();
    }

    private static Outcome<Meeting> Move(MeetingStep step, MeetingCommand.Move command)
    {
        var (state, to) = (step.State, Time.WorkingTime.WholeMilliseconds(command.To));
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotBefore(state)) is { } refusal)
            return Refuse(refusal);
        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
            return Refuse(text);
        if (to <= step.Now)
            return Refuse(new MeetingRefusal.MovedIntoThePast(to));
        if (to > step.Now + MostAhead)
            return Refuse(new MeetingRefusal.MovedTooFar(step.Now + MostAhead));
        if (step.Context.Others.FirstOrDefault(other => to < other.To && other.From < to + state.Terms.Length) is { } busy)
            return Refuse(new MeetingRefusal.Overlaps(busy.Name, busy.From));
        if (to == state.StartsAt)
            return Ignore("it takes place then already");

        step.ClearTimers();
        step.State = state with
        {
            StartsAt = to,
            Status = MeetingStatus.Scheduled,
            IsMovedByHand = true,
            MovedForHoliday = null,
            PromptedAt = null,
            PromptDeliveredAt = null,
            Here = [],
        };
        step.Tell(new MeetingNotice.Moved(state.StartsAt, to, command.Actor, command.Reason.Trim()), command.Actor);
        SetTimers(step);
        if (state.PromptedAt is not null)
            step.Emit(new MeetingEffect.EditCard());
        return step.Done();
    }

    private static Outcome<Meeting> Skip(MeetingStep step, MeetingCommand.Skip command)
    {
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotBefore(step.State)) is { } refusal)
            return Refuse(refusal);
        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
            return Refuse(text);
        var ending = new MeetingEnding { At = step.Now, By = command.Actor, Reason = command.Reason.Trim() };
        Close(step, MeetingStatus.Skipped, ending, command.Actor);
        step.Tell(new MeetingNotice.Skipped(ending), command.Actor);
        return step.Done();
    }

    private static MeetingRefusal? WhyNotBefore(Meeting state) =>
        state.Status is MeetingStatus.Running ? new MeetingRefusal.IsRunning() : WhyNotAhead(state);

    /// <summary>Everybody required who acts today, once each.</summary>
    private static ImmutableArray<UserId> Required(MeetingStep step) =>
        [.. step.State.Terms.RequiredRoles.Select(role => step.Roster.Acting(role, step.Now)).OfType<UserId>().Distinct()];
}
