using System.Diagnostics;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.Inbound;

/// <summary>Runs a handler in a scope of its own and within its time, and always comes back with an answer.</summary>
sealed partial class HandlerRunner(IServiceScopeFactory scopes, IOptions<SlackOptions> options, TimeProvider time, ILogger<HandlerRunner> log)
{
    readonly TimeSpan patience = options.Value.HandlerTimeout;

    /// <summary>Runs a handler; <paramref name="failed"/> and <paramref name="late"/> are what goes back when it throws or outlasts its time.</summary>
    public async Task<SlackAnswer> Run<TAck>(
        SlackHandler handler, Func<IServiceProvider, CancellationToken, Task<TAck>> handle, SlackAnswer failed, SlackAnswer late)
        where TAck : struct, IAck<TAck>
    {
        var began = time.GetTimestamp();
        var outcome = "answered";
        using var activity = SlackTelemetry.Begin(handler);
        var scope = scopes.CreateAsyncScope();
        var limit = new CancellationTokenSource(patience, time);
        Task<TAck>? work = null;
        try
        {
            work = handle(scope.ServiceProvider, limit.Token);
            var ack = await work.WaitAsync(limit.Token);

            return SlackAnswer.Json(ack.ToBody());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            HandlerTooSlow(handler, patience);
            outcome = "late";
            return late;
        }
#pragma warning disable CA1031 // Whatever a handler throws, the person or Slack gets an answer; the log gets the exception.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            HandlerFailed(failure, handler);
            outcome = "failed";
            activity?.SetStatus(ActivityStatusCode.Error);
            return failed;
        }
        finally
        {
            SlackTelemetry.Answered(handler, outcome, time.GetElapsedTime(began));
            if (work is { IsCompleted: false })
            {
                _ = Outlast(work, handler, scope, limit);
            }
            else
            {
                limit.Dispose();
                await scope.DisposeAsync();
            }
        }
    }

    /// <summary>Keeps the scope of a handler that is past its time until it really ends.</summary>
    async Task Outlast(Task work, SlackHandler handler, AsyncServiceScope scope, CancellationTokenSource limit)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { } failure)
        {
            HandlerFailed(failure.InnerException ?? failure, handler);
        }

        limit.Dispose();
        await scope.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} failed")]
    partial void HandlerFailed(Exception failure, SlackHandler handler);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Handler} took longer than {Limit}; its answer came too late")]
    partial void HandlerTooSlow(SlackHandler handler, TimeSpan limit);
}
