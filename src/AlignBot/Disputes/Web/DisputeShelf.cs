using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Web;

/// <summary><c>disputes</c>: those that stand before everybody, the open ones first. What is kept among few stands above them for those few, where Slack itself has said
/// who they are: a link from Slack is not enough to read that.</summary>
sealed class DisputeShelf(IDatabase database) : IWebPage
{
    /// <summary>How many of those that are kept among few are looked through: the open ones first.</summary>
    const int MostKept = 200;

    public string Path => "disputes";

    public Right Right { get; } = DisputesFeature.Reading;

    public PageShelf Shelf { get; } = new(30, "Disputes");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, key) = (request.Program, request.Program.Key);
        var (rows, turns) = await database.ReadAsync(
            db => db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.ChannelId == program.ChannelId)
                .OrderBy(row => row.ClosedAt == null ? 0 : 1).ThenByDescending(row => row.ClosedAt).ThenByDescending(row => row.Number)
                .SheetAsync(request, Path, cancellation),
            cancellation);
        var kept = request is { IsWithSlack: true, Sheet: 0 } ? await KeptAsync(request, cancellation) : [];
        return PageView.Of<DisputeSheet>("Disputes", new DisputeShelfModel([.. kept, .. rows.Select(row => Entry(DisputeDesk.StateOf(row), program, isKept: false))], turns));
    }

    /// <summary>Whether somebody reads it on the web: as in Slack, and what is kept among few only where Slack has named them.</summary>
    public static bool MayRead(DisputeFile file, PageRequest request) =>
        !file.IsConfidential || (request.IsWithSlack && file.MayBeReadBy(request.Reader, request.Now));

    async Task<IReadOnlyList<DisputeEntry>> KeptAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, key) = (request.Program, request.Program.Key);
        var rows = await database.ReadAsync(
            db => db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.ChannelId != program.ChannelId)
                .OrderBy(row => row.ClosedAt == null ? 0 : 1).ThenByDescending(row => row.Number).Take(MostKept).ToListAsync(cancellation),
            cancellation);
        return
        [
            .. rows.Select(row => new DisputeFile(DisputeDesk.StateOf(row), program, row.ChannelId, Thread: null)).Where(file => MayRead(file, request))
                .Select(file => Entry(file.Dispute, program, isKept: true)),
        ];
    }

    static DisputeEntry Entry(Dispute dispute, ProgramInfo program, bool isKept) => new(
        $"DSP-{dispute.Number}", OpenPage.Address(program.Key.ProgramId, PagePaths.Dispute(dispute.Number)), dispute.Question,
        DisputeMarkdown.Plain(DisputeCard.Standing(dispute, program, program.Calendar.Zone), program.Roster), dispute.IsOpen, isKept);
}
