using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.People;

/// <summary>Asks Slack who is in each program's channel and who they are: at the start, every few hours, and when an event names somebody new.</summary>
/// <remarks>Events are the quick way and may be missed; this is the sure one. It runs beside the requests, slowly, and gives way to a change that
/// comes in while it asks. A program whose people it could not compare comes up again soon, not in hours: a newcomer is a
/// stranger until then.</remarks>
sealed class RosterReconciler(
    IDatabase database, InstallationDirectory installations, SlackApis slack, AccountLookUps accounts, RosterFeed feed, RosterComparisons comparisons, Moments moments, IClock clock, TimeProvider time, IOptions<DeliveryOptions> delivery,
    ILogger<RosterReconciler> log) : IBackgroundLoop
{
    bool IBackgroundLoop.NeedsSlack => true;

    static readonly TimeSpan Every = TimeSpan.FromHours(4);

    /// <summary>After how long a program that could not be compared is asked for again; twice that after each further failure.</summary>
    static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    /// <summary>How often in a row each program could not be compared; of the one loop's own.</summary>
    readonly Dictionary<ProgramKey, int> failures = [];

    /// <summary>Reconciles until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await AllSoonAsync();
            await Task.WhenAll(RepeatAsync(timer, stopping), WorkOffAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    async Task RepeatAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await AllSoonAsync();
        }
    }

    async Task WorkOffAsync(CancellationToken stopping)
    {
        while (await comparisons.Wanted.WaitToReadAsync(stopping))
        {
            // Whoever was asked for several times is looked at once.
            var keys = new HashSet<ProgramKey>();
            while (comparisons.Wanted.TryRead(out var key))
            {
                keys.Add(key);
            }

            foreach (var key in keys)
            {
                if (await TryAsync(key, stopping))
                {
                    failures.Remove(key);
                }
                else
                {
                    var failed = failures[key] = failures.GetValueOrDefault(key) + 1;
                    _ = AgainAsync(key, failed, stopping);
                }
            }
        }
    }

    async Task AgainAsync(ProgramKey key, int failed, CancellationToken stopping)
    {
        var wait = FirstRetry * Math.Pow(2, Math.Min(failed - 1, 10));
        await Task.Delay((wait < LongestRetry ? wait : LongestRetry) * delivery.Value.Pace, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        comparisons.Soon(key);
    }

    async Task AllSoonAsync()
    {
        foreach (var key in await database.ReadAsync(db => db.Programs.OrderBy(row => row.Id).Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync()))
        {
            comparisons.Soon(key);
        }
    }

    /// <summary>False when it is to be tried again soon.</summary>
    async Task<bool> TryAsync(ProgramKey key, CancellationToken stopping)
    {
        try
        {
            if (await ReconcileAsync(key, stopping) is > 0 and var changed)
            {
                log.LogInformation("Program {Program}: {Count} people were not as Slack has them; corrected.", key.ProgramId, changed);
            }

            return true;
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("The people of program {Program} could not be compared with Slack's: {Error}. It is tried again later.", key.ProgramId, refused.Message);
            return refused.Kind is SlackErrorKind.Permanent;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "The people of program {Program} could not be compared with Slack's. It is tried again later.", key.ProgramId);
            return false;
        }
    }

    /// <summary>How many were corrected. Each is written as they become known; whoever changed meanwhile is left as the events have them.</summary>
    async Task<int> ReconcileAsync(ProgramKey key, CancellationToken stopping)
    {
        var askedAt = clock.GetCurrentInstant();
        var program = await database.LookUpAsync(connection => ProgramRows.ReadAsync(connection, key));
        var installation = await installations.RowAsync(key.InstallationId);
        var api = slack.For(await installations.WorkspaceAsync(key.InstallationId)).WaitingAtMost(AccountLookUps.Patience);

        var members = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = await accounts.PatientlyAsync(() => api.Conversations.Members(program.ChannelId, cursor, stopping), stopping);
            members.UnionWith(page.Members);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        members.Remove(installation.BotUserId ?? "");
        var changed = 0;
        await foreach (var users in accounts.AllAsync(api, installation, members.Concat(program.Roster.Members.Select(member => member.User.Value)), stopping))
        {
            var people = users.ToDictionary(user => user.Id, user => (user, members.Contains(user.Id)));
            changed += people.Count == 0
                ? 0
                : await database.WriteAsync(WorkPriority.Clock, session => feed.AllAsync(session, key, installation, people, program.Roster));
        }

        if (comparisons.Compared(key, askedAt))
        {
            await database.WriteAsync(WorkPriority.Clock, session => moments.TellAsync(session, new RosterChanged(key, RosterChange.Compared)));
        }

        return changed;
    }
}
