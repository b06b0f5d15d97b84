using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;

namespace AlignBot.Contracts;

/// <summary>Something that another feature lets people do with a dispute: an entry on the page of what somebody can do with it.</summary>
interface IDisputeDeed
{
    /// <summary>Its button's, declared as a deed by the feature. The button's value is a <see cref="DisputeRef"/>.</summary>
    string ActionId { get; }

    /// <summary>What the button reads.</summary>
    string Label { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Words { get; }

    /// <summary>Whether it is offered to somebody. For showing only: who may is checked on the click.</summary>
    bool IsFor(Dispute dispute, ProgramInfo program, UserId actor);
}
