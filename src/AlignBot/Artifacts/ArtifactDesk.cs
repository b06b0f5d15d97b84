using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Artifacts.Definitions;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>Begins artifacts and carries commands to them, in the transaction of its session.</summary>
sealed class ArtifactDesk(ProgramDirectory programs, ArtifactPosts posts, IEnumerable<ILivingText> living)
{
    /// <summary>The numbers of artifacts: ART-4.</summary>
    public const string Numbers = "ART";

    /// <summary>How an artifact is kept in its row. Since schema 2 an SLA has clauses, and keeps what was reported late under them.</summary>
    public static StateColumn<Artifact> State { get; } = new("artifact", ArtifactJson.Default.Artifact, older => older, older => older);

    static readonly Aggregate<Artifact, ArtifactRow, ArtifactFact> Kept = new(State, ArtifactJson.Default.ArtifactFact, ArtifactFacts.KindOf, ArtifactTimers.FeatureName);

    public static Artifact StateOf(ArtifactRow row) => State.Read(row);

    public static RuleContext Context(ProgramInfo program, NodaTime.Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>Begins an artifact; its number is taken only when the rules accept it.</summary>
    /// <param name="actor">Who begins it; null for the set-up.</param>
    /// <param name="owner">Who is to answer for it; null for whoever begins it.</param>
    /// <param name="told">Takes what is to be said, for the caller to say it with the rest. Null: it is said here.</param>
    public async ValueTask<Outcome<Artifact>> BeginAsync(Session session, ProgramKey key, ArtifactKind kind, string name, UserId? actor, UserId? owner = null, ArtifactTold? told = null)
    {
        var program = await programs.CurrentAsync(session, key);
        var head = await session.ProgramAsync(key);
        await session.SaveAsync();
        var folded = kind.IsOne() ? "" : ArtifactText.FoldedName(name);

        // A term goes by its other names, too.
        var taken = kind is ArtifactKind.Definition
            ? TermMatch.Find(name, await ArtifactTables.InUseAsync(session.Db, key, kind), TermMatch.Names)?.Number
            : await ArtifactTables.Of(session.Db, key).Where(row => row.Kind == kind && row.NameInUse == folded).Select(row => (int?)row.Number).FirstOrDefaultAsync();

        var outcome = ArtifactWorkflow.Begin(
            new NewArtifact(new ArtifactId(Guid.CreateVersion7()), head.Last(Numbers) + 1, new ProgramId(key.ProgramId), kind, name, actor, owner) { Taken = taken },
            Context(program, session.Now));
        if (outcome is Outcome<Artifact>.Changed changed)
        {
            head.Next(Numbers);
            var row = new ArtifactRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Id = changed.State.Id.Value,
                Number = changed.State.Number,
                Kind = kind,
                State = "",
            };
            session.Db.Artifacts.Add(row);
            await KeepAsync(session, program, row, before: null, changed, told);
        }

        return outcome;
    }

    /// <summary>The one of a kind that a program has one of, begun where it is not there yet.</summary>
    public async ValueTask<Outcome<Artifact>> OneAsync(Session session, ProgramKey key, ArtifactKind kind, UserId actor, UserId? owner = null) =>
        await ArtifactTables.OneAsync(session.Db, key, kind) is { } there ? new Outcome<Artifact>.Changed(there, []) : await BeginAsync(session, key, kind, "", actor, owner);

    /// <summary>Applies a command. Null when there is no such artifact in the program.</summary>
    /// <param name="told">Takes what is to be said, for the caller to say it with the rest. Null: it is said here.</param>
    public async ValueTask<Outcome<Artifact>?> ApplyAsync(Session session, ProgramKey key, Guid id, ArtifactCommand command, ArtifactTold? told = null)
    {
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        var before = StateOf(row);
        var outcome = ArtifactWorkflow.Apply(before, command, Context(program, session.Now));
        if (outcome is Outcome<Artifact>.Changed changed)
        {
            await KeepAsync(session, program, row, before, changed, told);
        }

        return outcome;
    }

    /// <summary>What the settings say that a living artifact is made from; null where nobody has set them, and for what people write.</summary>
    public async Task<string?> SettingsAsync(AlignBotContext db, ProgramInfo program, ArtifactKind kind) =>
        living.FirstOrDefault(text => text.Kind == kind) is { } settings ? await settings.SayAsync(db, program) : null;

