using AlignBot.SlackSimulator.Validation;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>Messages that come back without a token: as a command's acknowledgement, or to a response_url.</summary>
static class Replies
{
    /// <summary>Posts it, to the person alone unless it says in_channel; null when it says nothing.</summary>
    public static string? Post(Simulator slack, JsonObject reply, string user, string channel, string? threadTs)
    {
        var blocks = BlockCheck.Message(reply["blocks"]);
        var text = reply.Str("text") ?? "";
        if (text.Length == 0 && blocks is null or { Count: 0 })
        {
            return null;
        }

        lock (slack.Workspace.Gate)
        {
            if (slack.Workspace.App is not { } app || slack.Workspace.Channel(channel) is null)
            {
                return null;
            }

            var fresh = slack.Board.New(channel, app.BotUserId, text);
            slack.Board.Post(new Message
            {
                Ts = fresh.Ts,
                Channel = channel,
                User = app.BotUserId,
                BotId = app.BotId,
                Text = text,
                Blocks = blocks is { Count: > 0 } ? BlockTree.WithIds(blocks) : null,
                Metadata = reply.Obj("metadata").Copy(),
                ThreadTs = threadTs,
                EphemeralTo = reply.Str("response_type") == "in_channel" ? null : user,
            });
            slack.Changed();
            return fresh.Ts;
        }
    }

    /// <summary>A post to a response_url: a new message, or a change of the message it came from. Gives status and body.</summary>
    public static (int Status, JsonObject Body) ToResponseUrl(Simulator slack, string id, JsonNode? given)
    {
        if (given is not JsonObject reply)
        {
            return (400, Refused("invalid_payload"));
        }

        if (slack.ResponseUrls.Take(id, out var error) is not { } url)
        {
            return (404, Refused(error));
        }

        try
        {
            lock (slack.Workspace.Gate)
            {
                var source = slack.Workspace.Channel(url.Channel)?.Find(url.SourceTs);
                if (source is not null && reply.Bool("delete_original") == true)
                {
                    slack.Board.Delete(source);
                }

                if (source is not null && reply.Bool("replace_original") == true)
                {
                    Replace(slack, source, reply);
                }
                else
                {
                    Post(slack, reply, url.User, url.Channel, reply.Str("thread_ts"));
                }

                slack.Changed();
            }
            return (200, new JsonObject { ["ok"] = true });
        }
        catch (SlackRefusal refusal)
        {
            return (200, refusal.Body);
        }
    }

    static void Replace(Simulator slack, Message source, JsonObject reply)
    {
        var blocks = BlockCheck.Message(reply["blocks"]);
        if (reply.Str("text") is null or "" && blocks is null or { Count: 0 })
        {
            throw new SlackRefusal("no_text");
        }
        // Who sees the source stays as it was, whatever response_type says.
        slack.Board.Changed(source, () =>
        {
            source.Text = reply.Str("text") ?? "";
            source.Blocks = blocks is { Count: > 0 } ? BlockTree.WithIds(blocks) : null;
        });
    }

    static JsonObject Refused(string error) => new() { ["ok"] = false, ["error"] = error };
}
