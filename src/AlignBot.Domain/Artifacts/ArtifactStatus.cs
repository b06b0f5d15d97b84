using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <summary>How an artifact stands. Computed from what was written and signed; nobody sets it. Closed.</summary>
public abstract record ArtifactStatus
{
    ArtifactStatus()
    {
    }

    /// <summary>Nothing is written.</summary>
    public sealed record Missing : ArtifactStatus;

    /// <summary>Written, and not yet for others to sign.</summary>
    public sealed record Draft : ArtifactStatus;

    /// <summary>Signatures are asked for.</summary>
    /// <param name="Roles">Those that have not signed.</param>
    public sealed record AwaitingSignOff(ImmutableArray<Role> Roles) : ArtifactStatus;

    /// <summary>Signed, and nothing speaks against it.</summary>
    public sealed record Current : ArtifactStatus;

    /// <summary>Signed once, and to be looked at.</summary>
    /// <param name="Why">At least one reason.</param>
    public sealed record Stale(ImmutableArray<StaleReason> Why) : ArtifactStatus;

    /// <summary>Taken out of use.</summary>
    public sealed record OutOfUse(Retirement Retired) : ArtifactStatus;

    /// <summary>How it stands.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="roster">Who is who.</param>
    public static ArtifactStatus Of(Artifact artifact, Roster roster)
    {
        if (artifact.Retired is { } retired)
        {
            return new OutOfUse(retired);
        }

        if (artifact.Latest is null)
        {
            return new Missing();
        }

        if (artifact.AwaitsSignatures)
        {
            return new AwaitingSignOff(artifact.Unsigned);
        }

        if (artifact.InForce is not { } inForce)
        {
            return new Draft();
        }

        return Reasons(artifact, inForce, roster).ToImmutableArray() is { IsEmpty: false } why ? new Stale(why) : new Current();
    }

    /// <summary>Whoever signed for a role that has another holder since: until they sign, it reads 'signed by the predecessor'.</summary>
    public static ImmutableArray<SignOff> OfPredecessors(Artifact artifact, Roster roster) => artifact.InForce is { } inForce
        ? [.. inForce.SignOffs.Where(signed => roster.Holding(signed.Role) is { } holding && holding.Holder != signed.By && !signed.AsDeputy)]
        : [];

    static IEnumerable<StaleReason> Reasons(Artifact artifact, Revision inForce, Roster roster)
    {
        if (artifact.Kind.IsDated())
        {
            yield break;
        }

        if (artifact.Owner is null && artifact.Kind is not ArtifactKind.AccountPlan)
        {
            yield return new StaleReason.NoOwner();
        }

        if (artifact is { ReviewIsDue: true, ReviewOn: { } day })
        {
            yield return new StaleReason.ReviewIsDue(day);
        }

        foreach (var part in inForce.Parts)
        {
            if (artifact.PartsNow.FirstOrDefault(now => now.Kind == part.Kind) is { } now && Changed(part, now) is { } what)
            {
                yield return new StaleReason.PartChanged(part.Kind, what);
            }
        }

        if (artifact.Kind is ArtifactKind.Playbook)
        {
            foreach (var side in new[] { Function.Sales, Function.Marketing })
            {
                if (!artifact.Authors.Any(author => roster.Find(author)?.Function == side))
                {
                    yield return new StaleReason.NoAuthorOf(side);
                }
            }
        }
    }

    static PartChange? Changed(PartStanding before, PartStanding now) =>
        before.IsThere && !now.IsThere ? PartChange.Gone
        : !before.IsThere && now.IsThere ? PartChange.Came
        : before.Owner != now.Owner ? PartChange.OtherOwner
        : now.RulesHash is { } rules && before.RulesHash != rules ? PartChange.OtherRules
        : null;
}

/// <summary>Why what was signed is to be looked at. Closed.</summary>
public abstract record StaleReason
{
    StaleReason()
    {
    }

    /// <summary>Nobody answers for it.</summary>
    public sealed record NoOwner : StaleReason;

    /// <summary>Its day of review has come.</summary>
    public sealed record ReviewIsDue(LocalDate On) : StaleReason;

    /// <summary>A part that it names does not stand as it stood.</summary>
    public sealed record PartChanged(ArtifactKind Part, PartChange What) : StaleReason;

    /// <summary>Nobody of that side has written in it.</summary>
    public sealed record NoAuthorOf(Function Side) : StaleReason;
}

/// <summary>What became of a part of the operating model since it was signed.</summary>
public enum PartChange
{
    /// <summary>It is missing now.</summary>
    Gone,

    /// <summary>It was missing, and is there now.</summary>
    Came,

    /// <summary>Somebody else answers for it.</summary>
    OtherOwner,

    /// <summary>Its rules have a new signed version.</summary>
    OtherRules,
}
