using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>Disputes about artifacts: one that is raised from it, or about a definition whose term the question names. Once it is decided its owner is asked.</summary>
sealed class ArtifactDisputes(ArtifactDesk desk) : IFollow<DisputeRaised>, IFollow<DisputeChanged>
{
    /// <summary>The key of the category of disputes about what a term means.</summary>
    public const string Category = "definition";

    const string Prefix = "artifact/";

    /// <summary>What a dispute that is offered from an artifact carries along.</summary>
    public static string From(Artifact artifact) => $"{Prefix}{artifact.Id.Value:N}";

    public async ValueTask FollowAsync(Session session, DisputeRaised moment)
    {
        if (moment.From is { } from && from.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(from[Prefix.Length..], "N", out var id))
        {
            await LinkAsync(session, moment, id);
        }
        else if (moment.From is null && moment.Dispute.Category == Category
            && Definitions.TermsNamed.In(moment.Dispute.Question, await ArtifactTables.InUseAsync(session.Db, moment.Program, ArtifactKind.Definition)) is [var term])
        {
            await LinkAsync(session, moment, term.Id.Value);
        }
    }

    public async ValueTask FollowAsync(Session session, DisputeChanged moment)
    {
        // Where nobody decided nothing changes, and nobody is asked.
        if (moment.Dispute.Status is not (DisputeStatus.Decided or DisputeStatus.Settled))
        {
            return;
        }

        var (key, about) = (moment.Program, moment.Dispute.Id);
        foreach (var artifact in await session.Db.ArtifactDisputes
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.DisputeId == about.Value)
            .OrderBy(row => row.ArtifactId).Select(row => row.ArtifactId).ToListAsync())
        {
            // What is out of use by now ignores it.
            _ = await desk.ApplyAsync(session, key, artifact, new ArtifactCommand.DisputeDecided(about));
        }
    }

    async ValueTask LinkAsync(Session session, DisputeRaised moment, Guid artifact)
    {
        // Known already, or out of use meanwhile: nobody is waiting for an answer.
        _ = await desk.ApplyAsync(session, moment.Program, artifact, new ArtifactCommand.Dispute(moment.Dispute.Id));
    }
}
