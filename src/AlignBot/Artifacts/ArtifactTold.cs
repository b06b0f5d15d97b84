using AlignBot.Domain;
using AlignBot.Domain.Artifacts;

namespace AlignBot.Artifacts;

/// <summary>What is to be said of several artifacts that change together: one message to the channel, and one to each owner.</summary>
sealed class ArtifactTold
{
    readonly List<Artifact> inForce = [];
    readonly List<(UserId To, UserId? By, Artifact Artifact)> owned = [];

    /// <summary>What holds from now on.</summary>
    public IReadOnlyList<Artifact> InForce => inForce;

    /// <summary>Who answers for what from now on.</summary>
    public IEnumerable<IGrouping<(UserId To, UserId? By), Artifact>> Owned => owned.GroupBy(one => (one.To, one.By), one => one.Artifact);

    /// <summary>Whether it is kept here, to be said with the rest.</summary>
    public bool Takes(Artifact artifact, Effect effect)
    {
        switch (effect)
        {
            case ArtifactEffect.TellInForce:
                inForce.Add(artifact);
                return true;
            case ArtifactEffect.TellOwner tell:
                owned.Add((tell.To, tell.By, artifact));
                return true;
            default:
                return false;
        }
    }
}
