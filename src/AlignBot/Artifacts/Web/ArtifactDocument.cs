using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Web;

/// <summary><c>artifacts/{number}</c>: one document, its text, its signatures and its earlier versions.</summary>
sealed class ArtifactDocument(IDatabase database) : IWebPage
{
    public string Path => "artifacts/{number:int}";

    public Right Right { get; } = ArtifactsFeature.Reading;

    /// <summary>Below the address of its program.</summary>
    public static string PathOf(Artifact artifact) => string.Create(CultureInfo.InvariantCulture, $"artifacts/{artifact.Number}");

    /// <summary>How its status is set off: never by colour alone, the words stand beside it.</summary>
    public static string Style(Artifact artifact, Roster roster) => ArtifactStatus.Of(artifact, roster) switch
    {
        ArtifactStatus.Current => "good",
        ArtifactStatus.OutOfUse => "gone",
        _ => "care",
    };

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, number) = (request.Program, request.Number);
        var (row, revisions) = await database.ReadAsync(
            async db =>
            {
                var row = await ArtifactTables.Of(db, program.Key).SingleOrDefaultAsync(row => row.Number == number, cancellation);
                return (row, row is null ? [] : await ArtifactTables.RevisionsOf(db, program.Key).Where(one => one.ArtifactId == row.Id).OrderByDescending(one => one.Number).ToListAsync(cancellation));
            },
            cancellation);
        if (row is null || !ArtifactWorkflow.MayRead(row.Kind, request.Reader, ArtifactDesk.Context(program, request.Now)))
        {
            return null;
        }

        var artifact = ArtifactDesk.StateOf(row);
        var shown = artifact.Shown;
        var proposed = artifact is { InForce: { } holds, Latest: { } latest } && latest.Number != holds.Number ? latest : null;
        var all = revisions.Select(ArtifactVersions.Read).Where(one => one.Number != shown?.Number && one.Number != proposed?.Number);
        return PageView.Of<ArtifactText>(ArtifactWords.Title(artifact), new ArtifactModel
        {
            Number = $"ART-{artifact.Number}",
            Status = ArtifactWords.Status(artifact, program.Roster),
            Style = Style(artifact, program.Roster),
            Aka = string.Join(", ", artifact.Aka),
            Owner = artifact.Owner is { } owner ? Names.Of(program.Roster, owner) : "nobody",
            ReviewOn = artifact.InForce is not null && artifact.ReviewOn is { } on ? When.Date(on) : null,
            Shown = shown is null ? null : Version(shown, program),
            Proposed = proposed is null ? null : Version(proposed, program),
            Changes = proposed is null ? [] : [.. TextChanges.Pieces(shown!.Text, proposed.Text)],
            Earlier = [.. all.Select(one => Version(one, program))],
        });
    }

    static ArtifactVersion Version(Revision revision, ProgramInfo program)
    {
        var (roster, zone) = (program.Roster, program.Calendar.Zone);
        ImmutableArray<string> hands =
        [
            .. revision.SignOffs.Select(signed => $"Signed by {Names.Of(roster, signed.By)} ({Names.Of(signed.Role)}{(signed.AsDeputy ? ", as deputy" : "")}) on {When.Written(signed.At, zone)}"),
            .. revision.Declined.Select(declined => $"Not signed by {Names.Of(roster, declined.By)}: {declined.Reason}"),
        ];
        var title = $"Version {revision.Number}, by {ArtifactWords.Author(revision, roster)}, {When.Written(revision.At, zone)}{(revision.IsProposed ? "" : " (a draft)")}";
        return new ArtifactVersion(title, revision.Text, revision.Why, hands, revision.Hash);
    }
}
