using System.Text.Encodings.Web;
using System.Text.Json;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record as one JSON document: states as they are stored, history with its digests.</summary>
static class JsonExport
{
    const int FlushBytes = 64 * 1024;

    // For files, not for pages: letters of all languages stand as they are.
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(IReadOnlyList<IRecordTables> features, RecordContext record, Stream to)
    {
        var program = record.Program;
        await using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteStartObject("program");
        json.WriteString("name", program.Name);
        json.WriteString("channel", program.ChannelId);
        json.WriteEndObject();
        json.WriteStartArray("people");
        foreach (var member in program.Roster.Members.OrderBy(member => member.User.Value, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", member.User.Value);
            json.WriteString("name", member.DisplayName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var states in features.SelectMany(feature => feature.States))
        {
            await StatesAsync(json, states.Name, states.Read(record), record);
        }

        await HistoryAsync(json, record);
        json.WriteEndObject();
    }

    static async Task StatesAsync(Utf8JsonWriter json, string name, IAsyncEnumerable<IStateRow> rows, RecordContext record)
    {
        json.WriteStartArray(name);
        await foreach (var row in rows)
        {
            using var document = JsonDocument.Parse(row.State);
            document.RootElement.WriteTo(json);
            await DoneAsync(json, record);
        }

        json.WriteEndArray();
    }

    static async Task HistoryAsync(Utf8JsonWriter json, RecordContext record)
    {
        json.WriteStartArray("history");
        await foreach (var row in HistoryRows.Of(record))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", row.Sequence);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(row.At));
            json.WriteString("kind", row.Kind);
            json.WriteString("actor", row.Actor);
            json.WriteString("subject", row.SubjectId?.ToString());
            if (row.Body is { } body)
            {
                // As it was written and digested, to the letter.
                json.WriteString("body", body);
                json.WriteString("salts", Convert.ToHexStringLower(row.Salts));
            }
            else
            {
                json.WriteBoolean("erased", true);
            }

            json.WriteNumber("schema", row.Schema);
            json.WriteString("commitments", Convert.ToHexStringLower(row.Commitments));
            json.WriteString("state_digest", row.StateDigest is { } led ? Convert.ToHexStringLower(led) : null);
            json.WriteString("previous", Convert.ToHexStringLower(row.Previous));
            json.WriteEndObject();
            await DoneAsync(json, record);
        }

        json.WriteEndArray();
    }

    static async Task DoneAsync(Utf8JsonWriter json, RecordContext record)
    {
        if (json.BytesPending > FlushBytes)
        {
            await json.FlushAsync();
        }

        await record.CountAsync();
    }
}
