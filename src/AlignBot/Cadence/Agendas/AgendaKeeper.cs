using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Cadence.Agendas;

/// <summary>Keeps the agendas that people see true: a dispute stands there once it is raised, and no longer once it is decided; an action, until it is done.</summary>
sealed class AgendaKeeper(MeetingDesk desk) : IFollow<DisputeRaised>, IFollow<DecisionRecorded>, IFollow<ActionChanged>
{
    public ValueTask FollowAsync(Session session, DisputeRaised moment) => desk.ProposeAnewAsync(session, moment.Program);

    /// <summary>Only what settles a dispute: a look at every decision that somebody types would cost each of them. The dispute itself is about to close.</summary>
    public ValueTask FollowAsync(Session session, DecisionRecorded moment) =>
        moment.Decision.Dispute is { } dispute ? desk.TakeOffAsync(session, moment.Program, AgendaProposal.OfDispute(dispute.Value)) : ValueTask.CompletedTask;

    public ValueTask FollowAsync(Session session, ActionChanged moment) => desk.ProposeAnewAsync(session, moment.Program.Key);
}
