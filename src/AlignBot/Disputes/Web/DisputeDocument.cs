using System.Collections.Immutable;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Wording;

namespace AlignBot.Disputes.Web;

/// <summary><c>disputes/{number}</c>: the whole record of a dispute that stands before everybody.</summary>
sealed class DisputeDocument(DisputeArchive archive) : IWebPage
{
    public string Path => "disputes/{number:int}";

    public Right Right { get; } = Right.Read(DisputeFile.Reading);

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        if (await archive.FindAsync(request.Program.Key, request.Number) is not { IsConfidential: false } file)
        {
            return null;
        }

        var timeline = await archive.TimelineAsync(file);
        var (roster, zone) = (file.Program.Roster, file.Program.Calendar.Zone);
        return PageView.Of<DisputeText>($"DSP-{file.Dispute.Number}", new DisputeModel(
            file.Dispute.Question, Facts(file), Texts(file),
            [.. timeline.Select(entry => (When.Written(entry.Row.At, zone), DisputeMarkdown.Plain(TimelineWords.Say(entry, file), roster).Replace("\n>", "\n", StringComparison.Ordinal)))]));
    }

    static ImmutableArray<(string Name, string Value)> Facts(DisputeFile file)
    {
        var (dispute, roster, zone) = (file.Dispute, file.Program.Roster, file.Program.Calendar.Zone);
        (string Name, string? Value)[] facts =
        [
            ("How it stands", DisputeMarkdown.Plain(DisputeCard.Standing(dispute, file.Program, zone), roster)),
            ("Parties", string.Join(", ", dispute.Parties.Select(party => Names.Of(roster, party.User) + (party.Side is { } side ? $" ({side})" : "")))),
            ("Raised", $"by {Names.Of(roster, dispute.RaisedBy)} on {When.Written(dispute.RaisedAt, zone)}"),
            ("Category", dispute.Path.Category(dispute.Category)?.Name ?? dispute.Category),
            ("Account", dispute.Account),
            ("Options", dispute.Options.IsEmpty ? null : string.Join(" / ", dispute.Options)),
            ("Meanwhile", dispute.Meanwhile),
            ("If nobody decides", dispute.DefaultOutcome),
        ];
        return [.. facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!))];
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
