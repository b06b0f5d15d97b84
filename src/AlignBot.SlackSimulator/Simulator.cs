using System.Collections.Concurrent;
using AlignBot.SlackSimulator.Control;
using AlignBot.SlackSimulator.Sockets;
using AlignBot.SlackSimulator.WebApi;

namespace AlignBot.SlackSimulator;

/// <summary>A workspace of a local Slack, with one app. Seeds and hosts talk to it here; everybody else over HTTP.</summary>
public sealed class Simulator : IAsyncDisposable
{
    readonly SimulatorOptions options;

    internal Simulator(SimulatorOptions options)
    {
        this.options = options;
        OpenId = new OpenIdConnect(this);
        Workspace = new Workspace { TeamId = options.TeamId, Name = options.TeamName, Domain = options.TeamDomain, Tokens = new TokenBook(options.RealTime) };
        Clock = options.Beside?.Clock ?? new BusinessClock(options.RealTime);
        Neighbours = options.Beside?.Neighbours ?? new Neighbours();
        Neighbours.Add(this);
        Api = new ApiEndpoint(this);
        if (options.Beside is not null)
        {
            // One Slack, one time.
        }
        else if (options.StartAt is { } start || !options.ClockRunning)
        {
            Clock.Set((options.StartAt ?? options.RealTime.GetUtcNow()).ToUnixTimeMilliseconds(), options.ClockRunning);
        }

        Limits = new Limits(options.RealTime) { Scale = options.LimitScale, Enforce = options.EnforceLimits };
        Traffic = new TrafficLog(options.RealTime, Hints);
        Sockets = new SocketHub(Workspace, Hints);
        Link = new AppLink(Workspace, Sockets, Faults, Traffic, Hints, options.AckTimeout, options.RealTime);
        Events = new EventQueue(Workspace, Link, Clock, Limits);
        Board = new MessageBoard(Workspace, Clock, Events, Hints);
        Roster = new Roster(Workspace, Clock, Events, Board, Hints);
        Views = new ViewDesk(Workspace, Clock, Hints);
        Triggers = new Triggers(options.TriggerLife, options.RealTime);
        ResponseUrls = new ResponseUrls(options.RealTime);
        Acts = new Acts(this);
        Store = new WorkspaceStore(this, options.DataFile);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; internal set; } = "";

    /// <summary>Where the app reaches what is this workspace's alone: below the first one's address, as all of Slack is below one name.</summary>
    internal string Root => options.Beside is { } first ? $"{first.Root}/w/{Workspace.TeamId}" : Url;

    /// <summary>Business time, as the bot should see it.</summary>
    public DateTimeOffset Now => Clock.Read().Now;

    /// <summary>The user that the app is in its workspace.</summary>
    public string BotUser => Workspace.App?.BotUserId ?? "";

    internal IReadOnlyList<HostButton> Buttons => options.Buttons;
    internal Neighbours Neighbours { get; }
    internal ApiEndpoint Api { get; }
    internal Workspace Workspace { get; }
    internal BusinessClock Clock { get; }
    internal FaultBoard Faults { get; } = new();
    internal Limits Limits { get; }
    internal Hints Hints { get; } = new();
    internal TrafficLog Traffic { get; }
    internal SocketHub Sockets { get; }
    internal AppLink Link { get; }
    internal EventQueue Events { get; }
    internal MessageBoard Board { get; }
    internal Roster Roster { get; }
    internal ViewDesk Views { get; }
    internal Triggers Triggers { get; }
    internal ResponseUrls ResponseUrls { get; }
    internal Acts Acts { get; }
    internal WorkspaceStore Store { get; }
    internal OpenIdConnect OpenId { get; }
    internal DateTimeOffset RealNow => options.RealTime.GetUtcNow();
    internal ConcurrentDictionary<string, UploadedFile> Files { get; } = new();

    /// <summary>Adds somebody; the team is the workspace's own when none is named.</summary>
    public Person AddPerson(
        string id, string name, string realName, PersonRole role = PersonRole.Member, string tz = "Europe/London", string title = "", string? teamId = null) =>
        Roster.Add(new Person
        {
            Id = id,
            Name = name,
            RealName = realName,
            Role = role,
            Tz = tz,
            Title = title,
            TeamId = teamId ?? (role == PersonRole.External ? "T0OUTSIDE" : Workspace.TeamId),
        });

