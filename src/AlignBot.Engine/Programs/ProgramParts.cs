using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace AlignBot.Engine.Programs;

/// <summary>The parts of a program by their names, each read by the feature that keeps it. Never changed: another value makes other parts.</summary>
/// <remarks>A part that no feature of this build knows stays as it is, so that a build beside this one finds what it wrote.</remarks>
public sealed class ProgramParts
{
    /// <summary>In the order in which they are written.</summary>
    readonly IReadOnlyList<(string Name, JsonElement Json)> parts;

    /// <summary>What was read of them already: whoever asks twice gets the same.</summary>
    readonly ConcurrentDictionary<string, object> known;

    ProgramParts(IReadOnlyList<(string Name, JsonElement Json)> parts, IEnumerable<KeyValuePair<string, object>> known)
    {
        this.parts = parts;
        this.known = new ConcurrentDictionary<string, object>(known, StringComparer.Ordinal);
    }

    /// <summary>Parts of which nothing has been said yet.</summary>
    public static ProgramParts None { get; } = new([], []);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">An object, a property a part.</param>
    /// <param name="without">Properties of it that are no parts.</param>
    /// <exception cref="JsonException">It is no object.</exception>
    public static ProgramParts Read(string json, params ReadOnlySpan<string> without)
    {
        using var document = JsonDocument.Parse(json);
        var parts = new List<(string, JsonElement)>();
        foreach (var part in document.RootElement.EnumerateObject())
        {
            if (!without.Contains(part.Name))
            {
                parts.Add((part.Name, part.Value.Clone()));
            }
        }

        return new ProgramParts(parts, []);
    }

    /// <summary>What a part says; the usual where nothing is said.</summary>
    public T Of<T>(ProgramPart<T> part)
        where T : class => (T)known.GetOrAdd(part.Name, (_, sought) => Read(sought), part);

    /// <summary>These, with another value of one of them.</summary>
    public ProgramParts With<T>(ProgramPart<T> part, T value)
        where T : class
    {
        var json = JsonSerializer.SerializeToElement(value, part.Json);
        var others = known.Where(other => other.Key != part.Name).Append(new KeyValuePair<string, object>(part.Name, value));
        return parts.Any(other => other.Name == part.Name)
            ? new ProgramParts([.. parts.Select(other => other.Name == part.Name ? (part.Name, json) : other)], others)
            : new ProgramParts([.. parts, (part.Name, json)], others);
    }

    /// <summary>As one JSON object.</summary>
    /// <param name="before">Properties that stand before the parts.</param>
    public string Write(params ReadOnlySpan<(string Name, string Value)> before)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var (name, value) in before)
            {
                json.WriteString(name, value);
            }

            foreach (var (name, value) in parts)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    T Read<T>(ProgramPart<T> part)
        where T : class
    {
        foreach (var (name, json) in parts)
        {
            if (name == part.Name)
            {
                return json.Deserialize(part.Json) ?? part.Usual;
            }
        }

        return part.Usual;
    }
}
