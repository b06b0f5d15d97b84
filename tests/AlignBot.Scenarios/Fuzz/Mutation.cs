using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Fuzz;

/// <summary>Changes what is well-formed into what nearly is: the same seed, the same changes.</summary>
sealed class Mutation(int seed)
{
    static readonly string[] Words =
    [
        "", " ", "\0", "\u202e", "\ufeff", "\ud83d", "👩‍👩‍👧", "<!channel>", "<@U0>", "-1", "0", "9999999999999999999", "1e309", "null", "true", "[]", "{}", "../../etc/passwd",
        "%00", "%", "2026-02-30", "DSP-0", "DEC-99999999999999999999", "'; DROP TABLE decisions; --", "\"", "\r\n", "T0OTHER", "CNONE", "UNOBODY",
    ];

    readonly Random random = new(seed);

    public int Below(int most) => random.Next(most);

    public T Of<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];

    /// <summary>A body of Slack's: a form, perhaps with a payload, or JSON.</summary>
    public string Body(string body)
    {
        if (random.Next(5) == 0)
        {
            return Text(body);
        }

        if (body is ['{', ..])
        {
            return Json(body);
        }

        var fields = body.Split('&').ToList();
        var at = random.Next(fields.Count);
        var (name, value) = fields[at].Split('=', 2) is [var left, var right] ? (left, right) : (fields[at], "");
        switch (name == "payload" ? 9 : random.Next(5))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Insert(random.Next(fields.Count), fields[at]);
                break;
            case 2:
                fields[at] = $"{name}={Text(value)}";
                break;
            case 3:
                fields[at] = $"{name}={Uri.EscapeDataString(Word())}";
                break;
            case 4:
                fields[at] = $"{Text(name)}={value}";
                break;
            default:
                fields[at] = "payload=" + Uri.EscapeDataString(Json(Uri.UnescapeDataString(value.Replace('+', ' '))));
                break;
        }

        return string.Join('&', fields);
    }

    /// <summary>One to three places of a JSON document are something else.</summary>
    public string Json(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var nodes = All(root).ToList();
            if (nodes.Count == 0)
            {
                break;
            }

            Change(Of(nodes), Of(nodes));
        }

        return root.ToJsonString();
    }

    /// <summary>A few characters are cut, doubled, swapped or put in, or the rest is missing.</summary>
    public string Text(string text) => string.Concat(Changed(text, () => (char)random.Next(1, random.Next(4) == 0 ? 0xffff : 0x7f), Word));

    /// <summary>The same for bytes, which need be no text.</summary>
    public byte[] Bytes(byte[] bytes) => [.. Changed(bytes, () => (byte)random.Next(256), () => Encoding.UTF8.GetBytes(Word()))];

    List<T> Changed<T>(IEnumerable<T> whole, Func<T> other, Func<IEnumerable<T>> more)
    {
        List<T> changed = [.. whole];
        for (var times = random.Next(1, 4); times > 0 && changed.Count > 0; times--)
        {
            var at = random.Next(changed.Count);
            var length = Math.Min(changed.Count - at, 1 + random.Next(random.Next(20) == 0 ? 2_000 : 8));
            switch (random.Next(9))
            {
                case 0 or 1:
                    changed.RemoveRange(at, length);
                    break;
                case 2 or 3:
                    changed.InsertRange(at, changed.GetRange(at, length));
                    break;
                case 4 or 5:
                    changed[at] = other();
                    break;
                case 6 or 7:
                    changed.InsertRange(at, more());
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }

        return changed;
    }

    string Word() => random.Next(30) switch
    {
        0 => new string('x', 3_001),
        1 => new string('[', 200),
        2 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => Of(Words),
    };

    void Change((JsonNode Parent, string? Name, int Index) place, (JsonNode Parent, string? Name, int Index) other)
    {
        var value = random.Next(9) switch
        {
            0 => null,
            1 => JsonValue.Create(Word()),
            2 => JsonValue.Create(random.Next(2) == 0),
            3 => JsonValue.Create(random.NextInt64() - long.MaxValue / 2),
            4 => new JsonArray(),
            5 => new JsonObject(),
            6 => new JsonArray(JsonValue.Create(Word()), null, new JsonObject()),
            _ => ValueAt(other)?.DeepClone(),
        };
        if (place is { Parent: JsonObject parent, Name: { } name })
        {
            if (random.Next(6) == 0)
            {
                parent.Remove(name);
            }
            else
            {
                parent[name] = value;
            }
        }
        else if (place.Parent is JsonArray array && place.Index < array.Count)
        {
            if (random.Next(4) == 0)
            {
                array.RemoveAt(place.Index);
            }
            else
            {
                array[place.Index] = value;
            }
        }
    }

    static JsonNode? ValueAt((JsonNode Parent, string? Name, int Index) place) =>
        place.Name is { } name ? place.Parent[name] : place.Index < place.Parent.AsArray().Count ? place.Parent[place.Index] : null;

    static IEnumerable<(JsonNode Parent, string? Name, int Index)> All(JsonNode? node) => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(field => All(field.Value).Prepend((fields, field.Key, 0))),
        JsonArray items => items.ToList().SelectMany((item, index) => All(item).Prepend((items, null, index))),
        _ => [],
    };
}
