using System.Globalization;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Disputes.Web;

/// <summary><c>disputes</c>: those that stand before everybody, the open ones first. What is kept among few is not in it: a link from Slack is not enough to read that.</summary>
sealed class DisputeShelf(IDatabase database) : IWebPage
{
    public string Path => "disputes";

    public Right Right { get; } = DisputesFeature.Reading;

    public PageShelf Shelf { get; } = new(30, "Disputes");

    /// <summary>Below the address of its program.</summary>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"disputes/{number}");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, key) = (request.Program, request.Program.Key);
        var (rows, turns) = await database.ReadAsync(
            db => db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.ChannelId == program.ChannelId)
                .OrderBy(row => row.ClosedAt == null ? 0 : 1).ThenByDescending(row => row.ClosedAt).ThenByDescending(row => row.Number)
                .SheetAsync(request, Path, cancellation),
            cancellation);
        return PageView.Of<DisputeSheet>("Disputes", new DisputeShelfModel([.. rows.Select(row => Entry(DisputeDesk.StateOf(row), program))], turns));
    }

    static DisputeEntry Entry(Dispute dispute, ProgramInfo program) => new(
        $"DSP-{dispute.Number}", OpenPage.Address(program.Key.ProgramId, PathOf(dispute.Number)), dispute.Question,
        DisputeMarkdown.Plain(DisputeCard.Standing(dispute, program, program.Calendar.Zone), program.Roster), dispute.IsOpen);
}
