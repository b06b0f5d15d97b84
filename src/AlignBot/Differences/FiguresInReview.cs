using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Differences;

/// <summary>On the card of the strategy review: what the two sides gave.</summary>
sealed class FiguresInReview : IMeetingPart
{
    public async Task<IReadOnlyList<Block>> ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        if (!FiguresDesk.IsAskedBefore(meeting) || await FiguresTables.FindAsync(db, program.Key, meeting.Id.Value) is not { RevealedAt: not null } shown)
        {
            return [];
        }

        var text = Mrkdwn.Of($"*{FiguresWords.Title(shown)}.* {Short("Sales", shown.Sales)}, {Short("marketing", shown.Marketing)}.");
        return [new SectionBlock(text) { Accessory = FiguresButtons.Page(program, shown) }];

        string Short(string side, BlindFigure? figure) =>
            $"{side} {(figure is null ? "not given" : FiguresWords.Amount(figure.Amount, shown.Currency))}";
    }
}

/// <summary>Pipelines that differ, and one that was not given, stand on the agenda of their review.</summary>
sealed class FiguresAgenda : IAgendaSource
{
    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        if (!FiguresDesk.IsAskedBefore(meeting)
            || await FiguresTables.FindAsync(session.Db, program.Key, meeting.Id.Value) is not { RevealedAt: not null } shown
            || shown is { Sales: null, Marketing: null })
        {
            return [];
        }

        string Amount(BlindFigure? figure) => FiguresWords.Amount(figure!.Amount, shown.Currency);
        var text = shown.Difference is { } found
            ? found.IsDifferent
                ? $"Sales has a pipeline of {Amount(shown.Sales)} and marketing one of {Amount(shown.Marketing)}: which do we stand by, and what makes the difference?"
                : null
            : $"{FiguresWords.Title(shown)}: which figure do we stand by?";
        return text is null ? [] : [new AgendaProposal($"figures/{shown.Meeting.Value:N}", AgendaText.Shorten(text))];
    }
}
