using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>Keeps the operating definition pinned in its channel: the version that holds, and no older one.</summary>
/// <remarks>Looks once a post of it stands, and by the hour for what was missed: Slack was away, or the process stopped in between. The permission is
/// optional: without it nothing is pinned, and <c>doctor</c> says so.</remarks>
sealed class OperatingPin(IDatabase database, InstallationDirectory installations, SlackApis slack, TimeProvider time, ILogger<OperatingPin> log) : IBackgroundLoop, IDisposable
{
    /// <summary>The slot of the post that is pinned.</summary>
    public const string Slot = "in-force";

    /// <summary>Under which it is remembered what is pinned.</summary>
    const string PinnedSlot = "pinned";

    static readonly TimeSpan LookEach = TimeSpan.FromHours(1);

    readonly SemaphoreSlim wanted = new(0);

    public bool NeedsSlack => true;

    /// <summary>A post of it stands in Slack.</summary>
    public void PinSoon() => wanted.Release();

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await PinAsync(stopping);
            using var hour = new CancellationTokenSource(LookEach, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, hour.Token);
            try
            {
                await wanted.WaitAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                // The hour is over, or the process stops.
            }
        }
    }

    public void Dispose() => wanted.Dispose();

    async Task PinAsync(CancellationToken stopping)
    {
        foreach (var (stands, pinned) in await DueAsync())
        {
            var api = slack.For(await installations.WorkspaceAsync(stands.InstallationId));
            try
            {
                await api.Pins.Add(stands.ChannelId, stands.Timestamp, stopping);
                if (pinned is not null)
                {
                    await UnpinAsync(api, pinned, stopping);
                }

                await database.WriteAsync(WorkPriority.Clock, session => OutboxTable.RememberAsync(session, new PostRow
                {
                    InstallationId = stands.InstallationId,
                    ProgramId = stands.ProgramId,
                    SubjectId = stands.SubjectId,
                    Slot = PinnedSlot,
                    ChannelId = stands.ChannelId,
                    Timestamp = stands.Timestamp,
                }));
            }
            catch (SlackApiException refused)
            {
                log.LogWarning("The operating definition of program {Program} is not pinned: {Error}.", stands.ProgramId, refused.Error);
            }
        }
    }

    /// <summary>An old pin that can't be taken away (its message is gone, the channel another) keeps nobody from the new one.</summary>
    async Task UnpinAsync(SlackApi api, PostRow pinned, CancellationToken stopping)
    {
        try
        {
            await api.Pins.Remove(pinned.ChannelId, pinned.Timestamp, stopping);
        }
        catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent)
        {
            log.LogInformation("An older pin stays: {Error}.", refused.Error);
        }
    }

    /// <summary>The posts that stand and are not pinned, each with what is pinned in its place.</summary>
    Task<List<(PostRow Stands, PostRow? Pinned)>> DueAsync() => database.ReadAsync(async db =>
    {
        var posts = db.Posts;
        var definitions = await db.Artifacts.Where(row => row.Kind == ArtifactKind.OperatingDefinition && row.NameInUse == "").Select(row => row.Id).ToListAsync();
        var theirs = await posts.Where(post => definitions.Contains(post.SubjectId) && (post.Slot == Slot || post.Slot == PinnedSlot)).ToListAsync();
        return theirs.Where(post => post.Slot == Slot)
            .Select(post => (Stands: post, Pinned: theirs.Find(other => other.Slot == PinnedSlot && other.SubjectId == post.SubjectId && other.InstallationId == post.InstallationId)))
            .Where(one => one.Pinned?.Timestamp != one.Stands.Timestamp || one.Pinned.ChannelId != one.Stands.ChannelId)
            .ToList();
    });
}
