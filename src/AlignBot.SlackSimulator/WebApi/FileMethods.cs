namespace AlignBot.SlackSimulator.WebApi;

/// <summary>The upload in three steps: ask for a URL, send the bytes to it, complete.</summary>
static class FileMethods
{
    static readonly string[] Write = ["files:write"];

    public static readonly ApiMethod[] All =
    [
        new("files.getUploadURLExternal", RateTier.Tier4, Write, GetUrl),
        new("files.completeUploadExternal", RateTier.Tier4, Write, Complete),
        new("files.info", RateTier.Tier4, ["files:read"], Info),
    ];

    static JsonObject Info(ApiCall call) =>
        call.Slack.Files.TryGetValue(call.Must("file"), out var file) && file.Content is not null
            ? new JsonObject { ["ok"] = true, ["file"] = file.Render(call.Slack.Root) }
            : throw new SlackRefusal("file_not_found");

    static JsonObject GetUrl(ApiCall call)
    {
        var length = call.Number("length") ?? throw ApiCall.Invalid("missing required field: length", "");
        if (length < 1)
        {
            throw ApiCall.Invalid("must be greater than 0", "/length");
        }

        var file = new UploadedFile(call.Workspace.NewId("F"), call.Must("filename"), length);
        call.Slack.Files[file.Id] = file;
        return new JsonObject { ["ok"] = true, ["upload_url"] = $"{call.Slack.Root}/upload/{file.Id}", ["file_id"] = file.Id };
    }

    static JsonObject Complete(ApiCall call)
    {
        var given = (call.Json("files") as JsonArray)?.OfType<JsonObject>().ToArray();
        if (given is null or { Length: 0 })
        {
            throw ApiCall.Invalid("missing required field: files", "");
        }

        var files = new List<UploadedFile>();
        foreach (var one in given)
        {
            if (one.Str("id") is not { } id || !call.Slack.Files.TryGetValue(id, out var file) || file.Content is null)
            {
                throw new SlackRefusal("file_not_found");
            }

            files.Add(file);
        }
        if (call.Text("channel_id") is { Length: > 0 })
        {
            var channel = call.Channel("channel_id");
            call.NeedMember(channel);
            var names = string.Join(", ", files.Select(f => $"<{call.Slack.Root}/files/{f.Id}|{f.Name}>"));
            var comment = call.Text("initial_comment") is { Length: > 0 } text ? text + "\n" : "";
            var fresh = call.Slack.Board.New(channel.Id, call.App.BotUserId, comment + names);
            call.Slack.Board.Post(new Message
            {
                Ts = fresh.Ts,
                Channel = channel.Id,
                User = call.App.BotUserId,
                BotId = call.App.BotId,
                Text = fresh.Text,
                Subtype = "file_share",
                ThreadTs = call.Text("thread_ts") is { Length: > 0 } thread ? thread : null,
            });
            files.ForEach(file => file.SharedIn.Add(channel.Id));
        }
        return new JsonObject
        {
            ["ok"] = true,
            ["files"] = files.Select(f => (JsonNode)new JsonObject { ["id"] = f.Id, ["title"] = f.Name }).AsJson(),
        };
    }
}

/// <summary>A file on its way: its announced length, and its bytes once they came.</summary>
sealed record UploadedFile(string Id, string Name, long Length)
{
    public byte[]? Content { get; set; }

    /// <summary>Slack has looked at it: until then no message may show it.</summary>
    public bool IsProcessed { get; set; }

    /// <summary>Who put it there; null for the app. A person's file is handed over to a token alone.</summary>
    public string? User { get; init; }

    /// <summary>The conversations that it was shared into.</summary>
    public List<string> SharedIn { get; } = [];

    public JsonObject Render(string address) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["title"] = Name,
        ["filetype"] = Path.GetExtension(Name).TrimStart('.'),
        ["size"] = Length,
        ["user"] = User,
        ["mode"] = "hosted",
        ["channels"] = SharedIn.Where(id => id[0] == 'C').Select(id => (JsonNode)id).AsJson(),
        ["groups"] = SharedIn.Where(id => id[0] == 'G').Select(id => (JsonNode)id).AsJson(),
        ["ims"] = SharedIn.Where(id => id[0] == 'D').Select(id => (JsonNode)id).AsJson(),
        ["url_private"] = $"{address}/files/{Id}",
        ["url_private_download"] = $"{address}/files/{Id}",
    };
}
