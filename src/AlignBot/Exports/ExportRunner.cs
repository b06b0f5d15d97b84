using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Exports;

/// <summary>Makes the exports that people asked for, one after the other, and puts each into the direct messages of whoever asked.</summary>
/// <remarks>What a killed process had in hand is made again by the next one; a file may then be there twice, never not at all. What Slack did not
/// take for now is made again a few times; what can't be made or sent is given up, and whoever asked is told.</remarks>
sealed class ExportRunner(
    ExportDesk desk, WaitingWork<ExportRunner> work, RecordExport export, ProgramDirectory programs, InstallationDirectory installations, SlackApis slack, TimeProvider time,
    IOptions<DeliveryOptions> delivery, ILogger<ExportRunner> log) : IBackgroundLoop
{
    /// <summary>How often whoever waits hears how far it is: the time in which a person looks again.</summary>
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>How often an upload says that it goes on: well within a lease.</summary>
    static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>How often an export is made before Slack has not taken it.</summary>
    const int Attempts = 5;

    /// <summary>How often each export that waits was made in vain by this process.</summary>
    readonly Dictionary<Guid, int> attempts = [];

    public Task RunAsync(CancellationToken stopping) => work.RunAsync(
        desk.WaitingAsync,
        async (row, ct) =>
        {
            if (await desk.ClaimAsync(row))
            {
                await MakeAsync(row, ct);
            }
        },
        delivery.Value.Pace, stopping);

    async Task MakeAsync(ExportRow row, CancellationToken stopping)
    {
        var key = new ProgramKey(row.InstallationId, row.ProgramId);
        try
        {
            using var file = new MemoryStream();
            var said = time.GetTimestamp();
            var (written, head) = await export.WriteAsync(key, row.Format, file, async (done, total) =>
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
            await HoldingAsync(row, api.Files.Upload(
                new FileUpload
                {
                    Name = RecordExport.FileName(program, row.Format),
                    Comment = ExportMessage.Here(program, row.Format, written, head),
                    Bytes = file.GetBuffer().AsMemory(0, (int)file.Length),
                    ChannelId = (await api.Conversations.Open([row.UserId], stopping)).Id,
                },
                stopping));
            attempts.Remove(row.Id);
            await desk.KeepAsync(row, kept => (kept.State, kept.Written) = (ExportState.Delivered, written));
            log.LogInformation("Export {Export} of program {Program} is delivered: {Entries} entries.", row.Id, row.ProgramId, written);
        }
        catch (SlackApiException unknown) when (unknown.Kind == SlackErrorKind.UnknownOutcome)
        {
            // Made again it might be there twice. Whoever asked looks, and asks again if need be.
            log.LogWarning("Export {Export}: {Error}; nobody knows whether it arrived.", row.Id, unknown.Error);
            await GiveUpAsync(row, "Slack did not say whether it took the file. If it is not here, ask for it again");
        }
        catch (SlackApiException later) when (later.Kind is not SlackErrorKind.Permanent && attempts.GetValueOrDefault(row.Id) + 1 < Attempts)
        {
            attempts[row.Id] = attempts.GetValueOrDefault(row.Id) + 1;
            log.LogWarning("Export {Export} was not delivered: {Error}. It is tried again.", row.Id, later.Error);
            await desk.ReleaseAsync(row, Duration.FromTimeSpan(later.RetryAfter ?? Look * delivery.Value.Pace));
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("Export {Export} was not delivered: {Error}.", row.Id, refused.Error);
            await GiveUpAsync(row, refused.Error);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "Export {Export} of program {Program} could not be made.", row.Id, row.ProgramId);
            await GiveUpAsync(row, "something went wrong in AlignBot; its log says what");
        }
    }

    /// <summary>Keeps the export in hand while it is uploaded, however long that takes: no other process begins it anew.</summary>
    async Task HoldingAsync(ExportRow row, Task upload)
    {
        while (await Task.WhenAny(upload, Task.Delay(Renewal, time)) != upload)
        {
            await desk.RenewAsync(row);
        }

        await upload;
    }

    async Task GiveUpAsync(ExportRow row, string why)
    {
        attempts.Remove(row.Id);
        await desk.KeepAsync(row, kept => (kept.State, kept.Error) = (ExportState.Failed, why));
    }
}
