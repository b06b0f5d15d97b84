using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Definitions;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Declared;

/// <summary>Brings artifacts to what a program file says of them: through the rules, as a version like any other. The same text keeps its signatures.</summary>
sealed class ArtifactDeclaring(ArtifactDesk desk, ArtifactPosts posts, ProgramDirectory programs)
{
    /// <summary>As a part of the file's changes.</summary>
    const string Part = "Artifacts";

    /// <summary>More than these are counted where all would be named.</summary>
    const int Named = 20;

    /// <remarks>What is made from settings first, whose owners the operating definition names; that last, of the parts as they stand then.</remarks>
    public async ValueTask ApplyAsync(ProgramFileChange change)
    {
        var (declared, last) = (change.Of(DeclaredArtifact.Part), change.Last(DeclaredArtifact.Part) ?? []);
        if (declared.Count == 0)
        {
            return;
        }

        var (session, told, said, found) = (change.Session, new ArtifactTold(), new List<string>(), new HashSet<ArtifactId>());
        await session.SaveAsync();
        var standing = await StandingAsync(session, change.Key);
        var same = 0;
        foreach (var one in declared.OrderBy(one => one.Kind is ArtifactKind.OperatingDefinition ? 2 : one.Kind.IsLiving() ? 0 : 1))
        {
            var was = last.FirstOrDefault(other => other.Kind == one.Kind && ArtifactText.FoldedName(other.Name) == ArtifactText.FoldedName(one.Name));
            var artifact = Find(one, standing);
            if (artifact is null && was is not null && was.Text == one.Text)
            {
                continue; // It was taken out of use since, and the file says nothing new of it.
            }

            if (artifact is not null && !found.Add(artifact.Id))
            {
                said.Add($"{ArtifactWords.Title(one.Kind, one.Name)} is left out: it is another name of {ArtifactWords.Named(artifact)}, which the file has, too");
                continue;
            }

            var changes = (await ApplyAsync(change, one, was, artifact, told)).ToList();
            said.AddRange(changes);
            same += changes.Count == 0 ? 1 : 0;
        }

        if (said.Count > 0)
        {
            change.Tell(Part, said.Concat(Rest(same, [.. standing.Where(artifact => !found.Contains(artifact.Id))])));
            await session.SaveAsync();
            await posts.TellAsync(session, await programs.CurrentAsync(session, change.Key), told);
        }
    }

    static IEnumerable<string> Rest(int same, IReadOnlyList<Artifact> leftOut)
    {
        if (same > 0)
        {
            yield return same == 1 ? "One other stays as it is, with its signatures" : $"{same} others stay as they are, with their signatures";
        }

        if (leftOut.Count > 0)
        {
            yield return $"The file leaves out {Names.Join([.. leftOut.Take(Named).Select(ArtifactWords.Title), .. leftOut.Count > Named ? [$"{leftOut.Count - Named} more"] : Array.Empty<string>()])}, which {(leftOut.Count == 1 ? "stays as it is" : "stay as they are")}";
        }
    }

    /// <summary>What a file can say something of.</summary>
    static async Task<List<Artifact>> StandingAsync(Session session, ProgramKey key) =>
        (await ArtifactTables.Of(session.Db, key).Where(row => row.NameInUse != null && DeclaredArtifact.Kinds.Contains(row.Kind)).OrderBy(row => row.Number).ToListAsync())
            .ConvertAll(ArtifactDesk.StateOf);

    static Artifact? Find(DeclaredArtifact one, IReadOnlyList<Artifact> standing)
    {
        var theirs = standing.Where(artifact => artifact.Kind == one.Kind);
        return one.Kind.IsOne() ? theirs.FirstOrDefault()
            : one.Kind is ArtifactKind.Definition ? TermMatch.Find(one.Name, theirs, TermMatch.Names)
            : theirs.FirstOrDefault(artifact => ArtifactText.FoldedName(artifact.Name) == ArtifactText.FoldedName(one.Name));
    }

