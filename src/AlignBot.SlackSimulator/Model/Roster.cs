namespace AlignBot.SlackSimulator.Model;

/// <summary>People and channels coming, changing and going, with the events that Slack sends about it.</summary>
sealed class Roster(Workspace workspace, BusinessClock clock, EventQueue events, MessageBoard board, Hints hints)
{
    public Person Add(Person person)
    {
        lock (workspace.Gate)
        {
            if (workspace.People.ContainsKey(person.Id))
            {
                throw new ControlRefusal($"There is already a person {person.Id}.", 409);
            }

            workspace.People[person.Id] = person;
            events.Raise("team_join", new JsonObject { ["type"] = "team_join", ["user"] = UserJson(person) });
        }
        hints.Send("people");
        return person;
    }

    public Person Change(string id, Func<Person, Person> change)
    {
        lock (workspace.Gate)
        {
            var person = change(workspace.Person(id) ?? throw ControlRefusal.NotFound($"There is no person {id}."));
            workspace.People[id] = person;
            events.Raise("user_change", new JsonObject { ["type"] = "user_change", ["user"] = UserJson(person) });
            hints.Send("people");
            return person;
        }
    }

    public Channel Add(Channel channel)
    {
        lock (workspace.Gate)
        {
            if (workspace.Channels.ContainsKey(channel.Id))
            {
                throw new ControlRefusal($"There is already a channel {channel.Id}.", 409);
            }

            if (!channel.IsDirect && workspace.Channels.Values.Any(c => c.Name == channel.Name))
            {
                throw new ControlRefusal($"There is already a channel #{channel.Name}.", 409);
            }

            workspace.Channels[channel.Id] = channel;
            if (channel.Kind == ChannelKind.Public)
            {
                events.Raise("channel_created", new JsonObject { ["type"] = "channel_created", ["channel"] = SlackJson.Conversation(workspace, channel) });
            }
        }
        hints.Send("channels", channel.Id);
        return channel;
    }

    /// <summary>The conversation of these people, made when there is none.</summary>
    public Channel Direct(params IReadOnlyList<string> people)
    {
        lock (workspace.Gate)
        {
            var members = people.Distinct().ToList();
            return workspace.Channels.Values.FirstOrDefault(c => c.IsDirect && c.Members.Count == members.Count && members.TrueForAll(c.Members.Contains))
                ?? Add(new Channel
                {
                    Id = workspace.NewId("D"),
                    Name = "directmessage",
                    Kind = members.Count > 2 ? ChannelKind.Mpim : ChannelKind.Im,
                    CreatedMs = clock.NowMs,
                    Members = members,
                });
        }
    }

    public void Join(Channel channel, string user, string? inviter = null)
    {
        lock (workspace.Gate)
        {
            if (channel.Members.Contains(user))
            {
                return;
            }

            channel.Members.Add(user);
            var inner = new JsonObject
            {
                ["type"] = "member_joined_channel",
                ["user"] = user,
                ["channel"] = channel.Id,
                ["channel_type"] = channel.Kind == ChannelKind.Public ? "C" : "G",
                ["team"] = workspace.TeamId,
            };
            if (inviter is not null)
            {
                inner["inviter"] = inviter;
            }

            if (BotIsIn(channel))
            {
                events.Raise("member_joined_channel", inner, channel.Id);
            }

            board.PostNotice(channel.Id, user, channel.Kind == ChannelKind.Public ? "channel_join" : "group_join", $"<@{user}> has joined the channel");
        }
        hints.Send("channels", channel.Id);
    }

    public void Leave(Channel channel, string user)
    {
        lock (workspace.Gate)
        {
            if (!channel.Members.Contains(user))
            {
                return;
            }

            var wasIn = BotIsIn(channel);
            var kind = channel.Kind == ChannelKind.Public ? "C" : "G";
            if (wasIn && user != workspace.App?.BotUserId)
            {
                events.Raise(
                    "member_left_channel",
                    new JsonObject { ["type"] = "member_left_channel", ["user"] = user, ["channel"] = channel.Id, ["channel_type"] = kind, ["team"] = workspace.TeamId },
                    channel.Id);
            }
            channel.Members.Remove(user);
            if (wasIn && user == workspace.App?.BotUserId)
            {
                var name = channel.Kind == ChannelKind.Public ? "channel_left" : "group_left";
                events.Raise(name, new JsonObject { ["type"] = name, ["channel"] = channel.Id }, channel.Id);
            }
            board.PostNotice(channel.Id, user, channel.Kind == ChannelKind.Public ? "channel_leave" : "group_leave", $"<@{user}> has left the channel");
        }
        hints.Send("channels", channel.Id);
    }

    public void Archive(Channel channel, bool archived, string by)
    {
        lock (workspace.Gate)
        {
            if (channel.IsArchived == archived)
            {
                return;
            }

            channel.IsArchived = archived;
            var name = (channel.Kind == ChannelKind.Public ? "channel_" : "group_") + (archived ? "archive" : "unarchive");
            events.Raise(name, new JsonObject { ["type"] = name, ["channel"] = channel.Id, ["user"] = by }, channel.Id);
        }
        hints.Send("channels", channel.Id);
    }

    public void Rename(Channel channel, string name)
    {
        lock (workspace.Gate)
        {
            channel.Name = name;
            var type = channel.Kind == ChannelKind.Public ? "channel_rename" : "group_rename";
            events.Raise(
                type,
                new JsonObject { ["type"] = type, ["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = name, ["created"] = channel.CreatedMs / 1000 } },
                channel.Id);
        }
        hints.Send("channels", channel.Id);
    }

    /// <summary>The channel goes by another id from now on, as when it begins or ends to be shared with another company.</summary>
    public void ChangeId(Channel channel, string id)
    {
        lock (workspace.Gate)
        {
            if (workspace.Channels.ContainsKey(id))
            {
                throw new ControlRefusal($"There is already a channel {id}.", 409);
            }

            var old = channel.Id;
            workspace.Channels.Remove(old);
            channel.Id = id;
            workspace.Channels[id] = channel;
            foreach (var message in channel.Messages)
            {
                message.Channel = id;
            }

            events.Raise("channel_id_changed", new JsonObject { ["type"] = "channel_id_changed", ["old_channel_id"] = old, ["new_channel_id"] = id }, id);
        }
        hints.Send("channels", channel.Id);
    }

    bool BotIsIn(Channel channel) => workspace.App is { } app && channel.Members.Contains(app.BotUserId);

    JsonObject UserJson(Person person) => SlackJson.User(workspace, person, clock.NowMs, workspace.App?.Has("users:read.email") == true);
}
