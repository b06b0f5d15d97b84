using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Decisions.Web;

/// <summary><c>decisions</c>: the log, the newest first. What is kept among few is not in it: a link from Slack is not enough to read that.</summary>
sealed class DecisionShelf(IDatabase database) : IWebPage
{
    public string Path => "decisions";

    public Right Right { get; } = DecisionsFeature.Reading;

    public PageShelf Shelf { get; } = new(20, "Decisions");

    public static DecisionEntry Entry(Decision decision, ProgramInfo program) => new(
        $"DEC-{decision.Number}", OpenPage.Address(program.Key.ProgramId, PagePaths.Decision(decision.Number)), decision.Question, DecisionTitle.Answer(decision), DecisionCard.Who(decision, program).Plain,
        decision.Status is DecisionStatus.InForce ? null : DecisionTitle.Status(decision.Status));

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var program = request.Program;
        var (rows, turns) = await database.ReadAsync(
            db => DecisionChain.Of(db, program.Key).Where(row => row.KeptTo == null).OrderByDescending(row => row.Number).SheetAsync(request, Path, cancellation), cancellation);
        return PageView.Of<DecisionSheet>("Decisions", new DecisionShelfModel([.. rows.Select(row => Entry(DecisionDesk.StateOf(row), program))], turns));
    }
}
