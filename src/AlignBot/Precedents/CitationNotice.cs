using AlignBot.Contracts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Precedents;

/// <summary>Says in a dispute's thread that a decision was cited, with the way to it.</summary>
sealed class CitationNotice(IDecisionRecord decisions) : IMessageRenderer
{
    public const string Name = "precedent.cited";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, id) = (context.Program, Guid.ParseExact(context.Row.Body!, "N"));
        var citation = CitationDesk.State.Read(await CitationTables.Of(context.Db, program.Key).SingleAsync(row => row.Id == id));
        var decision = (await decisions.FindAsync(context.Db, program.Key, [citation.Decision]))[citation.Decision];
        var why = citation.Why is { } words ? Mrkdwn.Of($"\n{words}") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"{Names.Of(program.Roster, citation.By)} cites ") + CitationWords.Entry(decision, 1200) + why;
        return new Rendering.Send(
            text.Shortened(3000),
            [
                new SectionBlock(text.Shortened(3000))
                {
                    Accessory = DecisionButton.Show(program.Key.ProgramId, decision.Id.Value, $"View DEC-{decision.Number}"),
                },
            ]);
    }
}