    /// <summary>One of them, with what is not as it was, in words.</summary>
    async ValueTask<IEnumerable<string>> ApplyAsync(ProgramFileChange change, DeclaredArtifact one, DeclaredArtifact? was, Artifact? before, ArtifactTold told)
    {
        var (session, key) = (change.Session, change.Key);
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        var (said, wanted) = (new List<string>(), one.Owner is { } named && named != was?.Owner ? one.Owner : null);
        var owner = wanted is { } able && roster.MayDecide(able) ? wanted : null;
        var title = ArtifactWords.Title(one.Kind, one.Name);
        if (wanted is { } unable && owner is null)
        {
            said.Add($"{title}: {Names.WithWhy(roster, unable, roster.StandingOf(unable))}, and does not answer for it");
        }

        var artifact = before;
        if (artifact is null)
        {
            // Without an owner nobody begins it: it would be theirs by that.
            artifact = (await desk.BeginAsync(session, key, one.Kind, one.Name, owner is null ? null : change.By, owner, told)).Taken();
            if (owner is { } theirOwn && change.By is null)
            {
                told.Takes(artifact, new ArtifactEffect.TellOwner(theirOwn, By: null));
            }

            await session.SaveAsync();
            said.Add($"{title} is new{(owner is { } theirs ? $", and {Names.Of(roster, theirs)} answers for it" : "")}");
        }
        else if (owner is { } other && artifact.Owner != other)
        {
            (await ApplyAsync(change, artifact, new ArtifactCommand.GiveOwner(change.By, other), told)).Taken();
            said.Add($"{title}: {Names.Of(roster, other)} answers for it{(artifact.Owner is { } former ? $" instead of {Names.Of(roster, former)}" : "")}");
        }

        if (one.Review is { } days && days != was?.Review && days != artifact.ReviewEvery)
        {
            (await ApplyAsync(change, artifact, new ArtifactCommand.ReviewEach(change.By, days), told)).Taken();
            said.AddRange(before is null ? [] : [$"{title} is looked at every {days} working days instead of every {artifact.ReviewEvery}"]);
        }

        said.AddRange(await DueAsync(change, one, was, artifact, isNew: before is null, told));
        if (one.Kind.IsLiving())
        {
            await session.SaveAsync();
            await desk.SettleAsync(session, key, one.Kind);
            return said;
        }

        return said.Concat(await WriteAsync(change, one, was, artifact, isNew: before is null, told));
    }

    /// <summary>The day by which it is to hold, unless it does.</summary>
    async ValueTask<IEnumerable<string>> DueAsync(ProgramFileChange change, DeclaredArtifact one, DeclaredArtifact? was, Artifact artifact, bool isNew, ArtifactTold told)
    {
        var context = ArtifactDesk.Context(await programs.CurrentAsync(change.Session, change.Key), change.Session.Now);
        var due = one.Due ?? (one.DueIn is { } days ? ArtifactWorkflow.DayAfter(context, days) : null);
        if (due is not { } on || (one.Due, one.DueIn) == (was?.Due, was?.DueIn) || artifact.DueOn == on || artifact.InForce is not null)
        {
            return [];
        }

        var title = ArtifactWords.Title(one.Kind, one.Name);
        if (on < context.Today)
        {
            return [$"{title}: {When.Date(on)} has gone by, and it gets no day"];
        }

        (await ApplyAsync(change, artifact, new ArtifactCommand.DueBy(change.By, on), told)).Taken();
        return isNew ? [] : [$"{title} is to hold by {When.Date(on)}"];
    }

