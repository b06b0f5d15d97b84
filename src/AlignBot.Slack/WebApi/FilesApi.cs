using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Files.</summary>
public sealed class FilesApi
{
    static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(20);

    readonly SlackCalls calls;

    internal FilesApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Shares a file: asks for an address, sends the bytes there, then says where it belongs. Gives its id.</summary>
    /// <remarks>https://docs.slack.dev/messaging/working-with-files#uploading_files. Without a channel the file is the app's alone.
    /// Where Slack does not say whether it shared the file, that is looked up.</remarks>
    /// <exception cref="SlackApiException">It is not shared; or, of unknown outcome, Slack did not even say whether there is such a file.</exception>
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
        try
        {
            await ShareAsync(address, file, ct);
        }
        catch (SlackApiException unknown) when (unknown.Kind == SlackErrorKind.UnknownOutcome)
        {
            if (!await StandsAsync(address.FileId, file.ChannelId, unknown, ct))
            {
                throw new SlackApiException(SlackMethods.FilesCompleteUploadExternal.Name, unknown.Error, SlackErrorKind.Retryable, unknown);
            }
        }

        return address.FileId;
    }

    async Task ShareAsync(UploadAddress address, FileUpload file, CancellationToken ct) =>
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

    /// <summary>Whether a file was shared whose sharing ended without an answer. Slack may still be at it, so it is not asked at once.</summary>
    async Task<bool> StandsAsync(string file, string? channel, SlackApiException unknown, CancellationToken ct)
    {
        await Task.Delay(calls.Caller.Pacer.Scaled(LookAfter), ct);
        try
        {
            var found = await Info(file, ct);
            return channel is null || found.IsIn(channel);
        }
        catch (SlackApiException none) when (none.Error is "file_not_found" or "file_deleted")
        {
            return false;
        }
        catch (SlackApiException)
        {
            throw unknown;
        }
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

    /// <summary>The first bytes of a file that somebody shared, at most <paramref name="most"/>; all of a shorter one.</summary>
    /// <param name="file">The file, as <see cref="Info"/> gives it.</param>
    /// <param name="most">The most that is read.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="SlackApiException">Slack does not hand it over, or its address is none of Slack's.</exception>
    /// <remarks>https://docs.slack.dev/reference/objects/file-object: private addresses take the token as any call does.</remarks>
    public async Task<byte[]> Beginning(ReceivedFile file, int most, CancellationToken ct = default) =>
        await calls.Caller.Beginning(SlackMethods.FilesInfo, file.UrlPrivateDownload, await calls.Token(ct), most, ct);
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
