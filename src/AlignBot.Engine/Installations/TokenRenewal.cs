using System.Collections.Concurrent;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>Renews tokens that end, an hour before they do.</summary>
/// <remarks>A refresh token works once. So one process asks for the next pair, whoever needs it: a lease on the row keeps the others off, and they take what it writes.
/// The old token is good until its own end.</remarks>
public sealed class TokenRenewal(
    TokenStore store, OAuthApi oauth, IInstallationNotices notices, IDatabase database, Troubles troubles, TimeProvider time, ILogger<TokenRenewal> log)
{
    /// <summary>How long before its end a token is renewed.</summary>
    public static readonly Duration Early = Duration.FromHours(1);

    /// <summary>How long a call waits for the next token while the one in hand still works: a form has three seconds in all.</summary>
    static readonly TimeSpan WhileGood = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it waits where there is none that works.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>How long a process has the renewal in hand: longer than Slack's answer may take. One that was killed meanwhile is waited for as long.</summary>
    static readonly Duration Lease = Duration.FromSeconds(20);

    /// <summary>Between two looks at what another process writes.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Before Slack is asked again where it did not answer.</summary>
    static readonly Duration Pause = Duration.FromSeconds(3);

    readonly Lock gate = new();
    readonly Dictionary<int, Task<HeldToken?>> running = [];
    readonly ConcurrentDictionary<int, Instant> notBefore = new();

    Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The token to call with: the one in hand, or the next where its end is near.</summary>
    public async ValueTask<string?> FreshAsync(int installationId, HeldToken held, CancellationToken ct)
    {
        if (!held.Renews || held.ExpiresAt - Now is not { } left || left > Early || notBefore.GetValueOrDefault(installationId) > Now)
        {
            return held.Token;
        }

        try
        {
            return (await Once(installationId).WaitAsync(left > Duration.Zero ? WhileGood : Longest, time, ct))?.Token;
        }
        catch (TimeoutException)
        {
            return held.Token;
        }
    }

    /// <summary>One renewal at a time in this process, which nobody who gives up waiting breaks off.</summary>
    Task<HeldToken?> Once(int installationId)
    {
        lock (gate)
        {
            return running.TryGetValue(installationId, out var task) ? task : running[installationId] = RunAsync(installationId);
        }
    }

    async Task<HeldToken?> RunAsync(int installationId)
    {
        await Task.Yield();
        try
        {
            return await RenewAsync(installationId);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The token of installation {Installation} could not be renewed; it is tried again.", installationId);
            notBefore[installationId] = Now + Pause;
            return await store.FindAsync(installationId);
        }
        finally
        {
            lock (gate)
            {
                running.Remove(installationId);
            }
        }
    }

    async Task<HeldToken?> RenewAsync(int installationId)
    {
        while (true)
        {
            // As the record has it: another process may have been faster.
            var held = await store.ReadAsync(installationId);
            if (held is null || !held.Renews || held.ExpiresAt > Now + Early)
            {
                return held;
            }

            if (await store.ClaimAsync(installationId, held.Edition, Lease))
            {
                return await AskAsync(installationId, held);
            }

            await Task.Delay(Look, time);
        }
    }

    async Task<HeldToken?> AskAsync(int installationId, HeldToken held)
    {
        var askedAt = Now;
        try
        {
            var given = await oauth.Refresh(held.Refresh!);
            if (given.AccessToken is null)
            {
                throw new SlackApiException(SlackMethods.OAuthAccess.Name, "unreadable_answer", SlackErrorKind.Retryable);
            }

            await store.RenewedAsync(installationId, held.Edition, given, askedAt);
            troubles.Over(Troubles.RenewalOf(installationId));
            log.LogInformation("The token of installation {Installation} is renewed.", installationId);
        }
        catch (SlackApiException refused) when (refused.Error == "invalid_refresh_token" || SlackErrors.IsDeadToken(refused.Error))
        {
            await LoseAsync(installationId, held.Edition, refused);
        }
        catch (SlackApiException later)
        {
            // The pair may have been given and lost on the way: Slack takes the old refresh token for a while yet.
            troubles.Met(Troubles.RenewalOf(installationId), later);
            log.LogWarning("The token of installation {Installation} could not be renewed ({Error}); it is tried again.", installationId, later.Error);
            notBefore[installationId] = Now + Pause;
            await store.ReleaseAsync(installationId, held.Edition);
        }

        return await store.ReadAsync(installationId);
    }

    Task LoseAsync(int installationId, Guid edition, SlackApiException refused) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            if (await store.LoseAsync(session, installationId, edition))
            {
                log.LogError("Slack renews the token of installation {Installation} no more ({Error}): the app has to be installed there again.", installationId, refused.Error);
                await notices.LostAsync(session, installationId);
            }
        });
}
