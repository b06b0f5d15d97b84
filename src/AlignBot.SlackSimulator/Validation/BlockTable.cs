using static AlignBot.SlackSimulator.Validation.Rules;

namespace AlignBot.SlackSimulator.Validation;

sealed record BlockSpec(Surface[] Surfaces, Field[] Fields, Rule? Whole = null);

/// <summary>Slack's limits for blocks, a row each.</summary>
static class BlockTable
{
    static readonly Surface[] All = [Surface.Message, Surface.Modal, Surface.Home];
    static readonly Field BlockId = May("block_id", Text(255));

    static readonly Field[] ImageFields =
    [
        May("image_url", Url(3000)), May("slack_file", Any), Must("alt_text", Text(2000)),
    ];

    public static readonly Dictionary<string, BlockSpec> Rows = new()
    {
        ["section"] = new(All,
            [BlockId, May("text", Rich(3000)), May("fields", List(1, 10, Rich(2000))), May("accessory", Accessory), May("expand", Bool)], TextOrFields),
        ["header"] = new(All, [BlockId, Must("text", Plain(150)), May("level", Whole(1, 4))]),
        ["divider"] = new(All, [BlockId]),
        ["context"] = new(All, [BlockId, Must("elements", List(1, 10, ContextElement))]),
        ["actions"] = new(All, [BlockId, Must("elements", List(1, 25, Element))], UniqueActionIds),
        ["input"] = new(All,
        [
            BlockId, Must("label", Plain(2000)), Must("element", Element), May("hint", Plain(2000)), May("optional", Bool), May("dispatch_action", Bool),
        ]),
        ["image"] = new(All, [BlockId, .. ImageFields, May("title", Plain(2000))], ImageSource),
        ["markdown"] = new([Surface.Message], [BlockId, Must("text", Text(12_000))]),
        ["rich_text"] = new(All, [BlockId, Must("elements", List(1, 1000, RichTextElement))]),
        ["table"] = new([Surface.Message],
            [BlockId, Must("rows", List(1, 100, List(1, 20, Any))), May("column_settings", List(1, 20, Any))]),
        ["file"] = new([Surface.Message], [BlockId, Must("external_id", Text(255)), Must("source", OneOf("remote"))]),
        ["video"] = new(All,
        [
            BlockId, Must("alt_text", Text(2000)), Must("title", Plain(200)), Must("thumbnail_url", Url(3000)),
            Must("video_url", Url(3000)), May("author_name", Text(50)),
            May("description", Plain(200)), May("provider_icon_url", Url(3000)), May("provider_name", Text(255)), May("title_url", Url(3000)),
        ]),
    };

    public static void Check(JsonNode block, string at, Findings found)
    {
        var type = block.Str("type");
        if (block is not JsonObject || type is null)
        {
            found.Add(block is JsonObject ? "missing required field: type" : "must provide an object", at);
            return;
        }
        if (!Rows.TryGetValue(type, out var spec) || !spec.Surfaces.Contains(found.Surface))
        {
            found.Add($"unsupported type: {type}", $"{at}/type");
            return;
        }
        found.Block = type;
        Fields(spec.Fields, block, at, found);
        spec.Whole?.Invoke(block, at, found);
        if (block.Str("block_id") is { Length: > 0 } id && !found.BlockIds.Add(id))
        {
            found.Add($"block_id \"{id}\" already exists", $"{at}/block_id");
        }
    }

    static void Element(JsonNode element, string at, Findings found)
    {
        var type = element.Str("type");
        if (element is not JsonObject || type is null)
        {
            found.Add(element is JsonObject ? "missing required field: type" : "must provide an object", at);
            return;
        }
        if (!ElementTable.Rows.TryGetValue(type, out var spec) || !spec.Blocks.Contains(found.Block) || !spec.Surfaces.Contains(found.Surface))
        {
            found.Add($"unsupported type: {type}", $"{at}/type");
            return;
        }
        Fields(spec.Fields, element, at, found);
        spec.Whole?.Invoke(element, at, found);
        if (element.Bool("focus_on_load") == true && ++found.Focused > 1)
        {
            found.Add("only one element may have focus_on_load", $"{at}/focus_on_load");
        }
    }

    static void Accessory(JsonNode element, string at, Findings found)
    {
        if (element.Str("type") == "image")
        {
            Image(element, at, found);
        }
        else
        {
            Element(element, at, found);
        }
    }

    static void ContextElement(JsonNode element, string at, Findings found)
    {
        if (element.Str("type") == "image")
        {
            Image(element, at, found);
        }
        else
        {
            Rich(3000)(element, at, found);
        }
    }

    static void Image(JsonNode image, string at, Findings found)
    {
        Fields(ImageFields, image, at, found);
        ImageSource(image, at, found);
    }

    static void ImageSource(JsonNode image, string at, Findings found)
    {
        if (image["image_url"] is null == image["slack_file"] is null)
        {
            found.Add("must provide either image_url or slack_file", at);
        }
    }

    static void RichTextElement(JsonNode element, string at, Findings found)
    {
        if (element.Str("type") is not ("rich_text_section" or "rich_text_list" or "rich_text_preformatted" or "rich_text_quote"))
        {
            found.Add($"unsupported type: {element.Str("type")}", $"{at}/type");
        }
        else if (element.Arr("elements") is null)
        {
            found.Add("missing required field: elements", at);
        }
    }

    static void TextOrFields(JsonNode section, string at, Findings found)
    {
        if (section["text"] is null && section["fields"] is null)
        {
            found.Add("must provide text or fields", at);
        }
    }

    static void UniqueActionIds(JsonNode block, string at, Findings found)
    {
        var seen = new HashSet<string>();
        foreach (var (element, i) in (block.Arr("elements") ?? []).Select((e, i) => (e, i)))
        {
            if (element.Str("action_id") is { Length: > 0 } id && !seen.Add(id))
            {
                found.Add($"action_id \"{id}\" already exists", Say($"{at}/elements/{i}/action_id"));
            }
        }
    }
}
