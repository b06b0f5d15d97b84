namespace AlignBot.SlackSimulator.Control;

/// <summary>What a person does in Slack: each act prepares its payload under the gate, delivers outside it, and applies the answer.</summary>
sealed class Acts(Simulator slack)
{
    public const string Trouble = "We had some trouble connecting";

    Workspace Workspace => slack.Workspace;

    public FormActs Forms { get; } = new(slack);

    public async Task<Delivered> MessageAsync(JsonObject body)
    {
        var text = body.Str("text") ?? "";
        var sentFiles = body["files"] as JsonArray;
        if (text.Length == 0 && sentFiles is null)
        {
            throw new ControlRefusal("A message needs a 'text', or 'files'.");
        }

        if (text.StartsWith('/'))
        {
            var space = text.IndexOfAny([' ', '\n']);
            var command = space < 0 ? text : text[..space];
            if (body.Str("thread_ts") is not null)
            {
                return new Delivered { Error = $"{command} is not supported in threads." };
            }

            return await CommandAsync(body, command, space < 0 ? "" : text[(space + 1)..].Trim());
        }
        Task<AppAnswer>? sent;
        Message message;
        lock (Workspace.Gate)
        {
            var (person, channel) = (Me(body), Writable(body));
            message = slack.Board.New(channel.Id, person.Id, slack.Board.Typed(text));
            if (sentFiles is not null)
            {
                message = new Message { Ts = message.Ts, Channel = channel.Id, User = person.Id, Text = message.Text, Subtype = "file_share", Files = FilesOf(sentFiles, channel) };
            }

            if (body.Str("thread_ts") is { } thread)
            {
                message.ThreadTs = channel.Find(thread) is { IsReply: false } parent ? parent.Ts : throw ControlRefusal.NotFound($"There is no thread {thread}.");
            }

            sent = slack.Board.Post(message);
        }
        slack.Changed();
        return sent is null
            ? new Delivered { MessageTs = message.Ts }
            : Delivered.Of(await sent, error: null) with { MessageTs = message.Ts };
    }

    /// <summary>Files that were put there before, shared into a conversation.</summary>
    JsonArray FilesOf(JsonArray ids, Channel channel) => ids.Select(id =>
    {
        var file = slack.Files.GetValueOrDefault((string?)id ?? "") ?? throw ControlRefusal.NotFound($"There is no file {id}.");
        file.SharedIn.Add(channel.Id);
        return (JsonNode)file.Render(slack.Root);
    }).AsJson();

    public async Task<Delivered> CommandAsync(JsonObject body, string command, string text)
    {
        AppRequest request;
        string channelId;
        lock (Workspace.Gate)
        {
            var (person, channel) = (Me(body), Seen(body));
            channelId = channel.Id;
            if (command == "/invite")
            {
                return Invite(person, channel, text);
            }

            // People of other organisations can't run commands of this workspace's apps.
            if (Workspace.App?.Command(command) is not { } registered || person.Role == PersonRole.External)
            {
                return Tell(person.Id, channel.Id, $"{command} is not a valid command.");
            }

            var typed = slack.Board.TypedForCommand(text, registered.Bool("should_escape") == true);
            request = new AppRequest(DeliveryKind.Command, command, Payloads.Command(slack, person, channel, command, typed), channel.Id);
        }
        var answer = await slack.Link.SendAsync(request);
        if (!answer.Received)
        {
            var error = answer.TimedOut ? "operation_timeout" : "dispatch_failed";
            Tell(body.Str("as")!, channelId, $"{command} failed with the error \"{error}\"");
            return Delivered.Of(answer, error);
        }
        var delivered = Delivered.Of(answer, error: null);
        if (string.IsNullOrWhiteSpace(answer.Body))
        {
            return delivered;
        }
        // Plain text is a reply too; Slack shows it to the person alone.
        var reply = answer.Json as JsonObject ?? new JsonObject { ["text"] = answer.Body };
        try
        {
            return delivered with { MessageTs = Replies.Post(slack, reply, body.Str("as")!, channelId, threadTs: null) };
        }
        catch (SlackRefusal refusal)
        {
            Tell(body.Str("as")!, channelId, $"{command} failed with the error \"{refusal.Error}\"");
            return delivered with { Error = refusal.Error };
        }
    }