    async ValueTask<IEnumerable<string>> WriteAsync(ProgramFileChange change, DeclaredArtifact one, DeclaredArtifact? was, Artifact artifact, bool isNew, ArtifactTold told)
    {
        if (one.Text is not { } declared || SaysTheSame(one, was))
        {
            return [];
        }

        var program = await programs.CurrentAsync(change.Session, change.Key);
        var (latest, title) = (artifact.Latest, ArtifactWords.Title(one.Kind, one.Name));
        ImmutableArray<PartStanding> parts = [];
        if (one.Kind is ArtifactKind.OperatingDefinition)
        {
            var definitions = DefinitionsKeeper.Of(program, artifact);
            var now = one.Definitions is { } named && program.Roster.MayDecide(named) ? named : definitions;
            await change.Session.SaveAsync();
            if (now is { } keeper && now != definitions)
            {
                await DefinitionsKeeper.NameAsync(change.Session, program, keeper);
            }

            parts = await ArtifactDesk.PartsAsync(change.Session.Db, program, now);
            declared = OperatingDefinition.Compose(declared, parts, user => Names.Of(program.Roster, user));
            if (latest is not null && now == definitions && ArtifactText.Canonical(OperatingDefinition.PurposeOf(declared)) == ArtifactText.Canonical(OperatingDefinition.PurposeOf(latest.Text)))
            {
                (declared, parts) = (latest.Text, latest.Parts); // The sentence is the same: its parts are looked at where they change.
            }
        }

        // What says what holds changes nothing, though something else is proposed.
        var hash = ArtifactText.Hash(artifact.Kind, artifact.Name, declared);
        if (latest is not null && latest.Hash != hash && artifact.InForce?.Hash == hash)
        {
            return [];
        }

        if (latest is { Clauses.IsEmpty: false } && latest.Hash != hash && ClauseText.Read(declared).Clauses.IsEmpty)
        {
            return [$"{title} has clauses that are counted, which a text from a file would end: it stays as it is. /align artifacts changes it"];
        }

        var outcome = await ApplyAsync(change, artifact, new ArtifactCommand.Write(change.By, declared, latest?.Number ?? 0, Propose: !one.IsDraft)
        {
            Aka = one.Aka ?? default,
            Authors = one.Authors ?? [],
            Parts = parts,
        }, told);
        if (outcome is not Outcome<Artifact>.Changed { State: var written } || isNew)
        {
            return isNew && one.IsDraft ? [$"{title} is a draft"] : [];
        }

        return Said(title, artifact, written, program);
    }

    static IEnumerable<string> Said(string title, Artifact before, Artifact now, ProgramInfo program)
    {
        if (!before.Aka.SequenceEqual(now.Aka))
        {
            yield return now.Aka.IsEmpty ? $"{title} has no other names" : $"{title} is also called {Names.Join(now.Aka)}";
        }

        if (now.Latest is { } latest && latest.Number != before.Latest?.Number)
        {
            var words = TextChanges.Count(before.Latest?.Text ?? "", latest.Text);
            var signing = !latest.IsProposed ? ", a draft" : now.AwaitsSignatures ? $", to be signed by {ArtifactWords.Signers(now.Unsigned, program.Roster)}" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"{title} has another text ({words:N0} {(words == 1 ? "word" : "words")}): version {latest.Number}{signing}");
        }
        else if (now.Latest?.IsProposed != before.Latest?.IsProposed)
        {
            yield return $"{title} is a draft no more: it is to be signed by {ArtifactWords.Signers(now.Unsigned, program.Roster)}";
        }
    }

    static bool SaysTheSame(DeclaredArtifact one, DeclaredArtifact? was) =>
        was?.Text == one.Text && was?.IsDraft == one.IsDraft && was?.Definitions == one.Definitions && (was?.Aka ?? []).SequenceEqual(one.Aka ?? []);

    async ValueTask<Outcome<Artifact>> ApplyAsync(ProgramFileChange change, Artifact artifact, ArtifactCommand command, ArtifactTold told) =>
        await desk.ApplyAsync(change.Session, change.Key, artifact.Id.Value, command, told) switch
        {
            Outcome<Artifact>.Refused refused => throw new InvalidOperationException($"What a file says of ART-{artifact.Number} was in order when it was read, and is refused: {refused.Why}."),
            { } outcome => outcome,
            null => throw new InvalidOperationException($"ART-{artifact.Number} is gone within one unit of work."),
        };
}
