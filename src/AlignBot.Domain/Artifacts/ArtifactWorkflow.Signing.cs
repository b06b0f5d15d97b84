using System.Collections.Immutable;

namespace AlignBot.Domain.Artifacts;

/// <content>Signatures: each under one text, by whoever holds the role or stands in for it.</content>
public static partial class ArtifactWorkflow
{
    static Outcome<Artifact> Sign(Artifact state, ArtifactCommand.Sign command, RuleContext context)
    {
        if (WhyNotSign(state, command.Actor, command.Hash, context) is { } refusal)
        {
            return Refused(refusal);
        }

        var latest = state.Latest!;
        var theirs = state.Kind.Signers().Where(role => MaySign(role, command.Actor, context)).ToImmutableArray();
        var open = theirs.Where(role => latest.SignedBy(role) is null).ToImmutableArray();
        if (open.IsEmpty)
        {
            return new Outcome<Artifact>.Ignored("it is signed for those roles already");
        }

        var signed = latest with
        {
            SignOffs = [.. latest.SignOffs, .. open.Select(role => new SignOff(role, command.Actor, context.Now, AsDeputy: context.Roster.Holder(role) != command.Actor))],
            Declined = [.. latest.Declined.Where(declined => !open.Contains(declined.Role))],
        };
        var log = new ArtifactEffect.Log(
            new ArtifactFact.Signed(latest.Number, latest.Hash, open, AsDeputy: open.Any(role => context.Roster.Holder(role) != command.Actor)), command.Actor);
        var next = state with { Latest = signed };
        if (!signed.Declined.IsEmpty)
        {
            var (still, others) = Asking(next, context);
            return new Outcome<Artifact>.Changed(still, [log, .. others]);
        }

        // Nobody stands against it any more: its owner has nothing to answer.
        var closed = next.Asks.Where(ask => ask.Kind is OwnerAskKind.Declined).ToImmutableArray();
        next = next with { Asks = next.Asks.RemoveRange(closed) };
        ArtifactEffect[] before = [log, .. closed.Select(ask => new ArtifactEffect.CloseAsk(ask))];
        if (next.Unsigned.IsEmpty)
        {
            return Holding(next, command.Actor, context, before);
        }

        var (asking, asked) = Asking(next, context);
        return new Outcome<Artifact>.Changed(asking, [.. before, .. asked]);
    }

    static Outcome<Artifact> Decline(Artifact state, ArtifactCommand.Decline command, RuleContext context)
    {
        if (WhyNotSign(state, command.Actor, command.Hash, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        var (latest, reason) = (state.Latest!, command.Reason.Trim());
        var open = state.Kind.Signers().Where(role => MaySign(role, command.Actor, context) && latest.SignedBy(role) is null).ToImmutableArray();
        if (open.IsEmpty)
        {
            return new Outcome<Artifact>.Ignored("it is signed for those roles already");
        }

        var declined = latest with
        {
            Declined = [.. latest.Declined.Where(before => !open.Contains(before.Role)), .. open.Select(role => new SigningDeclined(role, command.Actor, context.Now, reason))],
        };
        var next = state with { Latest = declined };
        var (asked, effects) = Asked(next, OwnerAskKind.Declined, context);
        (asked, var signers) = Asking(asked, context);
        return new Outcome<Artifact>.Changed(
            asked,
            [
                new ArtifactEffect.Log(new ArtifactFact.Declined(latest.Number, reason), command.Actor), .. signers, .. effects,
            ]);
    }

    /// <summary>Why somebody can't sign the version of that hash, nor decline to; null when they can.</summary>
    public static Refusal? WhyNotSign(Artifact state, UserId actor, string hash, RuleContext context)
    {
        if (state.Retired is { } retired)
        {
            return new ArtifactRefusal.OutOfUse(retired);
        }

        if (state.Latest is not { IsProposed: true } latest)
        {
            return new ArtifactRefusal.NothingToSign();
        }

        var signers = state.Kind.Signers();
        if (!Signs(state.Kind, actor, context))
        {
            return !context.Roster.MayDecide(actor) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor)) : new ArtifactRefusal.NotASigner(signers, [.. signers.Select(role => Signer(role, context)).OfType<UserId>().Distinct()]);
        }

        return latest.Hash == hash ? null : new ArtifactRefusal.ChangedMeanwhile(latest);
    }

    /// <summary>Somebody is asked what only they can do: its owner, else whoever runs the program. Nobody twice for the same.</summary>
    static (Artifact State, ImmutableArray<ArtifactEffect> Effects) Asked(Artifact state, OwnerAskKind kind, RuleContext context)
    {
        var lead = context.Roster.Acting(People.Role.OperatingLead, context.Now) ?? context.Roster.Acting(People.Role.AccountableExecutive, context.Now);
        var who = kind is not OwnerAskKind.NameOwner && state.Owner is { } owner && context.Roster.MayDecide(owner) ? owner : lead;
        var standing = state.Asks.FirstOrDefault(ask => ask.Kind == kind);
        if (who is not { } asked || standing?.User == asked)
        {
            return (state, standing is null ? [] : [new ArtifactEffect.AskOwner(standing)]);
        }

        var ask = new OwnerAsk(asked, kind);
        return standing is null
            ? (state with { Asks = state.Asks.Add(ask) }, [new ArtifactEffect.AskOwner(ask)])
            : (state with { Asks = state.Asks.Replace(standing, ask) }, [new ArtifactEffect.CloseAsk(standing), new ArtifactEffect.AskOwner(ask)]);
    }
}
