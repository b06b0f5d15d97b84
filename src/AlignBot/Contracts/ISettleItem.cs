using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Contracts;

/// <summary>Settles an item of a running meeting from what another feature shows of it.</summary>
interface ISettleItem
{
    /// <summary>Goes on with an item as if its entry had been chosen on the meeting's card: opens the form for it.</summary>
    Task SettleAsync(
        BlockActions payload, SlackRequest request, ProgramKey program, MeetingId id, AgendaItemId item, ItemEnd end, CancellationToken ct);
}

/// <summary>How somebody wants an item to end.</summary>
enum ItemEnd
{
    /// <summary>By a decision.</summary>
    Decide,

    /// <summary>As a dispute.</summary>
    Escalate,

    /// <summary>Put off.</summary>
    Park,
}
