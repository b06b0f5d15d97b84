using AlignBot.Domain.Artifacts;

namespace AlignBot.Artifacts;

/// <summary>The names under which history keeps what happens to artifacts. Stored for good.</summary>
static class ArtifactFacts
{
    public static string KindOf(ArtifactFact fact) => fact switch
    {
        ArtifactFact.Begun => "artifact.begun",
        ArtifactFact.Written => "artifact.written",
        ArtifactFact.Proposed => "artifact.proposed",
        ArtifactFact.Signed => "artifact.signed",
        ArtifactFact.Declined => "artifact.declined",
        ArtifactFact.InForce => "artifact.in-force",
        ArtifactFact.OwnerGiven => "artifact.owner-given",
        ArtifactFact.OwnerGone => "artifact.owner-gone",
        ArtifactFact.ReviewDue => "artifact.review-due",
        ArtifactFact.StillRight => "artifact.still-right",
        ArtifactFact.ReviewEach => "artifact.review-each",
        ArtifactFact.DueGiven => "artifact.due-given",
        ArtifactFact.Retired => "artifact.retired",
        ArtifactFact.EntryAdded => "artifact.entry-added",
        ArtifactFact.Disputed => "artifact.disputed",
        ArtifactFact.LateReported => "artifact.late-reported",
        ArtifactFact.LateAccepted => "artifact.late-accepted",
        ArtifactFact.LateContested => "artifact.late-contested",
        ArtifactFact.LateTakenBack => "artifact.late-taken-back",
        ArtifactFact.LateDecidedKept => "artifact.late-decided-kept",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
