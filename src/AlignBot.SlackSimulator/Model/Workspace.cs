namespace AlignBot.SlackSimulator.Model;

/// <summary>All that Slack knows. Whoever reads or writes it holds <see cref="Gate"/>; deliveries to the app happen outside it.</summary>
sealed class Workspace
{
    readonly Dictionary<string, int> lastIds = [];
    int firstId = 1000;

    public Lock Gate { get; } = new();
    public required string TeamId { get; init; }
    public required string Domain { get; init; }
    public required string Name { get; init; }
    public AppRegistration? App { get; set; }
    public required TokenBook Tokens { get; init; }
    public OrderedDictionary<string, Person> People { get; } = [];
    public OrderedDictionary<string, Channel> Channels { get; } = [];
    public Dictionary<string, List<OpenView>> Stacks { get; } = [];
    public Dictionary<string, OpenView> Homes { get; } = [];
    /// <summary>"user channel" or "user channel thread_ts" to the last ts read there</summary>
    public Dictionary<string, string> ReadMarks { get; } = [];
    public List<ScheduledMessage> Scheduled { get; } = [];
    public TsSequence Ts { get; } = new();

    /// <summary>Each kind of id counts for itself: which one a form has does not hang on how many events went before it.</summary>
    public string NewId(string prefix)
    {
        var number = lastIds[prefix] = lastIds.GetValueOrDefault(prefix, firstId) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}0S{number:D7}");
    }

    /// <summary>The highest number that stands in any id given so far; set, all that follow are above it.</summary>
    public int LastId
    {
        get => lastIds.Values.DefaultIfEmpty(firstId).Max();
        set
        {
            firstId = value;
            lastIds.Clear();
        }
    }

    public Person? Person(string? id) => id is not null && People.TryGetValue(id, out var person) ? person : null;

    public Channel? Channel(string? id) => id is not null && Channels.TryGetValue(id, out var channel) ? channel : null;

    /// <summary>Whether the person finds the channel in their Slack at all.</summary>
    public static bool MaySee(Person person, Channel channel) =>
        channel.Members.Contains(person.Id)
        || (channel.Kind == ChannelKind.Public && !person.Deleted && person.Role is PersonRole.Member or PersonRole.Bot);

    public Channel? DirectBetween(string one, string other) =>
        Channels.Values.FirstOrDefault(c => c.Kind == ChannelKind.Im && c.Members.Contains(one) && c.Members.Contains(other));

    public List<OpenView> Stack(string user) => Stacks.TryGetValue(user, out var stack) ? stack : Stacks[user] = [];

    public OpenView? View(string? id) =>
        id is null ? null
        : Stacks.Values.SelectMany(s => s).FirstOrDefault(v => v.Id == id) ?? Homes.Values.FirstOrDefault(v => v.Id == id);

    public string? ReadMark(string user, string channel, string? thread = null) =>
        ReadMarks.GetValueOrDefault(thread is null ? $"{user} {channel}" : $"{user} {channel} {thread}");

    public void Clear()
    {
        People.Clear();
        Channels.Clear();
        Stacks.Clear();
        Homes.Clear();
        ReadMarks.Clear();
        Scheduled.Clear();
    }
}

sealed record ScheduledMessage(string Id, string Channel, long PostAt, JsonObject Arguments);