    /// <summary>Slack's own <c>/invite</c>: somebody who is in a channel has others, or the app, join it.</summary>
    Delivered Invite(Person by, Channel channel, string text)
    {
        var name = text.Trim().TrimStart('<', '@').TrimEnd('>');
        var found = Workspace.App is { } app && (name.Equals("alignbot", StringComparison.OrdinalIgnoreCase) || name == app.BotUserId) ? Workspace.Person(app.BotUserId)
            : Workspace.People.Values.FirstOrDefault(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || other.Id == name);
        if (found is null || !channel.Members.Contains(by.Id) || channel.IsArchived || by.Role is not PersonRole.Member)
        {
            return Tell(by.Id, channel.Id, found is null ? $"We couldn't find {text}." : "You can't invite people to this channel.");
        }

        slack.Roster.Join(channel, found.Id, by.Id);
        return new Delivered();
    }

    public async Task<Delivered> ShortcutAsync(JsonObject body)
    {
        AppRequest request;
        lock (Workspace.Gate)
        {
            var person = Me(body);
            var callbackId = body.Str("callback_id") ?? "";
            var shortcut = Workspace.App?.Shortcut(callbackId) ?? throw ControlRefusal.NotFound($"The app has no shortcut '{callbackId}'.");
            Message? message = null;
            if (body.Str("message_ts") is { } ts)
            {
                message = Seen(body).Find(ts) ?? throw ControlRefusal.NotFound($"There is no message {ts}.");
            }

            if (shortcut.Str("type") != (message is null ? "global" : "message"))
            {
                throw new ControlRefusal($"'{callbackId}' is a {shortcut.Str("type")} shortcut.");
            }

            if (person.Role == PersonRole.External)
            {
                return new Delivered { Error = "This shortcut belongs to another organisation." };
            }

            request = new AppRequest(DeliveryKind.Interaction, callbackId, Payloads.Shortcut(slack, person, callbackId, message), message?.Channel);
        }
        return Acknowledged(await slack.Link.SendAsync(request));
    }

    public async Task<Delivered> HomeAsync(string user)
    {
        Task<AppAnswer>? sent;
        lock (Workspace.Gate)
        {
            var person = Workspace.Person(user) ?? throw ControlRefusal.NotFound($"There is no person {user}.");
            var app = Workspace.App ?? throw ControlRefusal.NotFound("No app is registered.");
            var inner = new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = person.Id,
                ["channel"] = slack.Roster.Direct(app.BotUserId, person.Id).Id,
                ["tab"] = "home",
            };
            if (Workspace.Homes.TryGetValue(person.Id, out var home))
            {
                inner["view"] = home.Render(Workspace);
            }

            sent = slack.Events.Raise("app_home_opened", inner);
        }
        return sent is null ? new Delivered() : Delivered.Of(await sent, error: null);
    }

    public static Delivered Acknowledged(AppAnswer answer) => Delivered.Of(answer, answer.Received ? null : Trouble);

    Delivered Tell(string user, string channel, string text)
    {
        lock (Workspace.Gate)
        {
            var fresh = slack.Board.New(channel, Person.SlackbotId, text);
            slack.Board.Post(new Message { Ts = fresh.Ts, Channel = channel, User = Person.SlackbotId, Text = text, EphemeralTo = user });
        }
        return new Delivered { Error = text };
    }

    public Person Me(JsonObject body)
    {
        var id = body.Str("as") ?? throw new ControlRefusal("Say who acts: 'as' is a user id.");
        var person = Workspace.Person(id) ?? throw ControlRefusal.NotFound($"There is no person {id}.");
        return person.Deleted ? throw new ControlRefusal($"{person.RealName} is deactivated.") : person;
    }

    /// <summary>The named channel, if the person finds it in their Slack.</summary>
    public Channel Seen(JsonObject body)
    {
        var id = body.Str("channel") ?? throw new ControlRefusal("Name the 'channel'.");
        return Workspace.Channel(id) is { } channel && Model.Workspace.MaySee(Me(body), channel) ? channel : throw ControlRefusal.NotFound($"There is no channel {id}.");
    }

    Channel Writable(JsonObject body)
    {
        var channel = Seen(body);
        if (channel.IsArchived)
        {
            throw new ControlRefusal($"#{channel.Name} is archived.", 409);
        }

        return channel.Members.Contains(Me(body).Id) ? channel : throw new ControlRefusal($"Join #{channel.Name} to write in it.", 409);
    }
}