    /// <summary>Brings a living artifact to what its settings say now; nothing where nobody has begun it.</summary>
    public async ValueTask SettleAsync(Session session, ProgramKey key, ArtifactKind kind)
    {
        if (living.All(text => text.Kind != kind) || await ArtifactTables.OneAsync(session.Db, key, kind) is not { } artifact)
        {
            return;
        }

        await session.SaveAsync();
        if (await SettingsAsync(session.Db, await programs.CurrentAsync(session, key), kind) is { } text)
        {
            // What says so already is ignored, and the rules refuse a setting nothing.
            _ = await ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Settle(text));
        }
    }

    /// <summary>After a change of people: owners who are gone, and who signs now.</summary>
    public async ValueTask PeopleChangedAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        var inUse = ArtifactTables.Of(session.Db, key).Where(row => row.Standing != ArtifactStanding.OutOfUse);
        var gone = (await inUse.Where(row => row.Owner != null).Select(row => row.Owner!).Distinct().ToListAsync()).Where(owner => !roster.MayDecide(new UserId(owner))).ToList();

        // Only these can be concerned, however many there are.
        foreach (var id in await inUse.Where(row => row.Standing == ArtifactStanding.Awaiting || row.Kind == ArtifactKind.ServiceLevelAgreement || gone.Contains(row.Owner!)).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync())
        {
            // Nobody asked for it: what needs nothing ignores it.
            _ = await ApplyAsync(session, key, id, new ArtifactCommand.PeopleChanged());
        }

        await TellPartsAsync(session, await programs.CurrentAsync(session, key));
    }

    /// <summary>How the five parts of the operating model stand now.</summary>
    /// <param name="definitions">Who answers for the definitions as a whole.</param>
    public static async Task<ImmutableArray<PartStanding>> PartsAsync(AlignBotContext db, ProgramInfo program, UserId? definitions)
    {
        var singles = await ArtifactTables.SinglesAsync(db, program.Key);
        var terms = await ArtifactTables.Of(db, program.Key)
            .AnyAsync(row => row.Kind == ArtifactKind.Definition && row.NameInUse != null && row.Standing != ArtifactStanding.Missing && row.Standing != ArtifactStanding.Draft);
        return [.. ArtifactKinds.Parts.Select(kind => kind is ArtifactKind.Definition
            ? new PartStanding(kind, definitions is { } owner && program.Roster.MayDecide(owner) ? owner : null, IsThere: terms)
            : singles.GetValueOrDefault(kind) is { } part ? new PartStanding(kind, part.Owner, part.Shown?.Hash, part.Latest is not null)
            : new PartStanding(kind, Owner: null, IsThere: false))];
    }

    async ValueTask KeepAsync(Session session, ProgramInfo program, ArtifactRow row, Artifact? before, Outcome<Artifact>.Changed changed, ArtifactTold? told)
    {
        var artifact = changed.State;
        row.NameInUse = artifact.IsInUse ? ArtifactText.FoldedName(artifact.Name) : null;
        row.Owner = artifact.Owner?.Value;
        row.Standing = StandingOf(ArtifactStatus.Of(artifact, program.Roster));
        Kept.Keep(row, artifact);
        foreach (var revision in new[] { artifact.Latest, artifact.InForce }.Except([before?.Latest, before?.InForce]).OfType<Revision>().DistinctBy(one => one.Number))
        {
            await KeepAsync(session, row, revision);
        }

        foreach (var dispute in artifact.Disputes.Except(before?.Disputes ?? []))
        {
            session.Db.ArtifactDisputes.Add(new ArtifactDisputeRow { InstallationId = row.InstallationId, ProgramId = row.ProgramId, DisputeId = dispute.Value, ArtifactId = row.Id });
        }

        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, program.Key, row.Id, effect))
            {
                continue;
            }

            if (told?.Takes(artifact, effect) is true)
            {
                continue;
            }

            await posts.SendAsync(session, program, artifact, effect);
        }

        if (IsOtherPart(before, artifact))
        {
            await TellPartsAsync(session, program);
        }
    }

    static async ValueTask KeepAsync(Session session, ArtifactRow row, Revision revision)
    {
        var text = JsonSerializer.Serialize(revision, ArtifactJson.Default.Revision);
        var stored = await session.Db.ArtifactRevisions.FindAsync(row.InstallationId, row.ProgramId, row.Id, revision.Number);
        if (stored is not null)
        {
            stored.Revision = text;
            return;
        }

        session.Db.ArtifactRevisions.Add(new ArtifactRevisionRow
        {
            InstallationId = row.InstallationId,
            ProgramId = row.ProgramId,
            ArtifactId = row.Id,
            Number = revision.Number,
            Revision = text,
        });
    }

    /// <summary>Whether the operating definition says something else of it than before.</summary>
    static bool IsOtherPart(Artifact? before, Artifact now) => ArtifactKinds.Parts.Contains(now.Kind)
        && (before is null || before.Owner != now.Owner || before.InForce?.Hash != now.InForce?.Hash || before.Latest is null != now.Latest is null || before.IsInUse != now.IsInUse);

    /// <summary>Brings the operating definition to how its five parts stand.</summary>
    public async ValueTask TellPartsAsync(Session session, ProgramInfo program)
    {
        await session.SaveAsync();
        if (await ArtifactTables.OneAsync(session.Db, program.Key, ArtifactKind.OperatingDefinition) is { Latest: not null } definition)
        {
            var parts = await PartsAsync(session.Db, program, DefinitionsKeeper.Of(program, definition));

            // As they stood is ignored.
            _ = await ApplyAsync(session, program.Key, definition.Id.Value, new ArtifactCommand.PartsStand(parts));
        }
    }

    static ArtifactStanding StandingOf(ArtifactStatus status) => status switch
    {
        ArtifactStatus.Missing => ArtifactStanding.Missing,
        ArtifactStatus.Draft => ArtifactStanding.Draft,
        ArtifactStatus.AwaitingSignOff => ArtifactStanding.Awaiting,
        ArtifactStatus.Current => ArtifactStanding.Current,
        ArtifactStatus.Stale => ArtifactStanding.Stale,
        _ => ArtifactStanding.OutOfUse,
    };
}
