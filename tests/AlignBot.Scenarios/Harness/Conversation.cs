namespace AlignBot.Scenarios.Harness;

/// <summary>A channel or direct message, as one person reads it.</summary>
sealed class Conversation(SlackWorld slack, string channel, string reader)
{
    /// <summary>Everything there, threads included, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> MessagesAsync()
    {
        if (await ChannelIdAsync() is not { } id)
        {
            return [];
        }

        var top = await ReadAsync(id, thread: null);
        var all = new List<Message>(top);
        foreach (var parent in top.Where(message => message.Replies > 0))
        {
            all.AddRange((await ReadAsync(id, parent.Ts)).Where(reply => reply.Ts != parent.Ts));
        }

        // A reply that the channel sees too stands in both.
        return [.. all.DistinctBy(message => message.Ts).OrderBy(message => message.Ts, StringComparer.Ordinal)];
    }

    /// <summary>The newest message that says all of these; waits for it.</summary>
    public async Task<Message> ExpectAsync(params string[] texts) =>
        await SlackWorld.EventuallyAsync(
            async () => (await MessagesAsync()).LastOrDefault(message => texts.All(message.Says)),
            async () => $"Nothing in {channel} says '{string.Join("' and '", texts)}'. What stands there:\n{await TranscriptAsync()}");

    /// <summary>The newest message with that button that says all of these; waits for it.</summary>
    public async Task<Message> ExpectWithAsync(string button, params string[] texts) =>
        await SlackWorld.EventuallyAsync(
            async () => (await MessagesAsync()).LastOrDefault(message => message.HasButton(button) && texts.All(message.Says)),
            async () => $"Nothing in {channel} has '{button}' and says '{string.Join("' and '", texts)}'. What stands there:\n{await TranscriptAsync()}");

    /// <summary>How many messages say all of these now.</summary>
    public async Task<int> CountAsync(params string[] texts) =>
        (await MessagesAsync()).Count(message => texts.All(message.Says));

    /// <summary>Waits until so many messages say all of these.</summary>
    public async Task ExpectCountAsync(int count, params string[] texts) =>
        await SlackWorld.EventuallyAsync(
            async () => await CountAsync(texts) == count ? this : null,
            async () => $"{await CountAsync(texts)} instead of {count} in {channel} say '{string.Join("' and '", texts)}'. What stands there:\n{await TranscriptAsync()}");

    /// <summary>Everything there in words, for a failure's message.</summary>
    public async Task<string> TranscriptAsync() =>
        string.Join("\n", (await MessagesAsync()).Select(message => $"  [{message.Ts}{(message.IsReply ? " reply" : "")}] {message.Text}"));

    async Task<IReadOnlyList<Message>> ReadAsync(string id, string? thread)
    {
        var query = thread is null ? "" : $"&thread_ts={thread}";
        var answer = await slack.GetAsync($"control/messages?as={reader}&channel={id}{query}");
        return [.. answer["messages"]!.AsArray().Select(message => new Message(message!.AsObject(), id))];
    }

    async Task<string?> ChannelIdAsync()
    {
        if (channel != "app")
        {
            return channel;
        }

        var state = await slack.GetAsync($"control/state?as={reader}");
        var bot = (string?)state["app"]?["bot_user_id"];
        return (string?)state["channels"]!.AsArray().FirstOrDefault(candidate => (string?)candidate!["user"] == bot && bot is not null)?["id"];
    }
}
