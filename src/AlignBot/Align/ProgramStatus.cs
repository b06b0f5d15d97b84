using AlignBot.Disputes;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Outbox;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Storage;
using AlignBot.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Align;

/// <summary>A program at a glance: who is who, what is open, and whether everything reached Slack.</summary>
sealed class ProgramStatus(IDatabase database, ProgramDirectory programs)
{
    /// <summary>How many open disputes are listed; the rest is counted.</summary>
    const int Listed = 8;

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key)
    {
        var (program, open, openCount, decisions, waiting, failed) = await database.ReadAsync(async db => (
            await programs.LatestAsync(key),
            await Disputes(db, key).OrderBy(row => row.DueAt).Take(Listed).ToListAsync(),
            await Disputes(db, key).CountAsync(),
            await db.Decisions.CountAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId),
            await Messages(db, key).CountAsync(row => row.State < OutboxState.Sent),
            await Messages(db, key).Where(row => row.State == OutboxState.Failed).OrderByDescending(row => row.Sequence).Take(3).ToListAsync()));

        var title = Mrkdwn.Of($"*{program.Name}*\n{openCount} open dispute{(openCount == 1 ? "" : "s")}, {decisions} decision{(decisions == 1 ? "" : "s")}");
        var blocks = new List<Block> { new SectionBlock(title), new ContextBlock(Roles(program)) };
        if (open.Count > 0)
        {
            var lines = Mrkdwn.Join("\n", open.Select(row => Line(DisputeDesk.StateOf(row), program)));
            blocks.Add(new SectionBlock(openCount > Listed ? lines + Mrkdwn.Of($"\nand {openCount - Listed} more.") : lines));
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of(
            $"Escalation path v{program.Path.Version}, calendar v{program.Calendar.Version} ({program.Calendar.ZoneId}).")));
        blocks.Add(new ContextBlock(Delivery(waiting, failed, program)));
        return (title, blocks);
    }

    static Mrkdwn Roles(ProgramInfo program) => Mrkdwn.Join(
        "  ·  ",
        Enum.GetValues<Role>().Select(role => program.Roster.Holder(role) is { } holder
            ? Mrkdwn.Of($"{Capital(Names.Of(role))}: {Names.Of(program.Roster, holder)}")
            : Mrkdwn.Of($"{Capital(Names.Of(role))}: nobody")));

    static Mrkdwn Line(Dispute dispute, ProgramInfo program) => Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(240)
        + Mrkdwn.Of($"\n_level {dispute.Level + 1} of {dispute.Path.Levels.Length}, {Names.List(program.Roster, dispute.Deciders)}, due {When.At(dispute.DueAt!.Value, program.Calendar.Zone)}_");

    static Mrkdwn Delivery(int waiting, List<OutboxRow> failed, ProgramInfo program)
    {
        var state = waiting == 0 ? "Everything has reached Slack" : $"{waiting} message{(waiting == 1 ? "" : "s")} on the way to Slack";
        return failed.Count == 0
            ? Mrkdwn.Of($"{state}.")
            : Mrkdwn.Of($"{state}, except: ") + Mrkdwn.Join("; ", failed.Select(row => Mrkdwn.Of($"to {To(row, program)}: {row.Error}")));
    }

    static Mrkdwn To(OutboxRow row, ProgramInfo program) => row.Destination == program.ChannelId
        ? Mrkdwn.Of($"{Mention.Channel(row.Destination)}")
        : Mrkdwn.Of($"{Names.Of(program.Roster, new Domain.UserId(row.Destination))}");

    static IQueryable<DisputeRow> Disputes(AlignBotContext db, ProgramKey key) => db.Disputes.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == DisputeStatus.Open);

    static IQueryable<OutboxRow> Messages(AlignBotContext db, ProgramKey key) => db.Outbox.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
