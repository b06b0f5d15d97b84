using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes.Paths;

/// <summary>Something that would happen, and when.</summary>
public sealed record RehearsalStep(Instant At, DisputeEffect Effect);

/// <summary>What would become of a dispute if nobody did anything.</summary>
/// <param name="Steps">Everything that would be asked, said and recorded, in order.</param>
/// <param name="End">The dispute as it would end.</param>
public sealed record RehearsalReport(ImmutableArray<RehearsalStep> Steps, Dispute End);

/// <summary>Runs the real rules on a virtual clock, with the real calendar, roles and absences. Nothing is stored or sent.</summary>
public static class Rehearsal
{
    /// <summary>No path is that long: the clock stops here rather than never.</summary>
    const int MostSteps = 2_000;

    /// <summary>Raises the dispute at the context's time and lets every deadline pass. Asks are taken to arrive at once.</summary>
    /// <returns>The report, or why such a dispute could not be raised.</returns>
    public static (RehearsalReport? Report, Refusal? Refusal) Run(NewDispute raise, DisputeContext context)
    {
        context = context with { NewDecisionId = context.NewDecisionId == default ? new DecisionId(Guid.AllBitsSet) : context.NewDecisionId };
        var outcome = DisputeWorkflow.Raise(raise, context);
        if (outcome is not Outcome<Dispute>.Changed raised)
        {
            return (null, ((Outcome<Dispute>.Refused)outcome).Why);
        }

        var clock = new VirtualClock(context);
        clock.Take(raised);
        clock.ToTheEnd();
        return (new RehearsalReport([.. clock.Steps], clock.State), null);
    }

    sealed class VirtualClock(DisputeContext context)
    {
        readonly Dictionary<DisputeTimer, Instant> timers = [];
        readonly Queue<Instant> changes = new(RosterChanges(context.Roster, context.Now).Distinct().Order());
        Instant now = context.Now;

        public List<RehearsalStep> Steps { get; } = [];

        public Dispute State { get; private set; } = null!;

        public void ToTheEnd()
        {
            for (var step = 0; State.IsOpen && step < MostSteps; step++)
            {
                var (timer, at) = timers.OrderBy(t => t.Value).ThenBy(t => t.Key.Key, StringComparer.Ordinal).First();
                if (changes.TryPeek(out var change) && change <= at)
                {
                    now = changes.Dequeue();
                    Send(new DisputeCommand.RosterChanged());
                    continue;
                }

                timers.Remove(timer);
                now = Instant.Max(now, at);
                Send(timer.ToCommand());
            }
        }

        public void Take(Outcome<Dispute>.Changed changed)
        {
            State = changed.State;
            foreach (var effect in changed.Effects.OfType<DisputeEffect>())
            {
                Steps.Add(new RehearsalStep(now, effect));
                if (effect is DisputeEffect.SetTimer set)
                {
                    timers[set.Timer] = set.At;
                }
                else if (effect is DisputeEffect.ClearTimer clear)
                {
                    timers.Remove(clear.Timer);
                }
            }

            foreach (var ask in changed.Effects.OfType<DisputeEffect.Ask>().Where(a => a.Of.Kind is AskKind.Decide))
            {
                Send(new DisputeCommand.AskDelivered(ask.Of.Round, ask.Of.Level, ask.Of.To));
            }
        }

        void Send(DisputeCommand command)
        {
            if (DisputeWorkflow.Apply(State, command, context with { Now = now }) is Outcome<Dispute>.Changed changed)
            {
                Take(changed);
            }
        }

        /// <summary>The midnights at which somebody goes away or comes back, or a deputy begins or ends: the bot looks at the seats then.</summary>
        static IEnumerable<Instant> RosterChanges(Roster roster, Instant start) =>
            roster.DaysOfChange().Select(d => d.At(roster)).Where(at => at > start);
    }
}
