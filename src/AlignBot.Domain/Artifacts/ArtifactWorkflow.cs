using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Artifacts;

/// <summary>The rules of governed documents: who writes, who signs which text, when it holds, and when it is looked at again.</summary>
public static partial class ArtifactWorkflow
{
    /// <summary>The most other names of a term.</summary>
    public const int MostNames = 5;

    /// <summary>Begins an artifact: it has an owner and no text.</summary>
    public static Outcome<Artifact> Begin(NewArtifact begin, RuleContext context)
    {
        if (begin.Actor is { } actor && WhyNotBegin(begin.Kind, actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        var name = begin.Kind.IsOne() ? "" : begin.Name?.Trim() ?? "";
        if (!begin.Kind.IsOne() && ArtifactText.WhyNotName(begin.Kind, name) is { } noName)
        {
            return Refused(noName);
        }

        if (begin.Taken is { } taken)
        {
            return Refused(new ArtifactRefusal.NameTaken(name, taken));
        }

        // An account's entries are everybody's who works on it: nobody answers for them alone.
        var owner = begin.Owner ?? (begin.Kind is ArtifactKind.AccountPlan ? null : begin.Actor);
        if (owner is { } named && !context.Roster.MayDecide(named))
        {
            return Refused(new TextRefusal.PersonNotEligible(FormField.ArtifactOwner, named, context.Roster.StandingOf(named)));
        }

        var artifact = new Artifact { Id = begin.Id, Number = begin.Number, Program = begin.Program, Kind = begin.Kind, Name = ArtifactText.Canonical(name), Owner = owner };
        return new Outcome<Artifact>.Changed(
            artifact,
            [
                new ArtifactEffect.Log(new ArtifactFact.Begun(artifact.Kind, artifact.Name, artifact.Owner), begin.Actor),
                .. begin.Actor is { } by && by != owner && owner is { } other ? [new ArtifactEffect.TellOwner(other, by)] : Array.Empty<ArtifactEffect>(),
            ]);
    }

    /// <summary>Applies a command to an artifact.</summary>
    public static Outcome<Artifact> Apply(Artifact state, ArtifactCommand command, RuleContext context) => command switch
    {
        ArtifactCommand.Write write => Write(state, write, context),
        ArtifactCommand.Settle settle => Settle(state, settle, context),
        ArtifactCommand.Sign sign => Sign(state, sign, context),
        ArtifactCommand.Decline decline => Decline(state, decline, context),
        ArtifactCommand.GiveOwner give => GiveOwner(state, give, context),
        ArtifactCommand.StillRight right => StillRight(state, right, context),
        ArtifactCommand.ReviewEach each => ReviewEach(state, each, context),
        ArtifactCommand.DueBy due => DueBy(state, due, context),
        ArtifactCommand.DueCame => DueCame(state, context),
        ArtifactCommand.Retire retire => Retire(state, retire, context),
        ArtifactCommand.Dispute dispute => Disputed(state, dispute),
        ArtifactCommand.DisputeDecided decided => DisputeDecided(state, decided, context),
        ArtifactCommand.AddEntry add => AddEntry(state, add, context),
        ArtifactCommand.Suggest suggest => Suggest(state, suggest, context),
        ArtifactCommand.PartsStand parts => PartsStand(state, parts, context),
        ArtifactCommand.ReviewDue => ReviewDue(state, context),
        ArtifactCommand.PeopleChanged => PeopleChanged(state, context),
        ArtifactCommand.ReportLate report => ReportLate(state, report, context),
        ArtifactCommand.AcceptLate accept => AcceptLate(state, accept, context),
        ArtifactCommand.ContestLate contest => ContestLate(state, contest, context),
        ArtifactCommand.ContestStands stands => ContestStands(state, stands, context),
        ArtifactCommand.TakeBackLate back => TakeBackLate(state, back, context),
        ArtifactCommand.LateDue due => LateDue(state, due, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Why somebody may not begin one of that kind; null when they may.</summary>
    public static Refusal? WhyNotBegin(ArtifactKind kind, UserId actor, RuleContext context) =>
        !context.Roster.MayDecide(actor) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor))
        : kind.AnyoneBegins() || Signs(kind, actor, context) || context.Roster.MayGovern(actor, context.Now) ? null
        : new ArtifactRefusal.NotYours(Editors(kind, owner: null, context));

    /// <summary>Why somebody may not write in it, give it away or take it out of use; null when they may.</summary>
    /// <remarks>Without an actor it is the program's file, which stands for whoever runs the program.</remarks>
    public static Refusal? WhyNotChange(Artifact state, UserId? actor, RuleContext context) =>
        state.Retired is { } retired ? new ArtifactRefusal.OutOfUse(retired)
        : actor is not { } who ? null
        : !context.Roster.MayDecide(who) && !context.Roster.MayGovern(who, context.Now) ? new ArtifactRefusal.NotAMember(context.Roster.StandingOf(who))
        : (context.Roster.MayDecide(who) && (state.Owner == who || Signs(state.Kind, who, context))) || context.Roster.MayGovern(who, context.Now) ? null
        : new ArtifactRefusal.NotYours(Editors(state.Kind, state.Owner, context));

    /// <summary>Whether somebody reads it: everybody in the program, but of what is kept to a few those who sign or run it.</summary>
    public static bool MayRead(ArtifactKind kind, UserId reader, RuleContext context) =>
        context.Roster.MayDecide(reader) && (!kind.IsKeptToFew() || Signs(kind, reader, context) || context.Roster.MayGovern(reader, context.Now)
            || context.Roster.Holder(Role.OperatingLead) == reader);

    /// <summary>Who is waited for to sign the newest version: whoever acts in each role that has not, else its holder. Nobody twice, and nobody who declined.</summary>
    public static ImmutableArray<UserId> Awaited(Artifact state, RuleContext context) =>
    [
        .. state.Unsigned
            .Where(role => state.Latest!.Declined.All(declined => declined.Role != role || declined.By != Signer(role, context)))
            .Select(role => Signer(role, context)).OfType<UserId>().Where(context.Roster.MayDecide).Distinct(),
    ];

    /// <summary>Asks whoever is to sign and is not asked yet, and leaves alone whoever need not any more.</summary>
    static (Artifact State, ImmutableArray<ArtifactEffect> Effects) Asking(Artifact state, RuleContext context, bool isAnother = false)
    {
        var awaited = Awaited(state, context);
        return (
            state with { SignersAsked = awaited },
            [
                .. state.SignersAsked.Except(awaited).Select(user => new ArtifactEffect.AskNoMore(user)),
                .. isAnother ? state.SignersAsked.Intersect(awaited).Select(user => new ArtifactEffect.RefreshAsk(user)) : [],
                .. awaited.Except(state.SignersAsked).Select(user => new ArtifactEffect.AskToSign(user)),
            ]);
    }

    static UserId? Signer(Role role, RuleContext context) => context.Roster.Acting(role, context.Now) ?? context.Roster.Holder(role);

    /// <summary>The holder of a role signs for it, there or away; a deputy while they stand in.</summary>
    static bool MaySign(Role role, UserId actor, RuleContext context) =>
        context.Roster.MayDecide(actor) && (context.Roster.Holder(role) == actor || context.Roster.Acts(actor, role, context.Now));

    static bool Signs(ArtifactKind kind, UserId actor, RuleContext context) => kind.Signers().Any(role => MaySign(role, actor, context));

    static ImmutableArray<UserId> Editors(ArtifactKind kind, UserId? owner, RuleContext context) =>
    [
        .. new[] { owner }.Concat(kind.Signers().Select(role => Signer(role, context))).Append(context.Roster.Acting(Role.OperatingLead, context.Now) ?? context.Roster.Holder(Role.OperatingLead))
            .OfType<UserId>().Where(context.Roster.MayDecide).Distinct(),
    ];

    static Outcome<Artifact>.Changed Changed(Artifact next, ArtifactFact fact, UserId? actor, params ReadOnlySpan<ArtifactEffect> more) =>
        new(next, [new ArtifactEffect.Log(fact, actor), .. more]);

    static Outcome<Artifact>.Refused Refused(Refusal why) => new(why);
}
