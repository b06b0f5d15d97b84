namespace AlignBot.SlackSimulator.WebApi;

/// <summary>Reading messages back: history newest first, replies oldest first with their parent.</summary>
static class HistoryMethods
{
    static readonly string[] Scopes = ["channels:history", "groups:history", "im:history", "mpim:history"];

    public static readonly ApiMethod[] All =
    [
        new("conversations.history", RateTier.Tier3, Scopes, History),
        new("conversations.replies", RateTier.Tier3, Scopes, Replies),
    ];

    static JsonObject History(ApiCall call)
    {
        var channel = Readable(call);
        var chosen = Window(call, channel.Messages.Where(m => m.EphemeralTo is null && (!m.IsReply || m.Broadcast))).Reverse().ToArray();
        return Listed(call, chosen);
    }

    static JsonObject Replies(ApiCall call)
    {
        var channel = Readable(call);
        var found = channel.Find(call.Must("ts"));
        if (found is null || found.EphemeralTo is not null)
        {
            throw new SlackRefusal("thread_not_found");
        }

        var parent = found.IsReply ? channel.Find(found.ThreadTs) ?? found : found;
        // The parent leads every answer, whatever the window.
        var replies = Window(call, channel.Replies(parent.Ts)).ToArray();
        return Listed(call, [parent, .. replies]);
    }

    static Channel Readable(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScope(channel, "history");
        call.NeedMember(channel);
        return channel;
    }

    static IEnumerable<Message> Window(ApiCall call, IEnumerable<Message> messages)
    {
        var inclusive = call.Flag("inclusive");
        if (call.Text("oldest") is { Length: > 0 } oldest && oldest != "0")
        {
            messages = messages.Where(m => Order(m.Ts, oldest) is var o && (o > 0 || (inclusive && o == 0)));
        }

        if (call.Text("latest") is { Length: > 0 } latest && latest != "0")
        {
            messages = messages.Where(m => Order(m.Ts, latest) is var o && (o < 0 || (inclusive && o == 0)));
        }

        return messages;
    }

    static int Order(string one, string other) => Number(one).CompareTo(Number(other));

    static decimal Number(string ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : throw new SlackRefusal("invalid_ts_oldest");

    static JsonObject Listed(ApiCall call, IReadOnlyList<Message> chosen)
    {
        var (page, metadata) = call.Page(chosen, most: 999);
        var more = metadata.Str("next_cursor") is { Length: > 0 };
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["messages"] = page.Select(m => (JsonNode)SlackJson.Message(call.Workspace, m, call.Flag("include_all_metadata"))).AsJson(),
            ["has_more"] = more,
        };
        if (more)
        {
            answer["response_metadata"] = metadata;
        }

        return answer;
    }
}
