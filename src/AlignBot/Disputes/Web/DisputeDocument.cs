using System.Collections.Immutable;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Wording;

namespace AlignBot.Disputes.Web;

/// <summary><c>disputes/{number}</c>: the whole record of a dispute. One that is kept among few shows itself to them alone, and only where Slack itself has said who they are.</summary>
sealed class DisputeDocument(DisputeArchive archive) : IWebPage
{
    public string Path => "disputes/{number:int}";

    public Right Right { get; } = DisputesFeature.Reading;

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        if (await archive.FindAsync(request.Program.Key, request.Number) is not { } file || !DisputeShelf.MayRead(file, request))
        {
            return null;
        }

        var timeline = await archive.TimelineAsync(file);
        var (roster, zone) = (file.Program.Roster, file.Program.Calendar.Zone);
        return PageView.Of<DisputeText>($"DSP-{file.Dispute.Number}", new DisputeModel(
            file.Dispute.Question,
            [("How it stands", DisputeMarkdown.Plain(DisputeCard.Standing(file.Dispute, file.Program, zone), roster)), .. RecordedFacts.Of(file)],
            Texts(file),
            [.. timeline.Select(entry => (When.Written(entry.Row.At, zone), DisputeMarkdown.Plain(TimelineWords.Say(entry, file), roster).Replace("\n>", "\n", StringComparison.Ordinal)))]));
    }

    static ImmutableArray<(string Title, string Text)> Texts(DisputeFile file)
    {
        var (dispute, roster) = (file.Dispute, file.Program.Roster);
        return
        [
            .. dispute.Briefs.SelectMany(brief => new[]
            {
                ($"The case of {Names.Of(roster, brief.By)}", brief.OwnCase),
                ($"The other side's best argument, as {Names.Of(roster, brief.By)} sees it", brief.OtherCase),
            }),
            .. dispute.Advice.Select(advice => (
                advice.Level is { } level ? $"{Names.Of(roster, advice.By)}, too late for level {level + 1}" : $"A view of {Names.Of(roster, advice.By)}", advice.Text)),
            .. dispute.Dissents.Select(dissent => ($"Dissent of {Names.Of(roster, dissent.By)}", dissent.Text)),
        ];
    }
}
