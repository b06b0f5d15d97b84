using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AlignBot.Slack.Blocks;

namespace AlignBot.Slack.WebApi;

/// <summary>Writes a call's arguments as a form, the one encoding that every method takes; objects in it are JSON. Absent ones are left out.</summary>
sealed class FormWriter
{
    static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };

    readonly ArrayBufferWriter<byte> form = new(256);

    /// <summary>The form as a request's content.</summary>
    public HttpContent Content => new ReadOnlyMemoryContent(form.WrittenMemory) { Headers = { ContentType = FormType } };

    public FormWriter Add(string name, string? value) => value is null ? this : Append(name, Encoding.UTF8.GetBytes(value));

    public FormWriter Add(string name, bool? value) => value is { } flag ? Append(name, flag ? "true"u8 : "false"u8) : this;

    public FormWriter Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public FormWriter Add(string name, IReadOnlyList<string>? values) => values is { Count: > 0 } ? Add(name, string.Join(',', values)) : this;

    public FormWriter Add(string name, IReadOnlyList<Block>? blocks) => blocks is null ? this : Add(name, blocks, Block.WriteAll);

    public FormWriter Add(string name, MessageMetadata? metadata) =>
        metadata is null ? this : Add(name, metadata, static (writer, value) => value.WriteTo(writer));

    public FormWriter Add(string name, View view) => Add(name, view, static (writer, value) => value.WriteTo(writer));

    public FormWriter Add<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        using var json = JsonScratch.Rent();
        write(json.Writer, value);

        return Append(name, json.Written);
    }

    FormWriter Append(string name, ReadOnlySpan<byte> value)
    {
        if (form.WrittenCount > 0)
        {
            form.Write("&"u8);
        }

        form.Write(Encoding.ASCII.GetBytes(name));
        form.Write("="u8);
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAnyExcept(Unreserved);
            form.Write(plain < 0 ? value : value[..plain]);
            if (plain < 0)
            {
                break;
            }

            Escape(value[plain]);
            value = value[(plain + 1)..];
        }

        return this;
    }

    void Escape(byte b)
    {
        var target = form.GetSpan(3);
        target[0] = (byte)'%';
        target[1] = (byte)"0123456789ABCDEF"[b >> 4];
        target[2] = (byte)"0123456789ABCDEF"[b & 15];
        form.Advance(3);
    }
}
