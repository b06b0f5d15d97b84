using AlignBot.Domain;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Contracts;

/// <summary>Lets somebody decide an open dispute from where else it is shown.</summary>
interface IDecideDispute
{
    /// <summary>Opens the dispute's own form for who has an open seat in it; for all others, a page that says who decides and by when.</summary>
    Task OpenAsync(BlockActions payload, SlackRequest request, ProgramKey program, DisputeId dispute, CancellationToken ct);
}
