
namespace AlignBot.Domain.Cadence;

/// <content>The agenda: what people put there, what comes from earlier meetings and other features, and in which order.</content>
public static partial class MeetingWorkflow
{
    static Outcome<Meeting> AddItem(MeetingStep step, MeetingCommand.AddItem command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (WhyNotAhead(step.State) is { } over)
        {
            return Refuse(over);
        }

        if (ItemProblem(step, command.Text, command.Account, command.Owner) is { } problem)
        {
            return Refuse(problem);
        }

        if (step.State.Items.Length >= MostItems)
        {
            return Refuse(new MeetingRefusal.AgendaFull(MostItems));
        }

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

    static Outcome<Meeting> ChangeItem(MeetingStep step, MeetingCommand.ChangeItem command)
    {
        if (FirstOf(WhyNotTakePart(step, command.Actor), WhyNotAhead(step.State)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Item(command.Item) is not { } item)
        {
            return Refuse(new MeetingRefusal.UnknownItem());
        }

        if (item.Disposition is not null)
        {
            return Refuse(new MeetingRefusal.AlreadyDisposed(item));
        }

        if (ItemProblem(step, command.Text, command.Account, command.Owner) is { } problem)
        {
            return Refuse(problem);
        }

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

    static Outcome<Meeting> RemoveItem(MeetingStep step, MeetingCommand.RemoveItem command)
    {
        if (FirstOf(WhyNotTakePart(step, command.Actor), WhyNotBefore(step.State)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Item(command.Item) is not { } item)
        {
            return Ignore("it is off already");
        }

        if (item.AddedBy != command.Actor && WhyNotRun(step, command.Actor) is { } not)
        {
            return Refuse(item.AddedBy is { } owner ? not with { WhoMay = step.Roster.NamedTo(command.Actor, not.WhoMay.Prepend(owner).Distinct()) } : not);
        }

        // What was parked is not gone by being taken off: it takes a decision, a dispute or a reason.
        if (item.TimesParked > 0)
        {
            return Refuse(new MeetingRefusal.ParkedBefore(item));
        }

        Remove(step, item, command.Actor);
        return step.Done();
    }

    static void Remove(MeetingStep step, AgendaItem item, UserId? actor = null)
    {
        step.State = step.State with { Items = step.State.Items.Remove(item) };
        step.Log(new MeetingFact.ItemTakenOff(item.Id, item.Text), actor);
    }

    static TextRefusal? ItemProblem(MeetingStep step, string text, string? account, UserId? owner) =>
        TextLimits.Check(FormField.AgendaItem, text, TextLimits.Line)
        ?? TextLimits.CheckOptional(FormField.Account, account, TextLimits.Name)
        ?? (owner is { } user && !step.Roster.MayDecide(user) ? new TextRefusal.PersonNotEligible(FormField.ItemOwner, user, step.Roster.StandingOf(user)) : null);

    static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static Outcome<Meeting> TakeOn(MeetingStep step, MeetingCommand.TakeOn command)
    {
        var (state, item) = (step.State, command.Item);
        if (state.Status is not (MeetingStatus.Scheduled or MeetingStatus.Prompted))
        {
            return Ignore($"the meeting is {state.Status}");
        }

        if (state.Items.FirstOrDefault(other => other.Id == item.Id || (item.Source is not null && other.Source == item.Source)) is { } there)
        {
            // A dispute is there as it stands now.
            if (there is not { AddedBy: null, Disposition: null } || item.Dispute is null || item.Dispute == there.Dispute)
            {
                return Ignore("it is on the agenda already");
            }

            step.Put(there with { Dispute = item.Dispute, Text = item.Text });
            return step.Done();
        }

        if (state.Items.Length >= MostItems)
        {
            return Ignore("the agenda is full");
        }

        // What was parked or left over is settled first.
        var first = item.TimesParked + item.TimesCarried > 0;
        step.State = state with { Items = first ? state.Items.Insert(state.Items.Count(other => other.TimesParked + other.TimesCarried > 0), item) : state.Items.Add(item) };
        step.Log(new MeetingFact.ItemTakenOn(item.Id, item.Text, item.Source));
        return step.Done();
    }

    static Outcome<Meeting> TakeOff(MeetingStep step, MeetingCommand.TakeOff command)
    {
        if (!step.State.IsAhead)
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        if (step.State.Item(command.Item) is not { Source: not null, AddedBy: null, TimesParked: 0, ReachedAt: null, Disposition: null } item)
        {
            return Ignore("it is nobody's proposal, or people have dealt with it");
        }

        Remove(step, item);
        return step.Done();
    }

    static Outcome<Meeting> GiveBack(MeetingStep step, MeetingCommand.GiveBack command)
    {
        if (step.State.Status is not MeetingStatus.Scheduled || step.State.Item(command.Item) is not { Disposition: null } item)
        {
            return Ignore("it is not on this agenda, or dealt with");
        }

        Remove(step, item);
        return step.Done();
    }

    static Outcome<Meeting> MoveItemUp(MeetingStep step, MeetingCommand.MoveItemUp command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (WhyNotAhead(step.State) is { } over)
        {
            return Refuse(over);
        }

        if (step.State.Item(command.Item) is not { } item)
        {
            return Refuse(new MeetingRefusal.UnknownItem());
        }

        var above = step.State.ItemsOf(item.Section).TakeWhile(other => other.Id != item.Id).LastOrDefault();
        if (above is null)
        {
            return Ignore("it is the first of its section");
        }

        var items = step.State.Items.Remove(item);
        step.State = step.State with { Items = items.Insert(items.IndexOf(above), item) };
        step.Log(new MeetingFact.ItemReordered(item.Id), command.Actor);
        return step.Done();
    }
}
