using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A feature that has something to bring to the next meeting: a dispute near its deadline, an overdue action, a decision due for review.</summary>
/// <remarks>Asked when items are called for and again when the meeting is to start. What is on the agenda already, by its source, is not put there twice.</remarks>
interface IAgendaSource
{
    ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting);
}

/// <param name="Source">What it is made from, such as <c>dispute/...</c>: stable, so that the same thing is proposed once.</param>
/// <param name="Text">What is to be settled, in a sentence.</param>
/// <param name="Owner">Who brings it; null where nobody does.</param>
/// <param name="Account">The account concerned.</param>
/// <param name="Dispute">The open dispute that it is; null where it is none.</param>
sealed record AgendaProposal(string Source, string Text, UserId? Owner = null, string? Account = null, DisputeItem? Dispute = null)
{
    /// <summary>The source of what is made from a dispute.</summary>
    public static string OfDispute(Guid dispute) => $"dispute/{dispute:N}";

    /// <summary>An open dispute as it stands.</summary>
    public static DisputeItem Standing(Dispute dispute) => new(dispute.Id, dispute.Number, dispute.AnswerBy, dispute.Deciders);
}

/// <summary>A feature has something for agendas that it had not. Told in the transaction, after it is written.</summary>
sealed record AgendaSourceChanged(ProgramKey Program);
