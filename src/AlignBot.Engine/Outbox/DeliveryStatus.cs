using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Outbox;

/// <summary>Whether everything reached Slack, and what did not reach whom, and why.</summary>
sealed class DeliveryStatus : IStatusLines
{
    /// <summary>How many reasons are named.</summary>
    const int Named = 5;

    public int Order => StatusOrder.Delivery;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var key = context.Program.Key;
        var messages = context.Db.Outbox.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
        var waiting = await messages.CountAsync(row => row.State < OutboxState.Sent);
        var failed = await messages.Where(row => row.State == OutboxState.Failed).GroupBy(row => new { row.Destination, row.Error })
            .Select(group => new Undelivered(group.Key.Destination, group.Key.Error, group.Count(), group.Max(row => row.Sequence)))
            .ToListAsync();
        return StatusLines.Of(new ContextBlock(Say(waiting, failed, context.Program).Shortened(2000)));
    }

    static Mrkdwn Say(int waiting, List<Undelivered> failed, ProgramInfo program)
    {
        var state = waiting == 0 ? "Every message has arrived" : $"{waiting} message{(waiting == 1 ? "" : "s")} on the way to Slack";
        return failed.Count == 0
            ? Mrkdwn.Of($"{state}.")
            : Mrkdwn.Of($"{state}, except ") + Mrkdwn.Join("; ", failed.OrderByDescending(row => row.Newest).Take(Named).Select(row => Mrkdwn.Of(
                $"{row.Count} to {To(row.Destination, program)}: {DeliveryWords.Because(row.Error)}"))) + Mrkdwn.Of($".");
    }

    static Mrkdwn To(string destination, ProgramInfo program) => destination is ['U' or 'W', ..]
        ? Mrkdwn.Of($"{Names.Of(program.Roster, new UserId(destination))}")
        : Mrkdwn.Of($"{Mention.Channel(destination)}");

    /// <summary>Messages that one channel or person did not get, for one reason.</summary>
    sealed record Undelivered(string Destination, string? Error, int Count, long Newest);
}
