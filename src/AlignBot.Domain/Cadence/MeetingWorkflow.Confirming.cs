using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>What was decided is confirmed by those it names. Its minutes ask them; who has not by the next working day is reminded once, when their day begins.</content>
public static partial class MeetingWorkflow
{
    static readonly MeetingTimer ConfirmTimer = new(MeetingTimerKind.Confirm);

    /// <summary>After that nobody is waited for any more.</summary>
    static readonly Duration StillRemembered = Duration.FromDays(21);

    /// <summary>The opening of the next working day.</summary>
    public static Instant ConfirmFrom(Instant now, WorkingCalendar calendar) => WorkingTime.FirstOpening(now.InZone(calendar.Zone).Date.PlusDays(1), calendar);

    static void AwaitConfirmations(MeetingStep step)
    {
        if (!step.State.Decisions.IsEmpty)
        {
            step.SetTimer(ConfirmTimer, ConfirmFrom(step.Now, step.Context.Calendar));
        }
    }

    static Outcome<Meeting> ConfirmDue(MeetingStep step)
    {
        var (state, calendar) = (step.State, step.Context.Calendar);
        if (state.IsAhead || !state.Timers.Contains(ConfirmTimer))
        {
            return Ignore("nobody waits for that");
        }

        step.ClearTimers(timer => timer == ConfirmTimer);
        var reminded = state.AskedToConfirm ?? [];
        var awaited = step.Context.Unconfirmed.Except(reminded).ToArray();
        var openings = awaited.Where(user => step.Roster.IsAvailable(user, step.Now))
            .Select(user => (User: user, At: WorkingTime.AtOrNextOpening(step.Now, calendar.InZone(step.Roster.ZoneOf(user))))).ToArray();
        foreach (var (user, _) in openings.Where(opening => opening.At <= step.Now))
        {
            step.Emit(new MeetingEffect.RemindToConfirm(user));
            reminded = reminded.Add(user);
        }

        // Whose day begins later is reminded then; who is away, once they are back, as long as somebody may still remember.
        var later = openings.Where(opening => opening.At > step.Now).Select(opening => opening.At).ToList();
        if (awaited.Length > openings.Length && step.Now < state.EndsAt + StillRemembered)
        {
            later.Add(ConfirmFrom(step.Now, calendar));
        }

        if (later.Count > 0)
        {
            step.SetTimer(ConfirmTimer, later.Min());
        }

        step.State = step.State with { AskedToConfirm = reminded.IsEmpty ? null : reminded };
        return step.DoneQuietly();
    }
}
