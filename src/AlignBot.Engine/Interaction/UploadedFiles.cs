using System.Text;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Interaction;

/// <summary>Downloads a file that somebody put into a form, and shows in the form what comes of it.</summary>
/// <remarks>Runs after the form was acknowledged. Nothing is lost when it ends early: the person has the file, and nothing was saved.</remarks>
public sealed class UploadedFiles(SlackApis slack, FormOpener forms, ILogger<UploadedFiles> log)
{
    /// <summary>Returns at once; the page follows.</summary>
    /// <param name="request">The form's, whose answer comes first.</param>
    /// <param name="viewId">The form, which shows 'reading' meanwhile.</param>
    /// <param name="file">As the form named it.</param>
    /// <param name="largest">Bytes; larger ones are not read, and said so.</param>
    /// <param name="says">The page that says a sentence.</param>
    /// <param name="read">What the file's text leads to.</param>
    public void Begin(SlackRequest request, string viewId, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<string, Task<ModalView>> read) =>
        _ = ReadAsync(request, viewId, file, largest, says, read);

    /// <summary>How the file is called in a sentence.</summary>
    public static string NameOf(ReceivedFile file) => string.IsNullOrWhiteSpace(file.Name) ? "The file" : file.Name;

    async Task ReadAsync(SlackRequest request, string viewId, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<string, Task<ModalView>> read)
    {
        // Else 'reading' could cover what was read.
        await request.Answered;
        ModalView page;
        try
        {
            var api = slack.For(request.Workspace);
            var bytes = await api.Files.Download(await api.Files.Info(file.Id), largest);
            page = bytes is null ? says(Mrkdwn.Of($"{NameOf(file)} is larger than {Size(largest)}, more than is read here. Nothing has changed."))
                : TextOf(bytes) is { } text ? await read(text)
                : says(Mrkdwn.Of($"{NameOf(file)} is not a text file. Nothing has changed."));
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("A file could not be downloaded: {Error}.", refused.Error);
            page = says(Mrkdwn.Of($"Slack did not hand over {NameOf(file)} ({refused.Error}). Nothing has changed; try again in a moment."));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A file could not be read.");
            page = says(Mrkdwn.Of($"{NameOf(file)} could not be read. Nothing has changed."));
        }

        await forms.TryUpdateAsync(request.Workspace, new ReceivedView { Id = viewId }, page, CancellationToken.None);
    }

    /// <summary>UTF-8, what the file's first bytes say it is, or the old Latin letters; null when it is no text.</summary>
    static string? TextOf(byte[] bytes)
    {
        var text = Decoded(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)) ?? Decoded(bytes, Encoding.Latin1)!;
        return text.Any(letter => letter < ' ' && letter is not ('\t' or '\n' or '\r' or '\f')) ? null : text;
    }

    static string? Decoded(byte[] bytes, Encoding encoding)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024 / 1024} MB" : $"{bytes / 1024} kB";
}
