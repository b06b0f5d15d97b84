using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>What the inputs of a view or message hold. Reading an untouched, absent or unknown input gives null.</summary>
[JsonConverter(typeof(Converter))]
public sealed class ViewState
{
    readonly Dictionary<(string BlockId, string ActionId), ElementValue> values;

    ViewState(Dictionary<(string, string), ElementValue> values) => this.values = values;

    /// <summary>No input at all.</summary>
    public static ViewState Empty { get; } = new([]);

    /// <summary>A state built by hand, for tests of what reads it.</summary>
    public static ViewState Of(params ReadOnlySpan<(string BlockId, string ActionId, ElementValue Value)> values)
    {
        var map = new Dictionary<(string, string), ElementValue>(values.Length);
        foreach (var (blockId, actionId, value) in values)
        {
            map[(blockId, actionId)] = value;
        }

        return new(map);
    }

    /// <summary>Every input that Slack sent, touched or not.</summary>
    public IReadOnlyDictionary<(string BlockId, string ActionId), ElementValue> Values => values;

    /// <summary>The whole value of an input; null when there is no such input.</summary>
    public ElementValue? this[string blockId, string actionId] => values.GetValueOrDefault((blockId, actionId));

    /// <summary>What was typed into a text, number, email or URL input; null when nothing was.</summary>
    public string? Text(string blockId, string actionId) => this[blockId, actionId]?.Value is { Length: > 0 } text ? text : null;

    /// <summary>The value of the chosen option.</summary>
    public string? Option(string blockId, string actionId) => this[blockId, actionId]?.SelectedOption?.Value;

    /// <summary>The values of the chosen options; null when the input is not there.</summary>
    public IReadOnlyList<string>? Options(string blockId, string actionId) =>
        this[blockId, actionId]?.SelectedOptions is { } options ? [.. options.Select(o => o.Value)] : null;

    /// <summary>Whether a checkbox of that value is ticked.</summary>
    public bool Checked(string blockId, string actionId, string value) =>
        this[blockId, actionId]?.SelectedOptions?.Any(o => o.Value == value) ?? false;

    /// <summary>The chosen person.</summary>
    public string? User(string blockId, string actionId) => this[blockId, actionId]?.SelectedUser;

    /// <summary>The chosen people.</summary>
    public IReadOnlyList<string>? Users(string blockId, string actionId) => this[blockId, actionId]?.SelectedUsers;

    /// <summary>The chosen conversation, of a conversations or channels select.</summary>
    public string? Conversation(string blockId, string actionId) =>
        this[blockId, actionId] is { } value ? value.SelectedConversation ?? value.SelectedChannel : null;

    /// <summary>The chosen conversations, of a multi-conversations or multi-channels select.</summary>
    public IReadOnlyList<string>? Conversations(string blockId, string actionId) =>
        this[blockId, actionId] is { } value ? value.SelectedConversations ?? value.SelectedChannels : null;

    /// <summary>The chosen date; null also when it is not a date.</summary>
    public DateOnly? Date(string blockId, string actionId) =>
        DateOnly.TryParseExact(this[blockId, actionId]?.SelectedDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The chosen time of day; null also when it is not a time.</summary>
    public TimeOnly? Time(string blockId, string actionId) =>
        TimeOnly.TryParseExact(this[blockId, actionId]?.SelectedTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>The chosen instant.</summary>
    public DateTimeOffset? DateTime(string blockId, string actionId) =>
        this[blockId, actionId]?.SelectedDateTime is > 0 and <= 253402300799 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>What was written into a rich text input, as plain text.</summary>
    public string? RichText(string blockId, string actionId) =>
        this[blockId, actionId]?.RichTextValue is { } json ? Blocks.RichTextReader.ToPlainText(json) : null;

    /// <summary>The files put into a file input.</summary>
    public IReadOnlyList<ReceivedFile>? Files(string blockId, string actionId) => this[blockId, actionId]?.Files;

    /// <summary>The same for the same content, in whichever order it came: 32 hexadecimal digits.</summary>
    internal string Digest()
    {
        var text = new StringBuilder();
        foreach (var ((blockId, actionId), value) in values.OrderBy(one => one.Key.BlockId, StringComparer.Ordinal).ThenBy(one => one.Key.ActionId, StringComparer.Ordinal))
        {
            Add([blockId, actionId, value.Value, value.SelectedOption?.Value, value.SelectedUser, value.SelectedConversation, value.SelectedChannel]);
            Add([value.SelectedDate, value.SelectedTime, value.SelectedDateTime.ToString(CultureInfo.InvariantCulture), value.RichTextValue?.GetRawText()]);
            Add(value.SelectedOptions?.Select(option => option.Value));
            Add(value.SelectedUsers);
            Add(value.SelectedConversations);
            Add(value.SelectedChannels);
            Add(value.Files?.Select(file => file.Id));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));

        // With its length before each, so that no two contents make the same text.
        void Add(IEnumerable<string?>? parts)
        {
            foreach (var part in parts ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
            }

            text.Append(';');
        }
    }

    internal sealed class Converter : JsonConverter<ViewState>
    {
        public override ViewState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return Empty;
            }

            var map = new Dictionary<(string, string), ElementValue>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isValues = reader.ValueTextEquals("values"u8);
                reader.Read();
                if (isValues && reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadBlocks(ref reader, map, options);
                }
                else
                {
                    reader.Skip();
                }
            }

            return map.Count == 0 ? Empty : new(map);
        }

        static void ReadBlocks(ref Utf8JsonReader reader, Dictionary<(string, string), ElementValue> map, JsonSerializerOptions options)
        {
            var typeInfo = options.GetTypeInfo(typeof(ElementValue));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var blockId = reader.GetString()!;
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    reader.Skip();
                    continue;
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var actionId = reader.GetString()!;
                    reader.Read();
                    if (reader.TokenType != JsonTokenType.StartObject)
                    {
                        reader.Skip();
                    }
                    else if (JsonSerializer.Deserialize(ref reader, typeInfo) is ElementValue value)
                    {
                        map[(blockId, actionId)] = value;
                    }
                }
            }
        }

        public override void Write(Utf8JsonWriter writer, ViewState value, JsonSerializerOptions options) =>
            throw new NotSupportedException("A view's state is only ever read.");
    }
}
