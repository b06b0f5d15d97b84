using AlignBot.Contracts;
using AlignBot.Engine.Exports;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions;

/// <summary>The decisions in force, for whoever takes a role over.</summary>
sealed class DecisionsHandedOver(IDecisionRecord decisions) : IHandoverBrief
{
    const int Most = 200;
    const int Shown = 5;

    public int Order => 20;

    public async Task<HandoverPart?> SayAsync(HandoverOf of)
    {
        var holding = await decisions.LatestAsync(of.Db, of.Program.Key, category: null, Most);
        var lines = holding.Select(decision => $"DEC-{decision.Number}: {DecisionTitle.Line(decision, 200)}").ToList();
        return lines.Count == 0 ? null : new HandoverPart(
            "Decisions in force",
            Mrkdwn.Join("\n", lines.Take(Shown).Select(line => Mrkdwn.Of($"{line}").Shortened(220))) + Mrkdwn.Of($"{(lines.Count > Shown ? $"\nand {(lines.Count == Most ? "more" : $"{lines.Count - Shown} more")}: `/decision list`" : "")}"),
            [.. lines.Select(line => $"- {MarkdownText.Line(line)}")]);
    }
}
