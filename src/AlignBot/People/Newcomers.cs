using System.Collections.Concurrent;
using System.Threading.Channels;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;

namespace AlignBot.People;

/// <summary>Looks people up one by one, at once and beside the reconciler's pass: whoever joins a program's channel, or acts in it, and is not known, and
/// whose account an event says has changed.</summary>
/// <remarks>Kept nowhere: what is lost here, or can't be asked now, the reconciler finds.</remarks>
sealed class Newcomers(
    IDatabase database, InstallationDirectory installations, SlackApis slack, AccountLookUps accounts, RosterFeed feed, RosterComparisons comparisons,
    ProgramDirectory programs, TimeProvider time, ILogger<Newcomers> log) : IBackgroundLoop, IStrangers
{
    bool IBackgroundLoop.NeedsSlack => true;

    /// <summary>More than so many at once are the reconciler's: it asks for a page of them at a time.</summary>
    const int Most = 20;

    /// <summary>Whoever acts and is not in the channel is not looked for again before this is over.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    readonly long start = time.GetTimestamp();
    readonly ConcurrentDictionary<(ProgramKey Key, string User), bool> waiting = new();

    /// <summary>Until when those who act are not looked for; forever where the program knows them.</summary>
    readonly ConcurrentDictionary<(ProgramKey Key, string User), TimeSpan> seen = new();

    // One with a single reader can't be counted.
    readonly Channel<(ProgramKey Key, string User, Why Why)> queue = Channel.CreateUnbounded<(ProgramKey, string, Why)>();

    /// <summary>Why somebody is looked up.</summary>
    enum Why
    {
        Joined,
        Acted,
        Changed,
    }

    /// <summary>Somebody unknown joined. Returns at once.</summary>
    public void Joined(ProgramKey key, string user)
    {
        if (waiting.TryAdd((key, user), true))
        {
            queue.Writer.TryWrite((key, user, Why.Joined));
        }
    }

    public void Acted(ProgramKey key, string user)
    {
        var now = time.GetElapsedTime(start);
        if (!seen.TryGetValue((key, user), out var until) || until < now)
        {
            seen[(key, user)] = now + Again;
            queue.Writer.TryWrite((key, user, Why.Acted));
        }
    }

    /// <summary>An event says that somebody may take part no more, or again. Returns at once.</summary>
    public void Changed(ProgramKey key, string user) => queue.Writer.TryWrite((key, user, Why.Changed));

    /// <summary>Somebody unknown left again. True when they had not been looked up yet.</summary>
    public bool Left(ProgramKey key, string user) => waiting.TryRemove((key, user), out _);

    /// <summary>Looks up until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var (key, user, why) in queue.Reader.ReadAllAsync(stopping))
            {
                if (queue.Reader.Count >= Most)
                {
                    comparisons.Soon(key);
                    waiting.TryRemove((key, user), out _);
                }
                else if (why is Why.Acted)
                {
                    await StrangerAsync(key, user, stopping);
                }
                else if (why is Why.Changed)
                {
                    await AskAgainAsync(key, user, stopping);
                }
                else if (waiting.ContainsKey((key, user)))
                {
                    await MeetAsync(key, user, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process stops; the next start reconciles.
        }
    }

    /// <summary>Whoever acts may only be looking at the channel: Slack is asked whether they are in it.</summary>
    async Task StrangerAsync(ProgramKey key, string user, CancellationToken stopping)
    {
        try
        {
            var program = await programs.LatestAsync(key);
            if (program.Roster.Find(new UserId(user)) is not null)
            {
                seen[(key, user)] = TimeSpan.MaxValue;
                return;
            }

            var api = slack.For(await installations.WorkspaceAsync(key.InstallationId)).WaitingAtMost(AccountLookUps.Patience);
            await foreach (var member in api.Conversations.AllMembers(program.ChannelId, stopping))
            {
                if (member == user && waiting.TryAdd((key, user), true))
                {
                    await MeetAsync(key, user, stopping);
                    return;
                }
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning("Whether somebody who acted in program {Program} is in its channel could not be asked: {Error}.", key.ProgramId, failure.Message);
        }
    }

    /// <summary>What Slack answers now is newer than any event that came.</summary>
    async Task AskAgainAsync(ProgramKey key, string user, CancellationToken stopping)
    {
        try
        {
            var installation = await installations.RowAsync(key.InstallationId);
            var api = slack.For(await installations.WorkspaceAsync(key.InstallationId)).WaitingAtMost(AccountLookUps.Patience);
            if (await accounts.FindAsync(api, user, stopping) is { } account)
            {
                await database.WriteAsync(WorkPriority.Clock, session => feed.AccountAsync(session, key, installation, account));
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning("Somebody whose account changed in program {Program} could not be looked up: {Error}. The next pass does.", key.ProgramId, failure.Message);
            comparisons.Soon(key);
        }
    }

    async Task MeetAsync(ProgramKey key, string user, CancellationToken stopping)
    {
        try
        {
            var installation = await installations.RowAsync(key.InstallationId);
            var api = slack.For(await installations.WorkspaceAsync(key.InstallationId)).WaitingAtMost(AccountLookUps.Patience);
            if (await accounts.FindAsync(api, user, stopping) is { } account)
            {
                await database.WriteAsync(WorkPriority.Clock, async session =>
                {
                    // Whoever left while Slack was asked is not put in.
                    if (waiting.ContainsKey((key, user)))
                    {
                        await feed.AllAsync(session, key, installation, new Dictionary<string, (User, bool)> { [user] = (account, true) });
                    }
                });
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning("Somebody who joined program {Program} could not be looked up: {Error}. The next pass finds them.", key.ProgramId, failure.Message);
            comparisons.Soon(key);
        }
        finally
        {
            waiting.TryRemove((key, user), out _);
        }
    }
}
