using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Lets somebody name a deputy from where it shows that one is needed.</summary>
interface INameDeputy
{
    /// <summary>Opens the form for those who govern and for the role's holder, with the days away around that moment filled in; all others are told who can.</summary>
    /// <param name="click">What was pressed.</param>
    /// <param name="request">Its request.</param>
    /// <param name="program">The program.</param>
    /// <param name="role">For whose holder.</param>
    /// <param name="at">When somebody is to stand in.</param>
    /// <param name="ct">When nobody waits any more.</param>
    Task OpenAsync(BlockActions click, SlackRequest request, ProgramKey program, Role role, Instant at, CancellationToken ct);
}
