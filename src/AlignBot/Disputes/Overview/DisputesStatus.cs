using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Overview;

/// <summary>The open disputes, nearest deadline first. What has a channel of its own is counted here, and named only there.</summary>
sealed class DisputesStatus : IStatusLines
{
    /// <summary>How many are listed; the rest is counted.</summary>
    const int Listed = 8;

    public int Order => 30;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var (program, key) = (context.Program, context.Program.Key);
        var open = context.Db.Disputes.Where(row =>
            row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == DisputeStatus.Open);
        var listed = await open.Where(row => row.ChannelId == program.ChannelId).OrderBy(row => row.DueAt).Take(Listed).ToListAsync();
        var count = await open.CountAsync();
        return new StatusLines(
            $"{count} open dispute{(count == 1 ? "" : "s")}",
            listed.Count == 0 ? [] : [new SectionBlock(Lines.Fit(listed.ConvertAll(row => Line(DisputeDesk.StateOf(row), program)), count - listed.Count))]);
    }

    static Mrkdwn Line(Dispute dispute, ProgramInfo program) => Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(240)
        + Mrkdwn.Of($"\n_level {dispute.Level + 1} of {dispute.Path.Levels.Length}, {Mrkdwn.Of($"{Names.List(program.Roster, dispute.Deciders)}").Shortened(1000)}, due {When.At(dispute.DueAt!.Value, program.Calendar.Zone)}_");
}
