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
/// falls between. A socket that breaks is replaced after a pause that grows from one second to thirty. A refused token or Socket Mode switched off ends it with a log line.
/// </remarks>
public sealed partial class SocketConnections : BackgroundService
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    static readonly FrozenSet<string> Fatal = FrozenSet.ToFrozenSet(
        ["not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "not_allowed_token_type", "token_revoked",
         "missing_scope"]);

    readonly SlackDispatcher dispatcher;
    readonly SlackCaller caller;
    readonly SlackOptions options;
    readonly TimeProvider time;
    readonly ILogger<SocketConnections> log;
    int state;

    internal SocketConnections(
        SlackDispatcher dispatcher, SlackCaller caller, IOptions<SlackOptions> options, TimeProvider time, ILogger<SocketConnections> log) =>
        (this.dispatcher, this.caller, this.options, this.time, this.log) = (dispatcher, caller, options.Value, time, log);

    /// <summary>How it stands now.</summary>
    public SocketState State
    {
        get => (SocketState)Volatile.Read(ref state);
        private set => Volatile.Write(ref state, (int)value);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.AppToken))
        {
            return;
        }

        var apps = new AppsApi(new(caller, default, (_, _) => ValueTask.FromResult<string?>(options.AppToken), default));
        State = SocketState.Connecting;
        try
        {
            await Keep(apps, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            State = SocketState.Off;
        }
    }

    async Task Keep(AppsApi apps, CancellationToken ct)
    {
        SocketConnection? current = null;
        List<Task> leaving = [];
        var failures = 0;
        try
        {
            while (current is not { IsDisabled: true })
            {
                var (next, pause) = await TryOpen(apps, failures, ct);
                if (current is { IsDisabled: true })
                {
                    // It was said on the old socket while the new one was being opened.
                    if (next is not null)
                    {
                        await next.DisposeAsync();
                    }

                    break;
                }

                if (next is null)
                {
                    if (pause == Timeout.InfiniteTimeSpan)
                    {
                        State = SocketState.Refused;
                        return;
                    }

                    failures++;
                    State = current is { Receiving.IsCompleted: false } ? SocketState.Connected : SocketState.Connecting;
                    await Task.Delay(pause, time, ct);
                    continue;
                }

                // Slack may deal envelopes to the old one until it closes it.
                leaving.RemoveAll(old => old.IsCompleted);
                if (current is not null)
                {
                    leaving.Add(current.Leave(options.SocketFarewell, ct));
                }

                current = next;
                State = SocketState.Connected;
                var openedAt = time.GetTimestamp();
                await Task.WhenAny(current.Receiving, current.LeaveAsked).WaitAsync(ct);
                if (current.IsDisabled)
                {
                    break;
                }

                if (time.GetElapsedTime(openedAt) >= Scaled(StableAfter))
                {
                    failures = 0;
                }
                else
                {
                    // It broke, or was to be left, right after hello: not a reason to begin again without a pause.
                    State = current.Receiving.IsCompleted ? SocketState.Connecting : SocketState.Connected;
                    await Task.Delay(Pause(failures++), time, ct);
                }

                State = current.Receiving.IsCompleted ? SocketState.Connecting : SocketState.Connected;
            }

            State = SocketState.Disabled;
            SwitchedOff();
        }
        finally
        {
            if (current is not null)
            {
                await current.DisposeAsync();
            }

            await Task.WhenAll(leaving);
        }
    }

    /// <summary>A socket that said hello; else how long to wait, forever where trying again is of no use.</summary>
    async Task<(SocketConnection? Connection, TimeSpan Pause)> TryOpen(AppsApi apps, int failures, CancellationToken ct)
    {
        var connection = new SocketConnection(dispatcher, options, time, log);
        try
        {
            await connection.Open(await apps.ConnectionsOpen(ct), options.CallTimeout, ct);
            return (connection, default);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            throw;
        }
        catch (SlackApiException refused) when (Fatal.Contains(refused.Error))
        {
            await connection.DisposeAsync();
            Refused(refused.Error);
            return (null, Timeout.InfiniteTimeSpan);
        }
#pragma warning disable CA1031 // Whatever keeps a socket from opening, the answer is to try again after a pause.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await connection.DisposeAsync();
            var pause = Pause(failures);
            if (failure is SlackApiException { RetryAfter: { } asked } && asked > pause)
            {
                pause = asked;
            }

            TryingAgain(failure.Message, pause);
            return (null, pause);
        }
    }

    /// <summary>Doubles up to the longest; a random part keeps many processes from coming back together.</summary>
    TimeSpan Pause(int failures)
    {
        var full = Math.Min(LongestPause.TotalMilliseconds, ShortestPause.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 10)));

        return Scaled(TimeSpan.FromMilliseconds((full / 2) + (Random.Shared.NextDouble() * full / 2)));
    }

    TimeSpan Scaled(TimeSpan wait) => wait * options.Pace;

    [LoggerMessage(Level = LogLevel.Critical, Message = "Socket Mode ends: Slack answered {Error} to the app-level token. Set SLACK_APP_TOKEN to a valid one and start again.")]
    partial void Refused(string error);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Socket Mode ends: it is switched off in the app's settings")]
    partial void SwitchedOff();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack ({Reason}); trying again in {Pause}")]
    partial void TryingAgain(string reason, TimeSpan pause);
}
