using System.Text;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Interaction;

/// <summary>Downloads a file that somebody put into a form, and shows in the form what comes of it.</summary>
/// <remarks>Nothing is lost when it ends early: the person has the file, and nothing was saved.</remarks>
public sealed class UploadedFiles(SlackApis slack, FormOpener forms, TimeProvider time, ILogger<UploadedFiles> log)
{
    /// <summary>Between the end of an answer and Slack's having shown it; nobody says how long that takes, and an update that comes first would be covered.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two words on how far it has come, the first; each further one comes after twice as long.</summary>
    static readonly TimeSpan FirstWord = TimeSpan.FromSeconds(2);

    /// <summary>So often a form says how far it has come; by then the file has been read for a minute.</summary>
    const int MostWords = 5;

    /// <summary>What the form shows next: what the file's text leads to, or 'reading' when that takes more than a moment; the page then follows.</summary>
    /// <param name="request">The form's, whose answer comes first.</param>
    /// <param name="viewId">The form.</param>
    /// <param name="file">As the form named it.</param>
    /// <param name="largest">Bytes; larger ones are not read, and said so.</param>
    /// <param name="says">The page that says a sentence.</param>
    /// <param name="read">What the file's text leads to.</param>
    public Task<ModalView> ReadAsync(
        SlackRequest request, string viewId, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<string, Task<ModalView>> read) =>
        ReadBytesAsync(request, viewId, file, largest, says, async (content, _) => TextOf(content.Bytes) is { } text ? await read(text) : says(Mrkdwn.Of($"{NameOf(file)} is not a text file. Nothing has changed.")));

    /// <inheritdoc cref="ReadAsync"/>
    /// <remarks>For files whose encoding and kind are told by what reads them; it says how far it has come, and the form shows that now and then.</remarks>
    public async Task<ModalView> ReadBytesAsync(
        SlackRequest request, string viewId, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<UploadedFile, FileProgress, Task<ModalView>> read)
    {
        var progress = new FileProgress();
        var page = PageAsync(request, file, largest, says, content => read(content, progress));
        if (await Task.WhenAny(page, Task.Delay(forms.Patience, time)) == page)
        {
            return await page;
        }

        _ = FollowAsync(request, viewId, file, page, says, progress);
        return Reading(file, says, progress);
    }

    /// <summary>The same in a form that is open already and says that the file is read.</summary>
    public void ShowBytes(
        SlackRequest request, string viewId, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<UploadedFile, FileProgress, Task<ModalView>> read)
    {
        var progress = new FileProgress();
        _ = FollowAsync(request, viewId, file, PageAsync(request, file, largest, says, content => read(content, progress)), says, progress);
    }

    /// <summary>How the file is called in a sentence.</summary>
    public static string NameOf(ReceivedFile file) => string.IsNullOrWhiteSpace(file.Name) ? "The file" : file.Name;

    async Task FollowAsync(SlackRequest request, string viewId, ReceivedFile file, Task<ModalView> reading, Func<Mrkdwn, ModalView> says, FileProgress progress)
    {
        var (form, said, wait) = (new ReceivedView { Id = viewId }, progress.Percent, FirstWord);
        await request.Answered;
        await Task.Delay(Settling, time);
        for (var words = 0; words < MostWords && await Task.WhenAny(reading, Task.Delay(wait, time)) != reading; words++, wait *= 2)
        {
            if (progress.Percent is var now && now > said)
            {
                said = now;
                await forms.TryUpdateAsync(request.Workspace, form, Reading(file, says, progress), CancellationToken.None);
            }
        }

        await forms.TryUpdateAsync(request.Workspace, form, await reading, CancellationToken.None);
    }

    /// <summary>'Reading deals.csv ...', with how far it has come where that is known.</summary>
    static ModalView Reading(ReceivedFile file, Func<Mrkdwn, ModalView> says, FileProgress progress) =>
        says(progress.Percent == 0 ? Mrkdwn.Of($"Reading {NameOf(file)} ...") : Mrkdwn.Of($"Reading {NameOf(file)} ... {progress.Percent} % done. Nothing changes by that yet."));

    async Task<ModalView> PageAsync(SlackRequest request, ReceivedFile file, int largest, Func<Mrkdwn, ModalView> says, Func<UploadedFile, Task<ModalView>> read)
    {
        try
        {
            var api = slack.For(request.Workspace);
            var info = await api.Files.Info(file.Id);
            var bytes = await api.Files.Download(info, largest);
            return bytes is null ? says(Mrkdwn.Of($"{NameOf(file)} is larger than {Size(largest)}, more than is read here. Nothing has changed."))
                : await read(new UploadedFile(NameOf(string.IsNullOrWhiteSpace(file.Name) ? info : file), bytes));
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("A file could not be downloaded: {Error}.", refused.Error);
            return says(Mrkdwn.Of($"Slack did not hand over {NameOf(file)} ({refused.Error}). Nothing has changed; try again in a moment."));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A file could not be read.");
            return says(Mrkdwn.Of($"{NameOf(file)} could not be read. Nothing has changed."));
        }
    }

    /// <summary>UTF-8, what the file's first bytes say it is, or the old Latin letters; null when it is no text.</summary>
    public static string? TextOf(byte[] bytes)
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

/// <summary>A file that was downloaded.</summary>
/// <param name="Name">For sentences.</param>
/// <param name="Bytes">Its content.</param>
public sealed record UploadedFile(string Name, byte[] Bytes);
