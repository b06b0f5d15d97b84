using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Definitions;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts;

/// <summary>What a kick-off workshop settles of the artifacts: an item each, which asks who answers for it and by when; and the owner and day that its decision named.</summary>
sealed class KickOffAgenda(ArtifactDesk desk, ProgramDirectory programs, IDecisionRecord decisions) : IAgendaSource, IFollow<MeetingHeld>
{
    const string Prefix = "artifact/kick-off/";

    static readonly ArtifactKind[] Kinds = [ArtifactKind.OperatingDefinition, .. ArtifactKinds.Parts, ArtifactKind.ServiceLevelAgreement];

    /// <remarks>What a workshop did not get to goes on to another meeting, and stays on its agenda while it is open.</remarks>
    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        var isKickOff = meeting.Terms.Kind is SeriesKind.KickOff;
        if (!isKickOff && !meeting.Items.Any(item => item.Source?.StartsWith(Prefix, StringComparison.Ordinal) is true))
        {
            return [];
        }

        var singles = await ArtifactTables.SinglesAsync(session.Db, program.Key);
        return
        [
            .. Kinds.Where(kind => (kind is not ArtifactKind.Definition || DefinitionsKeeper.Of(program, singles.GetValueOrDefault(ArtifactKind.OperatingDefinition)) is null)
                && singles.GetValueOrDefault(kind) is not { Owner: not null, InForce: not null } && (isKickOff || meeting.Items.Any(item => item.Source == Prefix + kind)))
                .Select(kind => new AgendaProposal(Prefix + kind, Say(kind), program.Roster.Holder(Domain.People.Role.OperatingLead))),
        ];
    }

    /// <summary>The first action of what was decided names the owner and the day. Without one the decision stands for itself.</summary>
    public async ValueTask FollowAsync(Session session, MeetingHeld moment)
    {
        foreach (var (source, decision) in moment.Decided)
        {
            if (source.StartsWith(Prefix, StringComparison.Ordinal) && Array.Find(Kinds, kind => Prefix + kind == source) is var kind && Prefix + kind == source
                && (await decisions.FindAsync(session.Db, moment.Program, [decision])).GetValueOrDefault(decision) is { Actions: [var first, ..] })
            {
                await GiveAsync(session, moment.Program, kind, first);
            }
        }
    }

    async ValueTask GiveAsync(Session session, ProgramKey key, ArtifactKind kind, Domain.Disputes.FollowUp first)
    {
        var program = await programs.CurrentAsync(session, key);
        if (!program.Roster.MayDecide(first.Owner))
        {
            return;
        }

        if (kind is ArtifactKind.Definition)
        {
            // All of them have no document of their own: whoever keeps them is kept with the program, and the operating definition names them.
            await DefinitionsKeeper.NameAsync(session, program, first.Owner);
            await desk.TellPartsAsync(session, await programs.CurrentAsync(session, key));
            return;
        }

        // Whoever got the action was told of it: that is enough.
        var told = new ArtifactTold();
        await session.SaveAsync();
        var artifact = await ArtifactTables.OneAsync(session.Db, key, kind) ?? (await desk.BeginAsync(session, key, kind, "", actor: null, first.Owner, told)).Taken();
        await session.SaveAsync();
        if (artifact.Owner != first.Owner)
        {
            (await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.GiveOwner(Actor: null, first.Owner), told)).Taken();
        }

        // List and scoreboard come with sources: their day is the action's alone.
        if (artifact.InForce is null && kind is not (ArtifactKind.AccountList or ArtifactKind.Scoreboard) && first.DueOn >= ArtifactDesk.Context(program, session.Now).Today && artifact.DueOn != first.DueOn)
        {
            (await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.DueBy(Actor: null, first.DueOn) { IsAlsoAction = true }, told)).Taken();
        }

        if (kind.IsLiving())
        {
            await session.SaveAsync();
            await desk.SettleAsync(session, key, kind);
        }
    }

    static string Say(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Definition => "Definitions: which terms come first, who writes each, and by when?",
        ArtifactKind.AccountList or ArtifactKind.Scoreboard => $"{ArtifactWords.Title(kind)} (comes with sources): who answers for it, and from when?",
        ArtifactKind.Cadence or ArtifactKind.EscalationPath => $"{ArtifactWords.Title(kind)}: who answers for it, and by when do both leaders sign it?",
        _ => $"{ArtifactWords.Title(kind)}: who writes it, and by when does it hold?",
    };
}
