using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>A role changed hands: what its last holder was asked, and has not answered, the next one is asked.</content>
public static partial class MeetingWorkflow
{
    /// <summary>Days away were entered or taken back, a deputy was named, a role changed hands, somebody left.</summary>
    static Outcome<Meeting> PeopleChanged(MeetingStep step)
    {
        var isAsked = AskWhoComesNow(step) | AskWhoSaysNow(step);
        var mayLook = WhyNotAsked(step) is null && (step.State.AwayAsk is not null || step.Now >= AwayFrom(step.State, step.Context.Calendar));
        if (mayLook && LookWhoIsAway(step) is Outcome<Meeting>.Changed looked)
        {
            return looked;
        }

        return isAsked ? step.Done() : Ignore("nobody is asked anything else");
    }

    /// <summary>Who was asked for items and must not come any more is followed by who must, as long as there is time for it.</summary>
    static bool AskWhoComesNow(MeetingStep step)
    {
        var state = step.State;
        ImmutableArray<UserId> gone = [.. state.Asked.Except(MayStart(state, step.Roster, step.Now))];
        if (state.Status is not MeetingStatus.Scheduled || gone.IsEmpty || step.Now >= LeadTime.Before(state.StartsAt, state.Terms.RemindBefore, step.Context.Calendar))
        {
            return false;
        }

        ImmutableArray<UserId> next = [.. Required(step).Except(state.Asked).Where(user => state.Items.All(item => item.AddedBy != user))];
        step.State = state with { Asked = [.. state.Asked.Except(gone), .. next] };
        foreach (var user in gone)
        {
            step.Emit(new MeetingEffect.EditAsk(user));
        }

        foreach (var user in next)
        {
            step.Emit(new MeetingEffect.AskForItems(user));
        }

        return true;
    }

    /// <summary>The same for whoever says what becomes of an item, and for who reads that nobody said.</summary>
    static bool AskWhoSaysNow(MeetingStep step)
    {
        var isChanged = false;
        foreach (var item in step.State.Items.Where(item => item.Disposition is Disposition.Asked))
        {
            var asked = (Disposition.Asked)item.Disposition!;
            ImmutableArray<UserId> gone = [.. asked.Of.Except(MayStart(step.State, step.Roster, step.Now))];
            ImmutableArray<UserId> next = gone.IsEmpty ? [] : [.. Required(step).Except(asked.Of)];
            UserId? reader = asked.Executive is { } executive && !Runs(executive, step.Roster, step.Now)
                ? step.Roster.Acting(Role.AccountableExecutive, step.Now) ?? step.Roster.Acting(Role.OperatingLead, step.Now)
                : null;
            if (next.IsEmpty && reader is null)
            {
                continue;
            }

            isChanged = true;
            step.Put(item with { Disposition = asked with { Of = next.IsEmpty ? asked.Of : [.. asked.Of.Except(gone), .. next], Executive = reader ?? asked.Executive } });
            foreach (var user in next.IsEmpty ? [] : gone)
            {
                step.Emit(new MeetingEffect.EditWhatBecomes(item.Id, user, IsOver: true));
            }

            foreach (var user in next)
            {
                step.Emit(new MeetingEffect.AskWhatBecomes(item.Id, user, asked.DueAt));
            }

            if (reader is { } now)
            {
                step.Emit(new MeetingEffect.EditLeftOpen(item.Id, asked.Executive!.Value));
                step.Emit(new MeetingEffect.TellLeftOpen(item.Id, now) { IsHandedOver = true });
            }
        }

        if (isChanged)
        {
            step.Emit(new MeetingEffect.EditMinutes());
        }

        return isChanged;
    }

    /// <summary>Holds one of the roles above the sides, or acts in it.</summary>
    static bool Runs(UserId user, Roster roster, Instant now) => roster.MayDecide(user)
        && (roster.MayGovern(user, now) || roster.Holder(Role.AccountableExecutive) == user || roster.Holder(Role.OperatingLead) == user);
}
