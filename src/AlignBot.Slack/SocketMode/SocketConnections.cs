using System.Collections.Frozen;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.WebApi;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.SocketMode;

/// <summary>Keeps a socket to Slack open for as long as the app runs; does nothing without an app-level token.</summary>
/// <remarks>
/// When Slack asks to move, the new socket says hello first, and the old one is read and answered on until Slack closes it: nothing
/// falls between. A socket that breaks is replaced after a pause that grows from one second to thirty. After a refused token, or with Socket Mode
/// switched off, the pauses grow from thirty seconds to ten minutes: both are mended in Slack, and a refusal may be a passing one.
/// </remarks>
public sealed partial class SocketConnections : BackgroundService
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ShortestAfterRefusal = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestAfterRefusal = TimeSpan.FromMinutes(10);
    static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    static readonly FrozenSet<string> Fatal = FrozenSet.ToFrozenSet(
        ["not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "not_allowed_token_type", "token_revoked",
         "missing_scope"]);

    readonly SlackDispatcher dispatcher;
    readonly SlackCaller caller;
    readonly SlackOptions options;
    readonly TimeProvider time;
    readonly ILogger<SocketConnections> log;
    SocketConnection? current;
    SocketTrouble? trouble;
    bool isOn;
    long lostAt;

    internal SocketConnections(
        SlackDispatcher dispatcher, SlackCaller caller, IOptions<SlackOptions> options, TimeProvider time, ILogger<SocketConnections> log) =>
        (this.dispatcher, this.caller, this.options, this.time, this.log) = (dispatcher, caller, options.Value, time, log);

    /// <summary>How it stands now.</summary>
    public SocketState State => (Volatile.Read(ref isOn), Volatile.Read(ref current)) switch
    {
        (false, _) => SocketState.Off,
        (_, { IsDisabled: true }) => SocketState.Disabled,
        (_, { Receiving.IsCompleted: false }) => SocketState.Connected,
        _ => Volatile.Read(ref trouble)?.State ?? SocketState.Connecting,
    };

    /// <summary>Why no socket is open, in a sentence for whoever runs the app; null where one is, or none is meant to be.</summary>
    /// <param name="grace">How long an ordinary search for a new socket is no trouble.</param>
    public string? WhyDeaf(TimeSpan grace) => State switch
    {
        SocketState.Disabled => Disabled.Reason,
        SocketState.Refused => Volatile.Read(ref trouble)?.Reason,
        SocketState.Connecting when time.GetElapsedTime(Volatile.Read(ref lostAt)) > grace =>
            $"No socket to Slack is open: {Volatile.Read(ref trouble)?.Reason ?? "Slack has not said hello yet"}",
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.AppToken))
        {
            return;
        }

        var apps = new AppsApi(new(caller, default, (_, _) => ValueTask.FromResult<string?>(options.AppToken), default));
        Volatile.Write(ref lostAt, time.GetTimestamp());
        Volatile.Write(ref isOn, true);
        try
        {
            await Keep(apps, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Volatile.Write(ref isOn, false);
        }
    }

    async Task Keep(AppsApi apps, CancellationToken ct)
    {
        List<Task> leaving = [];
        var failures = 0;
        try
        {
            while (true)
            {
                var before = trouble?.State;
                var next = await TryOpen(apps, ct);
                if (current is { IsDisabled: true } || next is { IsDisabled: true })
                {
                    // It may have been said on the old socket while the new one was being opened.
                    await Drop(next);
                    await Drop(Interlocked.Exchange(ref current, null));
                    Note(Disabled);
                    next = null;
                }

                if (next is null)
                {
                    failures = trouble?.State == before ? failures : 0;
                    await Task.Delay(Pause(failures++), time, ct);
                    continue;
                }

                // Slack may deal envelopes to the old one until it closes it.
                leaving.RemoveAll(old => old.IsCompleted);
                if (current is not null)
                {
                    leaving.Add(current.Leave(options.SocketFarewell, ct));
                }

                Take(next);
                var openedAt = time.GetTimestamp();
                await Task.WhenAny(next.Receiving, next.LeaveAsked).WaitAsync(ct);
                if (next.IsDisabled)
                {
                    await Drop(Interlocked.Exchange(ref current, null));
                    Note(Disabled);
                    failures = 0;
                }

                if (!next.IsDisabled && time.GetElapsedTime(openedAt) >= Scaled(StableAfter))
                {
                    failures = 0;
                }
                else
                {
                    // It broke, or was to be left, right after hello: not a reason to begin again without a pause.
                    await Task.Delay(Pause(failures++), time, ct);
                }
            }
        }
        finally
        {
            await Drop(current);
            await Task.WhenAll(leaving);
        }
    }

    void Take(SocketConnection next)
    {
        Volatile.Write(ref current, next);
        Volatile.Write(ref trouble, null);
        _ = Lost();

        async Task Lost()
        {
            await next.Receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Volatile.Read(ref current) is not { Receiving.IsCompleted: false })
            {
                Volatile.Write(ref lostAt, time.GetTimestamp());
            }
        }
    }

    static async Task Drop(SocketConnection? connection)
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>A socket that said hello (or that Socket Mode is off); null where it is to be tried again after a pause.</summary>
    async Task<SocketConnection?> TryOpen(AppsApi apps, CancellationToken ct)
    {
        var connection = new SocketConnection(dispatcher, options, time, log);
        try
        {
            await connection.Open(await apps.ConnectionsOpen(ct), options.CallTimeout, ct);
            return connection;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            throw;
        }
        catch (SlackApiException refused) when (Fatal.Contains(refused.Error))
        {
            await connection.DisposeAsync();
            Note(new(SocketState.Refused, $"Slack answered {refused.Error} to the app-level token. Set SLACK_APP_TOKEN to a valid one and start again."));
            return null;
        }
#pragma warning disable CA1031 // Whatever keeps a socket from opening, the answer is to try again after a pause.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await connection.DisposeAsync();
            Note(new(SocketState.Connecting, failure.Message));
            TryingAgain(failure.Message);
            if (failure is SlackApiException { RetryAfter: { } asked })
            {
                await Task.Delay(asked, time, ct);
            }

            return null;
        }
    }

    /// <summary>What is said to be mended by people is logged once, however often it is met.</summary>
    void Note(SocketTrouble now)
    {
        if (Interlocked.Exchange(ref trouble, now) != now && now.State is not SocketState.Connecting)
        {
            Ends(now.Reason);
        }
    }

    /// <summary>Doubles up to the longest; a random part keeps many processes from coming back together.</summary>
    TimeSpan Pause(int failures)
    {
        var (shortest, longest) = trouble is { State: not SocketState.Connecting } ? (ShortestAfterRefusal, LongestAfterRefusal) : (ShortestPause, LongestPause);
        var full = Math.Min(longest.TotalMilliseconds, shortest.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 10)));

        return Scaled(TimeSpan.FromMilliseconds((full / 2) + (Random.Shared.NextDouble() * full / 2)));
    }

    TimeSpan Scaled(TimeSpan wait) => wait * options.Pace;

    [LoggerMessage(Level = LogLevel.Critical, Message = "Nothing comes from Slack over Socket Mode: {Reason} It is tried again at long intervals")]
    partial void Ends(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack ({Reason}); trying again in a while")]
    partial void TryingAgain(string reason);

    static readonly SocketTrouble Disabled = new(SocketState.Disabled, "Socket Mode is switched off in the app's settings. Switch it on there.");

    /// <summary>What keeps a socket from being open.</summary>
    sealed record SocketTrouble(SocketState State, string Reason);
}
