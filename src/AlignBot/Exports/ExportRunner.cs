using AlignBot.Installations;
using AlignBot.Outbox;
using AlignBot.Programs;
using AlignBot.Slack.WebApi;
using AlignBot.Storage;
using Microsoft.Extensions.Options;

namespace AlignBot.Exports;

/// <summary>Makes the exports that people asked for, one after the other, and puts each into the direct messages of whoever asked.</summary>
/// <remarks>What a killed process had in hand is made again by the next one; a file may then be there twice, never not at all.</remarks>
sealed class ExportRunner(
    ExportDesk desk, ExportSignal signal, RecordExport export, ProgramDirectory programs, InstallationDirectory installations, SlackApis slack, TimeProvider time,
    IOptions<DeliveryOptions> delivery, ILogger<ExportRunner> log)
{
    /// <summary>How often whoever waits hears how far it is: the time in which a person looks again.</summary>
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var row in await desk.WaitingAsync())
                {
                    if (await desk.ClaimAsync(row))
                    {
                        await MakeAsync(row, stopping);
                    }
                }

                await signal.WaitAsync(Look, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The exports could not be looked through; it is tried again.");
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task MakeAsync(ExportRow row, CancellationToken stopping)
    {
        var key = new ProgramKey(row.InstallationId, row.ProgramId);
        try
        {
            using var file = new MemoryStream();
            var said = time.GetTimestamp();
            var written = await export.WriteAsync(key, row.Format, file, async (done, total) =>
            {
                stopping.ThrowIfCancellationRequested();
                if (time.GetElapsedTime(said) >= Between * delivery.Value.Pace)
                {
                    said = time.GetTimestamp();
                    await desk.KeepAsync(row, kept => (kept.Written, kept.Total) = (done, total));
                }
            });
            var program = await programs.LatestAsync(key);
            var api = slack.For(await installations.WorkspaceAsync(row.InstallationId));
            await api.Files.Upload(
                new FileUpload
                {
                    Name = RecordExport.FileName(program, row.Format),
                    Bytes = file.GetBuffer().AsMemory(0, (int)file.Length),
                    ChannelId = (await api.Conversations.Open([row.UserId], stopping)).Id,
                },
                stopping);
            await desk.KeepAsync(row, kept => (kept.State, kept.Written) = (ExportState.Delivered, written));
            log.LogInformation("Export {Export} of program {Program} is delivered: {Entries} entries.", row.Id, row.ProgramId, written);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("Export {Export} was not delivered: {Error}.", row.Id, refused.Error);
            await desk.KeepAsync(row, kept => (kept.State, kept.Error) = (ExportState.Failed, refused.Error));
        }
    }
}
