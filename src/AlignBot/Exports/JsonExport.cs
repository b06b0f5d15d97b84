using System.Text.Encodings.Web;
using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Engine.Exports;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record as one JSON document: the tables of the export as arrays (docs/export.md).</summary>
static class JsonExport
{
    const int FlushBytes = 64 * 1024;

    // For files, not for pages: letters of all languages stand as they are.
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(IReadOnlyList<RecordTable> tables, RecordContext record, Stream to)
    {
        await using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("schema", ExportSchema.Id);
        foreach (var table in tables)
        {
            json.WriteStartArray(table.Name);
            await foreach (var row in table.RowsAsync(record))
            {
                json.WriteStartObject();
                foreach (var (column, value) in table.Columns.Zip(row))
                {
                    Write(json, column, value, record);
                }

                json.WriteEndObject();
                if (json.BytesPending > FlushBytes)
                {
                    await json.FlushAsync();
                }

                if (table.Counts)
                {
                    await record.CountAsync();
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, RecordColumn column, object? value, RecordContext record)
    {
        json.WritePropertyName(column.Name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case Instant at:
                json.WriteStringValue(OffsetDateTimePattern.Rfc3339.Format(at.InZone(record.Program.Calendar.Zone).ToOffsetDateTime()));
                break;
            case LocalDate day:
                json.WriteStringValue(LocalDatePattern.Iso.Format(day));
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case UserId user:
                Write(json, user, record);
                break;
            case IEnumerable<UserId> users:
                json.WriteStartArray();
                foreach (var one in users)
                {
                    Write(json, one, record);
                }

                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"Column {column.Name} holds a {value.GetType().Name}.");
        }

        foreach (var utc in column.Headings.Skip(1))
        {
            json.WriteString(utc, value is Instant at ? InstantPattern.ExtendedIso.Format(at) : null);
        }
    }

    static void Write(Utf8JsonWriter json, UserId user, RecordContext record)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Value);
        json.WriteString("name", record.Name(user));
        json.WriteEndObject();
    }
}
