namespace AlignBot.SlackSimulator.Model;

enum ChannelKind
{
    Public,
    Private,
    Im,
    Mpim,
}

/// <summary>A conversation with its messages, oldest first. Guarded by the workspace's gate.</summary>
sealed class Channel
{
    readonly Dictionary<string, Message> byTs = [];
    readonly Dictionary<string, List<Message>> replies = [];

    public required string Id { get; set; }
    public required string Name { get; set; }
    public required ChannelKind Kind { get; init; }
    public string Topic { get; set; } = "";
    public bool IsArchived { get; set; }
    public required long CreatedMs { get; init; }
    public List<string> Members { get; init; } = [];
    public List<Message> Messages { get; } = [];
    public List<Pin> Pins { get; init; } = [];
    public List<JsonObject> Bookmarks { get; init; } = [];

    public bool IsDirect => Kind is ChannelKind.Im or ChannelKind.Mpim;

    public void Add(Message message)
    {
        Messages.Add(message);
        byTs[message.Ts] = message;
        if (!message.IsReply || message.EphemeralTo is not null)
        {
            return;
        }

        if (!replies.TryGetValue(message.ThreadTs!, out var thread))
        {
            replies[message.ThreadTs!] = thread = [];
        }

        thread.Add(message);
    }

    public void Remove(Message message)
    {
        Messages.Remove(message);
        byTs.Remove(message.Ts);
        if (message.IsReply && replies.TryGetValue(message.ThreadTs!, out var thread))
        {
            thread.Remove(message);
        }
    }

    public Message? Find(string? ts) => ts is not null && byTs.TryGetValue(ts, out var message) ? message : null;

    /// <summary>The replies under a parent that everybody sees, oldest first.</summary>
    public IReadOnlyList<Message> Replies(string parentTs) => replies.TryGetValue(parentTs, out var thread) ? thread : [];
}

sealed record Pin(string Ts, string User, long CreatedMs);
