using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Files.</summary>
public sealed class FilesApi
{
    readonly SlackCalls calls;

    internal FilesApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Shares a file: asks for an address, sends the bytes there, then says where it belongs. Gives its id.</summary>
    /// <remarks>https://docs.slack.dev/messaging/working-with-files#uploading_files. Without a channel the file is the app's alone.</remarks>
    public async Task<string> Upload(FileUpload file, CancellationToken ct = default)
    {
        var address = await calls.Call(
            SlackMethods.FilesGetUploadUrlExternal,
            new FormWriter().Add("filename", file.Name).Add("length", file.Bytes.Length),
            SlackJson.Default.UploadAddress,
            ct);
        if (!Uri.TryCreate(address.UploadUrl, UriKind.Absolute, out var uri))
        {
            throw new SlackApiException(SlackMethods.FilesGetUploadUrlExternal.Name, "unreadable_answer", SlackErrorKind.Retryable);
        }

        await calls.Caller.Upload(SlackMethods.FilesGetUploadUrlExternal, uri, file.Bytes, ct);
        await calls.Call(
            SlackMethods.FilesCompleteUploadExternal,
            new FormWriter()
                .Add("files", (address.FileId, file.Title ?? file.Name), static (writer, uploaded) =>
                {
                    writer.WriteStartArray();
                    writer.WriteStartObject();
                    writer.WriteString("id"u8, uploaded.FileId);
                    writer.WriteString("title"u8, uploaded.Item2);
                    writer.WriteEndObject();
                    writer.WriteEndArray();
                })
                .Add("channel_id", file.ChannelId)
                .Add("thread_ts", file.ThreadTs)
                .Add("initial_comment", file.Comment?.Text),
            ct);

        return address.FileId;
    }

    /// <summary>A file, where an event only said that there is one.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/files.info</remarks>
    public async Task<ReceivedFile> Info(string file, CancellationToken ct = default) =>
        (await calls.Call(SlackMethods.FilesInfo, new FormWriter().Add("file", file), SlackJson.Default.FileResponse, ct)).File;

    /// <summary>The content of a file that somebody shared; null when it is larger than <paramref name="most"/> bytes.</summary>
    /// <param name="file">The file, as <see cref="Info"/> gives it.</param>
    /// <param name="most">The most that is read.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="SlackApiException">Slack does not hand it over, or its address is none of Slack's.</exception>
    /// <remarks>https://docs.slack.dev/reference/objects/file-object: private addresses take the token as any call does.</remarks>
    public async Task<byte[]?> Download(ReceivedFile file, int most, CancellationToken ct = default) =>
        file.Size > most ? null : await calls.Caller.Download(SlackMethods.FilesInfo, file.UrlPrivateDownload, await calls.Token(ct), most, ct);
}

/// <summary>A file to share.</summary>
public sealed record FileUpload
{
    /// <summary>The file name.</summary>
    public required string Name { get; init; }

    /// <summary>The content.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The title; the name when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Where it is shared.</summary>
    public string? ChannelId { get; init; }

    /// <summary>In which thread.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>What is said with it.</summary>
    public Blocks.Mrkdwn? Comment { get; init; }
}

sealed record UploadAddress : SlackResponse
{
    public string UploadUrl { get => field ?? ""; init; } = "";

    public string FileId { get => field ?? ""; init; } = "";
}

sealed record FileResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<ReceivedFile>))]
    public ReceivedFile File { get => field ?? new(); init; } = new();
}
