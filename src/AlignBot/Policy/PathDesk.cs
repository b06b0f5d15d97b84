using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Policy;

/// <summary>Puts a path in force as the next version, in the one transaction of its session. Form and file both end here.</summary>
sealed class PathDesk(ProgramDirectory programs, ProgramLedger ledger, Moments moments)
{
    /// <summary>Saves the path, announces what changed, and says what the linter advises.</summary>
    public async ValueTask<PathAnswer> SaveAsync(Session session, ProgramKey key, UserId actor, PathDraft draft, string? note)
    {
        var program = await programs.CurrentAsync(session, key);
        if (RosterChecks.WhyNotGovern(program.Roster, actor, session.Now) is { } forbidden)
        {
            return new PathAnswer.Refused(RosterRefusals.Say(forbidden, program.Roster));
        }

        var findings = PathLinter.Check(draft.Path, program.Roster, program.Calendar, session.Now).ToImmutableArray();
        if (findings.Any(finding => finding.IsError))
        {
            return new PathAnswer.Faulty(findings);
        }

        var changes = PathChanges.Between(program.Path, draft.Path, program.Roster);
        if (changes.IsEmpty)
        {
            return new PathAnswer.Unchanged(program.Path.Version);
        }

        if (draft.BaseVersion != program.Path.Version)
        {
            return new PathAnswer.Outdated(program.Path);
        }

        var path = draft.Path with { Version = program.Path.Version + 1 };
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        row.Settings = program.Settings.With(ProgramRules.PathPart, path).Write();
        await session.SaveAsync();
        (await session.ProgramAsync(key)).RosterChanged();
        await ledger.AnnounceAsync(session, program, new RulesChanged(PathChangeNotice.FactKind, path.Version, changes, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), actor);
        await moments.TellAsync(session, new LivingTextChanged(key, ArtifactKind.EscalationPath));
        return new PathAnswer.Saved(path.Version, findings);
    }
}

/// <summary>What became of a path that was to be saved. Closed.</summary>
abstract record PathAnswer
{
    PathAnswer()
    {
    }

    /// <param name="Advice">What will not work as meant; the path is in force all the same.</param>
    public sealed record Saved(int Version, ImmutableArray<PathFinding> Advice) : PathAnswer;

    public sealed record Unchanged(int Version) : PathAnswer;

    /// <summary>Somebody else has saved another version meanwhile.</summary>
    public sealed record Outdated(EscalationPath InForce) : PathAnswer;

    public sealed record Faulty(ImmutableArray<PathFinding> Findings) : PathAnswer;

    /// <summary>Whoever asks may not.</summary>
    public sealed record Refused(string Sentence) : PathAnswer;
}
