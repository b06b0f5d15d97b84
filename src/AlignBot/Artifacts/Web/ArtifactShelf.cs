using AlignBot.Artifacts.Cards;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Web;

/// <summary><c>artifacts</c>: what is signed, by whom, and what is missing.</summary>
sealed class ArtifactShelf(IDatabase database) : IWebPage
{
    public string Path => "artifacts";

    public Right Right { get; } = ArtifactsFeature.Reading;

    public PageShelf Shelf { get; } = new(10, "What is agreed");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, context) = (request.Program, ArtifactDesk.Context(request.Program, request.Now));
        var rows = await database.ReadAsync(db => ArtifactTables.Of(db, program.Key).Where(row => row.NameInUse != null).ToListAsync(cancellation), cancellation);
        var groups = rows.Where(row => ArtifactWorkflow.MayRead(row.Kind, request.Reader, context)).Select(ArtifactDesk.StateOf)
            .OrderBy(one => one.Kind.IsOne() ? 0 : 1).ThenBy(one => one.Kind).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .GroupBy(one => one.Kind.IsOne() ? "The operating model" : ArtifactWords.Title(one.Kind))
            .Select(group => new ArtifactGroup(group.Key, [.. group.Select(Entry)]));
        return PageView.Of<ArtifactList>("What is agreed", new ArtifactShelfModel([.. groups]));

        ArtifactEntry Entry(Artifact one) => new(
            ArtifactWords.Title(one), OpenPage.Address(program.Key.ProgramId, ArtifactDocument.PathOf(one)), ArtifactWords.Status(one, program.Roster),
            ArtifactDocument.Style(one, program.Roster), one.Owner is { } owner ? Names.Of(program.Roster, owner) : "nobody");
    }
}
