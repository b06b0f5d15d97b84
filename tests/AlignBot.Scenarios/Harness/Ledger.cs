using AlignBot.Engine.Outbox;

namespace AlignBot.Scenarios.Harness;

/// <summary>Holds what the bot says it sent against what stands in Slack.</summary>
static class Ledger
{
    /// <summary>Every ledger post stands in Slack exactly once and in order; nothing else stands there twice.</summary>
    /// <param name="except">Messages that somebody deleted.</param>
    public static async Task AssertExactAsync(this GtmWorld world, params string[] except)
    {
        await world.Record.QuietAsync();
        var rows = await world.Record.MessagesAsync();
        var standing = await StandingAsync(world.Slack);

        var twice = standing.GroupBy(message => message.OutboxId).Where(group => group.Count() > 1).ToList();
        Assert.True(twice.Count == 0, "Posted more than once:\n" + string.Join("\n", twice.Select(group => $"  {group.First().Text}")));

        var ledger = rows.Where(row => row.Kind == OutboxKind.Ledger && row.State != OutboxState.Dropped).ToList();
        Assert.All(ledger, row => Assert.Equal((OutboxState.Sent, row.Message), (row.State, row.Message)));
        var byId = standing.ToDictionary(message => message.OutboxId);
        var missing = ledger.Where(row => !byId.ContainsKey(row.Id.ToString()) && !except.Contains(row.Message)).ToList();
        Assert.True(missing.Count == 0, "Never posted: " + string.Join(", ", missing.Select(row => $"{row.Message} to {row.Destination}")));

        foreach (var channel in ledger.Where(row => byId.ContainsKey(row.Id.ToString())).GroupBy(row => row.Destination))
        {
            var stamps = channel.OrderBy(row => row.Sequence).Select(row => byId[row.Id.ToString()].Ts).ToList();
            Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
        }
    }

    /// <summary>All messages of the bot that carry its id, wherever they stand.</summary>
    static async Task<List<(string OutboxId, string Ts, string Text)>> StandingAsync(SlackWorld slack) =>
    [
        .. from channel in (await slack.GetAsync("control/snapshot"))["channels"]!.AsArray()
           from message in channel!["messages"]!.AsArray()
           let id = (string?)message["metadata"]?["event_payload"]?["outbox_id"]
           where id is not null && (bool?)message["deleted"] != true
           select (id, (string)message["ts"]!, (string?)message["text"] ?? ""),
    ];
}
