using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts.Sla;

/// <summary>Disputes about what was reported late: while one is open its report does not count, and afterwards it does unless it is taken back.</summary>
sealed class SlaContests(ArtifactDesk desk) : IFollow<DisputeRaised>, IFollow<DisputeChanged>
{
    const string Prefix = "sla/";

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
            _ = await desk.ApplyAsync(session, moment.Program, sla.Id.Value, new ArtifactCommand.ContestStands(moment.Dispute.Id, moment.Dispute.IsOpen));
        }
    }
}
