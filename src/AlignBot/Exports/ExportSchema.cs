using System.Text.Json.Nodes;
using AlignBot.Engine.Exports;

namespace AlignBot.Exports;

/// <summary>The shape of the export, as it is written down in docs/export.md and as JSON Schema beside it. A test holds all three equal.</summary>
static class ExportSchema
{
    /// <summary>Rises when a table or column is renamed, removed, or comes to mean something else; not when one is added.</summary>
    public const int Version = 1;

    /// <summary>What an export says it is.</summary>
    public static string Id => $"urn:alignbot:export:{Version}";

    /// <summary>The JSON Schema (draft 7) of the document that <see cref="JsonExport"/> writes.</summary>
    public static JsonObject Of(IReadOnlyList<RecordTable> tables)
    {
        var properties = new JsonObject { ["schema"] = new JsonObject { ["enum"] = new JsonArray(Id) } };
        foreach (var table in tables)
        {
            properties[table.Name] = new JsonObject { ["description"] = table.Says, ["type"] = "array", ["items"] = Row(table) };
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = Id,
            ["title"] = "A record exported by AlignBot",
            ["description"] = "A later build may add tables and columns under the same number: read those you know, and leave the others.",
            ["type"] = "object",
            ["required"] = new JsonArray([JsonValue.Create("schema"), .. tables.Select(table => (JsonNode)table.Name)]),
            ["properties"] = properties,
            ["definitions"] = new JsonObject
            {
                ["person"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("id", "name"),
                    ["properties"] = new JsonObject
                    {
                        ["id"] = new JsonObject { ["type"] = "string", ["description"] = "Slack's id of the person: the same whatever they are called." },
                        ["name"] = new JsonObject { ["type"] = "string", ["description"] = "The name as it is today." },
                    },
                },
            },
        };
    }

    static JsonObject Row(RecordTable table)
    {
        var properties = new JsonObject();
        foreach (var column in table.Columns)
        {
            var shape = Shape(column);
            shape["description"] = column.Says;
            properties[column.Name] = shape;
            foreach (var utc in column.Headings.Skip(1))
            {
                properties[utc] = new JsonObject { ["type"] = Types("string"), ["format"] = "date-time", ["description"] = "The same moment in UTC." };
            }
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. table.Columns.SelectMany(column => column.Headings).Select(name => (JsonNode)name)]),
            ["properties"] = properties,
        };
    }

    static JsonObject Shape(RecordColumn column) => column.Kind switch
    {
        ColumnKind.Word => new JsonObject { ["enum"] = new JsonArray([.. column.Words.Select(word => (JsonNode)word), null]) },
        ColumnKind.Number => new JsonObject { ["type"] = Types("number") },
        ColumnKind.YesNo => new JsonObject { ["type"] = Types("boolean") },
        ColumnKind.Day => new JsonObject { ["type"] = Types("string"), ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        ColumnKind.Moment => new JsonObject { ["type"] = Types("string"), ["format"] = "date-time" },
        ColumnKind.Person => new JsonObject { ["anyOf"] = new JsonArray(Person(), new JsonObject { ["type"] = "null" }) },
        ColumnKind.People => new JsonObject { ["type"] = "array", ["items"] = Person() },
        ColumnKind.Keys => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        _ => new JsonObject { ["type"] = Types("string") },
    };

    static JsonObject Person() => new() { ["$ref"] = "#/definitions/person" };

    static JsonArray Types(string type) => new(type, "null");
}
