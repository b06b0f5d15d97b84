using System.Text.Encodings.Web;
using System.Text.Json;
using AlignBot.Engine.Programs;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record as one JSON document: states as they are stored, history with its digests.</summary>
static class JsonExport
{
    const int FlushBytes = 64 * 1024;

    // For files, not for pages: letters of all languages stand as they are.
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(ProgramInfo program, RecordReader reader, Stream to, Func<Task> count)
    {
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
        await StatesAsync(json, "decisions", Of(reader.DecisionsAsync(), row => row.State), count);
        await StatesAsync(json, "actions", Of(reader.ActionsAsync(), row => row.State), count);
        await StatesAsync(json, "disputes", Of(reader.DisputesAsync(), row => row.State), count);
        await StatesAsync(json, "series", Of(reader.SeriesAsync(), row => row.State), count);
        await StatesAsync(json, "meetings", Of(reader.MeetingsAsync(), row => row.State), count);
        await HistoryAsync(json, reader, count);
        json.WriteEndObject();
    }

    static async Task StatesAsync(Utf8JsonWriter json, string name, IAsyncEnumerable<string> states, Func<Task> count)
    {
        json.WriteStartArray(name);
        await foreach (var state in states)
        {
            using var document = JsonDocument.Parse(state);
            document.RootElement.WriteTo(json);
            await DoneAsync(json, count);
        }

        json.WriteEndArray();
    }

    static async Task HistoryAsync(Utf8JsonWriter json, RecordReader reader, Func<Task> count)
    {
        json.WriteStartArray("history");
        await foreach (var row in reader.HistoryAsync())
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
            await DoneAsync(json, count);
        }

        json.WriteEndArray();
    }

    static async Task DoneAsync(Utf8JsonWriter json, Func<Task> count)
    {
        if (json.BytesPending > FlushBytes)
        {
            await json.FlushAsync();
        }

        await count();
    }

    static async IAsyncEnumerable<string> Of<T>(IAsyncEnumerable<T> rows, Func<T, string> state)
    {
        await foreach (var row in rows)
        {
            yield return state(row);
        }
    }
}
