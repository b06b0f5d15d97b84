using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignBot.Pictures;

/// <summary>Draws each picture once, uploads it once, and shows it to whoever asks.</summary>
/// <remarks>Best effort throughout: what it shows stands in words above it. A picture that two people ask for at the same moment may be
/// uploaded twice.</remarks>
sealed class PictureShelf(
    IDatabase database, SlackApis slack, TimeProvider time, IOptions<DeliveryOptions> delivery, ILogger<PictureShelf> log) : IPictures
{
    /// <summary>How often a picture is tried that Slack has not looked at yet: it takes some seconds.</summary>
    const int Attempts = 5;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public void Show(PictureReader reader, TrendPicture picture) => _ = ShowAsync(reader, picture);

    public async Task<ImageBlock?> FindAsync(AlignBotContext db, ProgramKey key, TrendPicture picture) =>
        await PictureTables.Of(db, key, DigestOf(picture)).Select(
            row => row.FileId).SingleOrDefaultAsync() is { } file ? ImageBlock.OfFile(file, picture.Alt) : null;

    async Task ShowAsync(PictureReader reader, TrendPicture picture)
    {
        try
        {
            // Off the request's thread: it is answered meanwhile.
            await Task.Yield();
            var (api, digest) = (slack.For(reader.Workspace), DigestOf(picture));
            var known = await database.ReadAsync(
                db => PictureTables.Of(db, reader.Program, digest).Select(row => row.FileId).SingleOrDefaultAsync());
            if (known is not null)
            {
                if (await IsShownAsync(api, reader, picture, known))
                {
                    return;
                }

                // The file that was kept is not there any more: somebody deleted it.
                await ForgetAsync(reader.Program, digest);
            }

            if (Draw(picture) is { } bytes)
            {
                var file = await api.Files.Upload(new FileUpload { Name = "trends.png", Title = picture.Title, Bytes = bytes });
                if (await IsShownAsync(api, reader, picture, file))
                {
                    // Kept once Slack has looked at it: before that no message may show it.
                    await KeepAsync(reader.Program, digest, file);
                }
            }
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "A picture could not be shown; what it shows stands in words.");
        }
    }

    byte[]? Draw(TrendPicture picture)
    {
        var bytes = PictureDrawing.Draw(picture);
        if (bytes is null)
        {
            log.LogWarning("There is no font on this machine: no picture is drawn. Install one, such as DejaVu Sans.");
        }

        return bytes;
    }

    Task<bool> KeepAsync(ProgramKey key, string digest, string file) => database.WriteAsync(
        WorkPriority.Import, key,
        async session =>
        {
            if (!await PictureTables.Of(session.Db, key, digest).AnyAsync())
            {
                session.Db.Pictures.Add(new PictureRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    Digest = digest,
                    FileId = file,
                    MadeAt = session.Now,
                });
            }

            return true;
        });

    Task<bool> ForgetAsync(ProgramKey key, string digest) => database.WriteAsync(
        WorkPriority.Import, key,
        async session =>
        {
            session.Db.Pictures.RemoveRange(await PictureTables.Of(session.Db, key, digest).ToListAsync());
            return true;
        });

    /// <summary>Shows it to one person. False where Slack does not take the file, also after some looks.</summary>
    async Task<bool> IsShownAsync(SlackApi api, PictureReader reader, TrendPicture picture, string file)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await api.Chat.PostEphemeral(new PostEphemeral
                {
                    Channel = reader.Channel,
                    User = reader.User.Value,
                    Text = Mrkdwn.Of($"{picture.Title}").Shortened(200),
                    Blocks = [ImageBlock.OfFile(file, picture.Alt)],
                });
                return true;
            }
            catch (SlackApiException refused) when (DeliveryWords.OfTheBlocks.Contains(refused.Error))
            {
                await Task.Delay(Look * attempt * delivery.Value.Pace, time);
            }
        }

        return false;
    }

    static string DigestOf(TrendPicture picture)
    {
        var shown = picture.Panels.Select(panel => string.Create(
            CultureInfo.InvariantCulture, $"{panel.Name}|{panel.Figure}|{panel.Trend.Title}|{panel.Trend.Line}|{string.Join(',', panel.Trend.Points.Select(point => $"{point.When} {point.Said}"))}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{picture.Title}\n{string.Join('\n', shown)}")));
    }
}
