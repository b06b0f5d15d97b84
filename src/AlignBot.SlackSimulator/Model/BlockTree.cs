namespace AlignBot.SlackSimulator.Model;

/// <summary>An element with the block it stands in.</summary>
sealed record PlacedElement(JsonObject Block, JsonObject Element)
{
    public string BlockId => Block.Str("block_id") ?? "";
    public string ActionId => Element.Str("action_id") ?? "";
    public string Type => Element.Str("type") ?? "";
    public bool InInput => Block.Str("type") == "input";
    /// <summary>Whether a change reaches the app at once, and not only on submit.</summary>
    public bool Dispatches => !InInput || Block.Bool("dispatch_action") == true;
}

/// <summary>Walks blocks as given by the app.</summary>
static class BlockTree
{
    public static IEnumerable<PlacedElement> Elements(JsonArray? blocks)
    {
        foreach (var block in blocks?.OfType<JsonObject>() ?? [])
        {
            var single = block.Obj("accessory") ?? block.Obj("element");
            if (single is not null)
            {
                yield return new PlacedElement(block, single);
            }

            if (block.Str("type") is "actions" or "context_actions")
            {
                foreach (var element in block.Arr("elements")?.OfType<JsonObject>() ?? [])
                {
                    yield return new PlacedElement(block, element);
                }
            }
        }
    }

    /// <summary>What somebody pressed: as it stands, else as it stood before the last change, which they had before their eyes. Slack sends that too.</summary>
    public static PlacedElement Pressed(JsonArray? blocks, JsonArray? before, string? blockId, string? actionId, string? picked)
    {
        var seen = new[] { blocks, before }.FirstOrDefault(version => Elements(version).Any(element =>
            element.ActionId == actionId && (blockId is null || element.BlockId == blockId)
            && (element.Type != "overflow" || InputState.Options(element.Element).Any(option => option.Str("value") == picked))));
        return Find(seen ?? blocks, blockId, actionId);
    }

    public static PlacedElement Find(JsonArray? blocks, string? blockId, string? actionId)
    {
        var found = Elements(blocks).Where(e => e.ActionId == actionId && (blockId is null || e.BlockId == blockId)).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw ControlRefusal.NotFound($"There is no element '{actionId}'{(blockId is null ? "" : $" in block '{blockId}'")} here."),
            _ => throw new ControlRefusal($"There are several elements '{actionId}': name the block_id."),
        };
    }

    /// <summary>A copy in which every block has a block_id and every element an action_id, as Slack gives them.</summary>
    public static JsonArray WithIds(JsonArray blocks)
    {
        var copy = blocks.Copy()!;
        foreach (var block in copy.OfType<JsonObject>())
        {
            if (string.IsNullOrEmpty(block.Str("block_id")))
            {
                block["block_id"] = NewId();
            }
        }
        foreach (var element in Elements(copy))
        {
            if (string.IsNullOrEmpty(element.Element.Str("action_id")) && element.Type is not "image")
            {
                element.Element["action_id"] = NewId();
            }
        }
        return copy;
    }

    static string NewId() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4)).TrimEnd('=');
}
