using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Status;

/// <summary>A program at a glance: who is who, what is open, and whether everything reached Slack.</summary>
sealed class ProgramStatus(IDatabase database, ProgramDirectory programs, IClock clock)
{
    /// <summary>How many open disputes are listed; the rest is counted.</summary>
    const int Listed = 8;

    /// <summary>How far back outages are told of.</summary>
    static readonly Duration Lately = Duration.FromDays(7);

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key)
    {
        var lately = clock.GetCurrentInstant() - Lately;
        var program = await programs.LatestAsync(key);
        var (open, openCount, decisions, cadence, waiting, failed, outages, removedAt) = await database.ReadAsync(async db => (

            // What has a channel of its own is counted, and named only there.
            await Disputes(db, key).Where(row => row.ChannelId == program.ChannelId).OrderBy(row => row.DueAt).Take(Listed).ToListAsync(),
            await Disputes(db, key).CountAsync(),
            await db.Decisions.CountAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId),
            await CadenceAsync(db, program),
            await Messages(db, key).CountAsync(row => row.State < OutboxState.Sent),
            await Messages(db, key).Where(row => row.State == OutboxState.Failed).GroupBy(row => new { row.Destination, row.Error })
                .Select(group => new Undelivered(group.Key.Destination, group.Key.Error, group.Count(), group.Max(row => row.Sequence)))
                .ToListAsync(),
            await db.Outages.Where(row => row.ToAt > lately).OrderByDescending(row => row.FromAt).Take(3).ToListAsync(),
            await db.Installations.Where(row => row.Id == key.InstallationId).Select(row => row.RemovedAt).SingleAsync()));

        var title = Mrkdwn.Of($"*{program.Name}*\n{openCount} open dispute{(openCount == 1 ? "" : "s")}, {decisions} decision{(decisions == 1 ? "" : "s")}");
        var blocks = new List<Block> { new SectionBlock(title), new ContextBlock(Roles(program)) };
        blocks.Add(new ContextBlock(cadence));
        if (open.Count > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit(open.ConvertAll(row => Line(DisputeDesk.StateOf(row), program)), openCount - open.Count)));
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of(
            $"Escalation path v{program.Path.Version}, calendar v{program.Calendar.Version} ({program.Calendar.ZoneId}).")));
        if (removedAt is { } since)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of(
                $"*Slack took AlignBot's access away {When.Recorded(since, program.Calendar.Zone)}.* Nothing is posted until the app is installed again; what waits goes out then, and no level runs out before its deciders were asked.")));
        }

        blocks.Add(new ContextBlock(Delivery(waiting, failed, program).Shortened(2000)));
        if (outages.Count > 0)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Join("\n", outages.Select(outage => Down(outage, program.Calendar.Zone)))));
        }

        return (title, blocks);
    }

    /// <summary>How the meetings of the quarter were kept, and the next.</summary>
    async Task<Mrkdwn> CadenceAsync(AlignBotContext db, ProgramInfo program)
    {
        var health = CadenceSummary.Say(await CadenceSummary.HealthAsync(db, program, clock.GetCurrentInstant()));
        return await CadenceSummary.NextAsync(db, program) is { } next ? health + Mrkdwn.Of($"\n") + CadenceSummary.Next(next) : health;
    }

    static Mrkdwn Roles(ProgramInfo program) => Mrkdwn.Join(
        "  ·  ",
        Enum.GetValues<Role>().Select(role => program.Roster.Holder(role) is { } holder
            ? Mrkdwn.Of($"{Capital(Names.Of(role))}: {Names.Of(program.Roster, holder)}")
            : Mrkdwn.Of($"{Capital(Names.Of(role))}: nobody")));

    static Mrkdwn Line(Dispute dispute, ProgramInfo program) => Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(240)
        + Mrkdwn.Of($"\n_level {dispute.Level + 1} of {dispute.Path.Levels.Length}, {Mrkdwn.Of($"{Names.List(program.Roster, dispute.Deciders)}").Shortened(1000)}, due {When.At(dispute.DueAt!.Value, program.Calendar.Zone)}_");

    static Mrkdwn Delivery(int waiting, List<Undelivered> failed, ProgramInfo program)
    {
        var state = waiting == 0 ? "Everything has reached Slack" : $"{waiting} message{(waiting == 1 ? "" : "s")} on the way to Slack";
        return failed.Count == 0
            ? Mrkdwn.Of($"{state}.")
            : Mrkdwn.Of($"{state}, except ") + Mrkdwn.Join("; ", failed.OrderByDescending(row => row.Newest).Take(5).Select(row => Mrkdwn.Of(
                $"{row.Count} to {To(row.Destination, program)}: {DeliveryWords.Because(row.Error)}"))) + Mrkdwn.Of($".");
    }

    static Mrkdwn To(string destination, ProgramInfo program) => destination is ['U' or 'W', ..]
        ? Mrkdwn.Of($"{Names.Of(program.Roster, new Domain.UserId(destination))}")
        : Mrkdwn.Of($"{Mention.Channel(destination)}");

    static Mrkdwn Down(OutageRow outage, DateTimeZone zone) => Mrkdwn.Of(
        $"AlignBot was down from {When.Recorded(outage.FromAt, zone)} to {When.Recorded(outage.ToAt, zone)}; open deadlines got that time back.");

    /// <summary>Messages that one channel or person did not get, for one reason.</summary>
    sealed record Undelivered(string Destination, string? Error, int Count, long Newest);

    static IQueryable<DisputeRow> Disputes(AlignBotContext db, ProgramKey key) => db.Disputes.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Status == DisputeStatus.Open);

    static IQueryable<OutboxRow> Messages(AlignBotContext db, ProgramKey key) => db.Outbox.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
