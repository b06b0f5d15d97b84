using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Overview;

/// <summary>The open disputes that stand before everybody, for whoever takes a role over.</summary>
sealed class DisputesHandedOver : IHandoverBrief
{
    const int Shown = 5;

    public int Order => 30;

    public async Task<HandoverPart?> SayAsync(HandoverOf of)
    {
        var (key, zone) = (of.Program.Key, of.Program.Calendar.Zone);
        var rows = await of.Db.Disputes.AsNoTracking().Public(of.Program)
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == DisputeStatus.Open)
            .OrderBy(row => row.DueAt).ToListAsync();
        var open = rows.ConvertAll(DisputeDesk.StateOf);
        return open.Count == 0 ? null : new HandoverPart(
            "Open disputes",
            Mrkdwn.Join("\n", open.Take(Shown).Select(dispute => Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question.ReplaceLineEndings(" ")}").Shortened(200)
                + (dispute.DueAt is { } due ? Mrkdwn.Of($", ") + When.By(due, zone) : Mrkdwn.Empty)))
                + Mrkdwn.Of($"{(open.Count > Shown ? $"\nand {open.Count - Shown} more: `/dispute list`" : "")}"),
            [.. open.Select(dispute => $"- DSP-{dispute.Number}: {MarkdownText.Line(dispute.Question)}{(dispute.DueAt is { } due ? $" (by {When.Written(due, zone)})" : "")}")]);
    }
}
