using System.Threading.Channels;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Home;

/// <summary>Publishes Home to those who look at it, after the request or the moment that changed it.</summary>
/// <remarks>Best effort and kept nowhere: whoever opens Home anew gets it as it is then. Refreshes that come while one is published are one.</remarks>
public sealed class HomePublisher(
    IServiceProvider services, InstallationDirectory installations, SlackApis slack, IDatabase database, ILogger<HomePublisher> log) : IBackgroundLoop
{
    readonly Channel<(int Installation, string User)> asked = Channel.CreateUnbounded<(int, string)>(new() { SingleReader = true });
    readonly HashSet<(int, string)> waiting = [];

    /// <summary>Something on this person's Home has changed. Returns at once.</summary>
    public void Refresh(int installationId, string user)
    {
        lock (waiting)
        {
            if (!waiting.Add((installationId, user)))
            {
                return;
            }
        }

        asked.Writer.TryWrite((installationId, user));
    }

    /// <summary>Publishes until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var (installation, user) in asked.Reader.ReadAllAsync(stopping))
            {
                lock (waiting)
                {
                    waiting.Remove((installation, user));
                }

                await PublishAsync(installation, user, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Whoever looks at Home opens it again.
        }
    }

    async Task PublishAsync(int installation, string user, CancellationToken stopping)
    {
        try
        {
            if (!await database.ReadAsync(db => db.HomeViewers.AnyAsync(row => row.InstallationId == installation && row.UserId == user, stopping), stopping))
            {
                return;
            }

            // Resolved here: the page's sections may themselves refresh Homes.
            var page = await services.GetRequiredService<HomePage>().RenderAsync(installation, new UserId(user));
            await slack.For(await installations.WorkspaceAsync(installation)).Views.Publish(user, page, ct: stopping);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("Home of {User} was not published: {Error}.", user, refused.Error);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "Home of {User} could not be made.", user);
        }
    }
}
