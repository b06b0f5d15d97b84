using System.Text;
using static AlignBot.SlackSimulator.Validation.Rules;

namespace AlignBot.SlackSimulator.Validation;

/// <summary>Slack's validation of what an app sends: throws with Slack's error name and its messages.</summary>
static class BlockCheck
{
    public const int MostInMessage = 50;
    public const int MostInView = 100;
    public const int LargestViewBytes = 250 * 1024;

    static readonly Field[] ViewFields =
    [
        Must("blocks", Any), May("private_metadata", Text(3000, min: 0)), May("callback_id", Text(255, min: 0)), May("external_id", Text(255, min: 0)),
    ];

    static readonly Field[] ModalFields =
    [
        .. ViewFields, Must("title", Plain(24)), May("submit", Plain(24)), May("close", Plain(24)), May("clear_on_close", Bool), May("notify_on_close", Bool),
        May("submit_disabled", Bool),
    ];

    /// <summary>Refuses a message's blocks as <c>invalid_blocks</c>, or as <c>invalid_blocks_format</c> when they are no list.</summary>
    public static JsonArray? Message(JsonNode? blocks)
    {
        if (blocks is null)
        {
            return null;
        }

        if (blocks is not JsonArray list)
        {
            throw new SlackRefusal("invalid_blocks_format");
        }

        var found = Blocks(list, Surface.Message, "/blocks", MostInMessage);
        if (found.Errors.Count > 0)
        {
            throw Refusal("invalid_blocks", found);
        }

        return list;
    }

    /// <summary>Refuses a view that is no <paramref name="type"/> or breaks a limit, as <c>invalid_arguments</c> or <c>view_too_large</c>.</summary>
    public static JsonObject View(JsonNode? given, Surface type)
    {
        if (given is not JsonObject view)
        {
            throw Refusal("invalid_arguments", One(given is null ? "missing required field: view" : "must provide an object", "/view"));
        }

        if (Encoding.UTF8.GetByteCount(JsonText.Write(view)) > LargestViewBytes)
        {
            throw new SlackRefusal("view_too_large");
        }

        var expected = type == Surface.Home ? "home" : "modal";
        if (view.Str("type") != expected)
        {
            throw Refusal("invalid_arguments", One($"unsupported type: {view.Str("type")}", "/view/type"));
        }

        var found = Blocks(view.Arr("blocks") ?? [], type, "/view/blocks", MostInView);
        // close and the rest of a modal's frame are tolerated on a Home tab, where Slack leaves them unshown.
        Fields(type == Surface.Home ? [.. ViewFields, May("title", Any), May("close", Any), May("submit", Any)] : ModalFields, view, "/view", found);
        if (view["blocks"] is not (null or JsonArray))
        {
            found.Add("must provide an array", "/view/blocks");
        }

        if (type == Surface.Modal && view["submit"] is null && view.Arr("blocks")?.Any(b => b.Str("type") == "input") == true)
        {
            found.Add("missing required field: submit", "/view");
        }

        if (found.Errors.Count > 0)
        {
            throw Refusal("invalid_arguments", found);
        }

        return view;
    }

    static Findings Blocks(JsonArray blocks, Surface surface, string at, int most)
    {
        var found = new Findings(surface);
        List(0, most, BlockTable.Check)(blocks, at, found);
        return found;
    }

    static Findings One(string text, string pointer)
    {
        var found = new Findings(Surface.Modal);
        found.Add(text, pointer);
        return found;
    }

    static SlackRefusal Refusal(string error, Findings found)
    {
        var plain = found.Errors.Select(e => $"{e.Text} [json-pointer:{e.Pointer}]").ToArray();
        var extra = new JsonObject { ["response_metadata"] = new JsonObject { ["messages"] = JsonText.AsJson(plain.Select(p => $"[ERROR] {p}")) } };
        if (error == "invalid_blocks")
        {
            extra["errors"] = JsonText.AsJson(plain);
        }

        return new SlackRefusal(error, extra);
    }
}
