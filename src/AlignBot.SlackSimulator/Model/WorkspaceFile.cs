namespace AlignBot.SlackSimulator.Model;

/// <summary>The workspace and the clock as one JSON document.</summary>
static class WorkspaceFile
{
    const int Version = 1;

    public static JsonObject Write(Simulator slack)
    {
        var workspace = slack.Workspace;
        lock (workspace.Gate)
        {
            var clock = slack.Clock.Read();
            return new JsonObject
            {
                ["version"] = Version,
                ["clock"] = new JsonObject
                {
                    ["now_ms"] = clock.NowMs,
                    ["running"] = clock.Running,
                    ["saved_at_ms"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
                },
                ["last_ts"] = workspace.Ts.Last,
                ["last_id"] = workspace.LastId,
                ["people"] = JsonSerializer.SerializeToNode(workspace.People.Values, JsonText.Options),
                ["channels"] = workspace.Channels.Values.Select(c => (JsonNode)Channel(c)).AsJson(),
                ["read_marks"] = JsonSerializer.SerializeToNode(workspace.ReadMarks),
                ["homes"] = workspace.Homes.Values.Select(h => (JsonNode)new JsonObject { ["user"] = h.User, ["view"] = h.Given.Copy() }).AsJson(),
                ["scheduled"] = JsonSerializer.SerializeToNode(workspace.Scheduled, JsonText.Options),
            };
        }
    }

    public static void Read(Simulator slack, JsonObject file)
    {
        if (file.Long("version") != Version)
        {
            throw new InvalidDataException($"The simulator's data file has version {file.Long("version")}; this build reads {Version}. Start with another folder.");
        }

        var workspace = slack.Workspace;
        lock (workspace.Gate)
        {
            workspace.Clear();
            workspace.LastId = (int)file.Long("last_id")!;
            workspace.Ts.Restore(file.Str("last_ts")!);
            foreach (var person in file["people"].Deserialize<Person[]>(JsonText.Options)!)
            {
                workspace.People[person.Id] = person;
            }

            foreach (var json in file.Arr("channels")!)
            {
                var channel = Channel(json!);
                workspace.Channels[channel.Id] = channel;
            }
            foreach (var (mark, ts) in file["read_marks"].Deserialize<Dictionary<string, string>>()!)
            {
                workspace.ReadMarks[mark] = ts;
            }

            foreach (var home in file.Arr("homes")!)
            {
                slack.Views.Publish(home.Str("user")!, null, home.Obj("view")!);
            }

            foreach (var scheduled in file["scheduled"].Deserialize<ScheduledMessage[]>(JsonText.Options)!)
            {
                workspace.Scheduled.Add(scheduled);
            }

            var clock = file.Obj("clock")!;
            var running = clock.Bool("running") == true;
            // Time that flows has flowed on while nobody ran the simulator: the offset is what was kept.
            var slept = running ? TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - clock.Long("saved_at_ms")!.Value : 0;
            slack.Clock.Set(clock.Long("now_ms")!.Value + Math.Max(0, slept), running);
        }
    }

    static JsonObject Channel(Channel channel) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Name,
        ["kind"] = channel.Kind.ToString(),
        ["topic"] = channel.Topic,
        ["is_archived"] = channel.IsArchived,
        ["created_ms"] = channel.CreatedMs,
        ["members"] = channel.Members.AsJson(),
        ["pins"] = JsonSerializer.SerializeToNode(channel.Pins, JsonText.Options),
        ["bookmarks"] = channel.Bookmarks.Select(b => (JsonNode?)b.Copy()).AsJson(),
        ["messages"] = JsonSerializer.SerializeToNode(channel.Messages, JsonText.Options),
    };

    static Channel Channel(JsonNode json)
    {
        var channel = new Channel
        {
            Id = json.Str("id")!,
            Name = json.Str("name")!,
            Kind = Enum.Parse<ChannelKind>(json.Str("kind")!),
            Topic = json.Str("topic")!,
            IsArchived = json.Bool("is_archived") == true,
            CreatedMs = json.Long("created_ms")!.Value,
            Members = json["members"].Deserialize<List<string>>()!,
            Pins = json["pins"].Deserialize<List<Pin>>(JsonText.Options)!,
            Bookmarks = json["bookmarks"].Deserialize<List<JsonObject>>()!,
        };
        foreach (var message in json["messages"].Deserialize<Message[]>(JsonText.Options)!)
        {
            channel.Add(message);
        }

        return channel;
    }
}