    /// <summary>Adds a channel; its members join without a word, as if they had always been there.</summary>
    public void AddChannel(string id, string name, IEnumerable<string> members, bool isPrivate = false, string topic = "") =>
        Roster.Add(new Channel
        {
            Id = id,
            Name = name,
            Kind = isPrivate ? ChannelKind.Private : ChannelKind.Public,
            Topic = topic,
            Members = [.. members],
            CreatedMs = Clock.NowMs,
        });

    /// <summary>Posts as a person; what the composer would do to the text is done.</summary>
    public string AddMessage(string channel, string user, string text, string? threadTs = null)
    {
        lock (Workspace.Gate)
        {
            var message = Board.New(channel, user, Board.Typed(text));
            message.ThreadTs = threadTs;
            Board.Post(message);
            return message.Ts;
        }
    }

    /// <summary>Types a command as a person in a channel, as into the composer; the app's answer stands there for them alone.</summary>
    /// <param name="text">With its slash: <c>/align list</c>.</param>
    public Task RunCommandAsync(string user, string channel, string text) =>
        Acts.MessageAsync(new JsonObject { ["as"] = user, ["channel"] = channel, ["text"] = text });

    /// <summary>Installs the app, or installs it anew; its bot user is added when missing.</summary>
    public void RegisterApp(AppRegistration app)
    {
        ArgumentNullException.ThrowIfNull(app);
        lock (Workspace.Gate)
        {
            Workspace.App = app;
            var name = app.Manifest.Obj("features").Obj("bot_user").Str("display_name") ?? app.Name;
            Workspace.People[app.BotUserId] = new Person
            {
                Id = app.BotUserId,
                Name = name.ToLowerInvariant(),
                RealName = name,
                Role = PersonRole.Bot,
                TeamId = Workspace.TeamId,
                Title = "App",
            };
        }
        Hints.Send("people");
        Changed();
    }

    /// <summary>Turns business time forward, stepped by the bot if it follows. False when it did not get there in time, or the moment is past.</summary>
    public async Task<bool> TurnToAsync(DateTimeOffset moment, TimeSpan wait, CancellationToken ct = default)
    {
        if (!Clock.Turn(moment.ToUnixTimeMilliseconds(), 0))
        {
            return false;
        }

        Hints.Send("clock");
        var reached = await Clock.ReachedAsync(wait, ct);
        Hints.Send("clock");
        Changed();
        return reached;
    }

    /// <summary>Empties the workspace and seeds it again. The app and the clock stay: time does not run back.</summary>
    public void Reset()
    {
        lock (Workspace.Gate)
        {
            var app = Workspace.App;
            Workspace.Clear();
            Faults.Clear();
            AddSlackbot();
            if (app is not null)
            {
                RegisterApp(app);
            }

            Seed();
        }
        Hints.Send("people");
        Hints.Send("channels");
        Changed();
    }

    internal void Start()
    {
        ResponseUrls.Root = Root;
        if (!Store.TryLoad())
        {
            AddSlackbot();
            Seed();
        }
        Events.Start();
        Store.Start();
        Schedule = new ScheduledPosts(this);
        Schedule.Start();
    }

    internal ScheduledPosts? Schedule { get; private set; }

    /// <summary>Something worth keeping has changed.</summary>
    internal void Changed() => Store.Touch();

    internal string Permalink(Message message)
    {
        var link = $"{Url}/archives/{message.Channel}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
        return message.IsReply ? $"{link}?thread_ts={message.ThreadTs}&cid={message.Channel}" : link;
    }

    void Seed()
    {
        Events.Silent = true;
        options.Seed?.Invoke(this);
        Events.Silent = false;
    }

    void AddSlackbot() => Workspace.People[Person.SlackbotId] = new Person
    {
        Id = Person.SlackbotId,
        Name = "slackbot",
        RealName = "Slackbot",
        TeamId = Workspace.TeamId,
    };

    public async ValueTask DisposeAsync()
    {
        if (Schedule is not null)
        {
            await Schedule.DisposeAsync();
        }

        await Events.DisposeAsync();
        await Store.DisposeAsync();
        Link.Dispose();
        OpenId.Dispose();
    }
}
