using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts.Sla;

/// <summary>Disputes about what was reported late: while one is open its report does not count, and afterwards it does unless it was decided that the clause was kept.</summary>
sealed class SlaContests(ArtifactDesk desk) : IFollow<DisputeRaised>, IFollow<DisputeChanged>
{
    const string Prefix = "sla/";

    /// <summary>What is offered to be decided.</summary>
    public const string WasLate = "It was late: it counts";

    /// <inheritdoc cref="WasLate"/>
    public const string WasKept = "It was kept: it does not count";

    /// <summary>What a dispute that is offered from a report carries along.</summary>
    public static string From(Artifact sla, LateReport report) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{sla.Id.Value:N}/{report.Number}");

    public async ValueTask FollowAsync(Session session, DisputeRaised moment)
    {
        if (moment.From is { } from && from.StartsWith(Prefix, StringComparison.Ordinal) && from[Prefix.Length..].Split('/') is [var artifact, var number]
            && Guid.TryParseExact(artifact, "N", out var id) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var report))
        {
            // Contested or taken back meanwhile: the dispute stands by itself, and nobody is waiting for an answer.
            _ = await desk.ApplyAsync(session, moment.Program, id, new ArtifactCommand.ContestLate(moment.Dispute.RaisedBy, report, moment.Dispute.Id));
        }
    }

    public async ValueTask FollowAsync(Session session, DisputeChanged moment)
    {
        if (await ArtifactTables.OneAsync(session.Db, moment.Program, ArtifactKind.ServiceLevelAgreement) is { } sla
            && sla.Late.Any(report => report.Contested?.Dispute == moment.Dispute.Id))
        {
            // As it stood is ignored.
            _ = await desk.ApplyAsync(session, moment.Program, sla.Id.Value, new ArtifactCommand.ContestStands(moment.Dispute.Id, moment.Dispute.IsOpen, SaysKept(moment.Dispute)));
        }
    }

    /// <summary>In words of their own deciders may mean anything: then it counts until whoever reported it takes it back.</summary>
    static bool SaysKept(Dispute dispute) => dispute is { Status: DisputeStatus.Decided or DisputeStatus.Settled, Closing.Outcome: { } outcome }
        && string.Equals(outcome.Trim().TrimEnd('.'), WasKept, StringComparison.OrdinalIgnoreCase);
}
