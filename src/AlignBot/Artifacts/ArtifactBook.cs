using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts;

/// <summary>Writes and looks up governed documents for other features.</summary>
sealed class ArtifactBook(ArtifactDesk desk, ProgramDirectory programs) : IArtifactBook
{
    public async ValueTask WriteAsync(Session session, ProgramKey key, ArtifactKind kind, string name, string text, UserId owner)
    {
        var artifact = await ArtifactTables.NamedAsync(session.Db, key, kind, name) ?? await desk.BeginAsync(session, key, kind, name, actor: null, owner) switch
        {
            Outcome<Artifact>.Changed begun => begun.State,
            var other => throw new InvalidOperationException($"The {kind} '{name}' could not be begun: {other}."),
        };
        await session.SaveAsync();

        // The same text again keeps its signatures.
        _ = await desk.ApplyAsync(session, key, artifact.Id.Value, new ArtifactCommand.Settle(text));
    }

    public async Task<WrittenDocument?> FindAsync(AlignBotContext db, ProgramInfo program, ArtifactKind kind, string name)
    {
        if (await ArtifactTables.NamedAsync(db, program.Key, kind, name) is not { Latest: { } latest } artifact)
        {
            return null;
        }

        var declined = latest.Declined.IsEmpty ? null : $"{Names.Of(program.Roster, latest.Declined[^1].By)} does not sign it: {latest.Declined[^1].Reason}";
        return new WrittenDocument(
            artifact.Number, !artifact.AwaitsSignatures && artifact.InForce?.Number == latest.Number, ArtifactWords.Status(artifact, program.Roster), declined,
            new Button(ArtifactButtons.OpenAction, "Open it") { Value = ArtifactRef.To(artifact).ToString() });
    }

    public async Task<IReadOnlyList<RenewedArtifact>> UnchangedAsync(AlignBotContext db, ProgramInfo program, Instant now)
    {
        var rows = await ArtifactTables.Of(db, program.Key)
            .Where(row => row.Standing == ArtifactStanding.Current || row.Standing == ArtifactStanding.Stale).OrderBy(row => row.Kind).ThenBy(row => row.Number).ToListAsync();
        var today = ArtifactDesk.Context(program, now).Today;
        return [.. rows.Select(ArtifactDesk.StateOf).Where(artifact => IsUnchanged(artifact, program) && IsToSay(artifact, today)).Select(Of).Take(ListLimits.RenewedByAudit)];
    }

    public async ValueTask<IReadOnlyList<RenewedArtifact>> RenewAsync(Session session, ProgramKey key, IReadOnlyCollection<ArtifactId> ids, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        var renewed = new List<RenewedArtifact>();
        foreach (var id in ids)
        {
            // Seen unchanged a moment ago: what was touched meanwhile is looked at by whoever touched it.
            if (await ArtifactTables.FindAsync(session.Db, key, id.Value) is { } artifact && IsUnchanged(artifact, program)
                && await desk.ApplyAsync(session, key, id.Value, new ArtifactCommand.StillRight(actor)) is Outcome<Artifact>.Changed { State: var kept })
            {
                renewed.Add(Of(kept));
            }
        }

        return renewed;
    }

    static bool IsUnchanged(Artifact artifact, ProgramInfo program) => !artifact.Kind.IsDated() && !artifact.Kind.IsKeptToFew() && artifact.Latest?.Number == artifact.InForce?.Number
        && ArtifactStatus.Of(artifact, program.Roster) is ArtifactStatus.Current or ArtifactStatus.Stale { Why: [StaleReason.ReviewIsDue] };

    /// <summary>What was signed or looked at a while ago; what is fresh needs no word.</summary>
    static bool IsToSay(Artifact artifact, LocalDate today) => artifact.ReviewIsDue || artifact.ReviewOn is { } on && Period.DaysBetween(today, on) < artifact.ReviewEvery;

    static RenewedArtifact Of(Artifact artifact) => new(artifact.Id, ArtifactWords.Title(artifact));
}
