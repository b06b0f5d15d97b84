namespace AlignBot.SlackSimulator.Delivery;

/// <summary>Events on their way to the app: in order unless it is slow, and again after failures, at once, then +1 min, then +5 min.</summary>
sealed class EventQueue(Workspace workspace, AppLink link, BusinessClock clock, Limits limits) : IAsyncDisposable
{
    /// <summary>After this a slow answer no longer holds up the events behind it; Slack promises no order.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    static readonly TimeSpan[] RetryAfter = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    readonly System.Threading.Channels.Channel<(AppRequest Request, TaskCompletionSource<AppAnswer> FirstAnswer)> queue =
        System.Threading.Channels.Channel.CreateUnbounded<(AppRequest, TaskCompletionSource<AppAnswer>)>();

    readonly CancellationTokenSource stopping = new();
    Task? pump;

    /// <summary>While a workspace is being seeded nothing is told: it has always been so.</summary>
    public bool Silent { get; set; }

    public void Start() => pump = PumpAsync(stopping.Token);

    /// <summary>Queues the event when the app subscribed to it. The task is the first attempt; null when the app does not hear of it.</summary>
    /// <param name="subscription">the name in the manifest: <c>message.channels</c> for a <c>message</c></param>
    /// <param name="inner">the event itself, with its type</param>
    public Task<AppAnswer>? Raise(string subscription, JsonObject inner, string? channel = null)
    {
        AppRequest request;
        lock (workspace.Gate)
        {
            if (Silent || workspace.App is not { } app || !Hears(app, subscription, inner))
            {
                return null;
            }

            request = new AppRequest(DeliveryKind.Event, inner.Str("type")!, Envelope(app, inner, channel), channel);
        }
        var first = new TaskCompletionSource<AppAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((request, first));
        return first.Task;
    }

    static bool Hears(AppRegistration app, string subscription, JsonObject inner)
    {
        if (subscription == "message_metadata_posted")
        {
            return app.Has("metadata.message:read") && app.HearsOfMetadata(inner.Obj("metadata").Str("event_type") ?? "");
        }

        return app.HearsOf(subscription) && EventScopes.For(subscription) is var scopes && (scopes.Length == 0 || scopes.Any(app.Has));
    }

    JsonObject Envelope(AppRegistration app, JsonObject inner, string? channel)
    {
        var now = clock.NowMs;
        if (inner["event_ts"] is null)
        {
            inner["event_ts"] = workspace.Ts.Next(now);
        }

        return new JsonObject
        {
            ["token"] = "legacy-verification-token",
            ["team_id"] = workspace.TeamId,
            ["context_team_id"] = workspace.TeamId,
            ["context_enterprise_id"] = null,
            ["api_app_id"] = app.Id,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = workspace.NewId("Ev"),
            ["event_time"] = now / 1000,
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = workspace.TeamId,
                ["user_id"] = app.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = workspace.Channel(channel)?.Members.Any(m => workspace.Person(m)?.Role == PersonRole.External) ?? false,
            ["event_context"] = $"4-{workspace.NewId("ctx")}",
        };
    }

    async Task PumpAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var (request, first) in queue.Reader.ReadAllAsync(stop))
            {
                var answered = DeliverAsync(request, first, stop);
                await Task.WhenAny(answered, Task.Delay(Patience, stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The simulator stops; what was queued is lost, as on a crash of Slack.
        }
    }

    async Task DeliverAsync(AppRequest request, TaskCompletionSource<AppAnswer> first, CancellationToken stop)
    {
        var answer = await link.SendAsync(request);
        first.TrySetResult(answer);
        if (!answer.Received && !answer.NoRetry)
        {
            _ = RetryAsync(request, answer, stop);
        }
    }

    async Task RetryAsync(AppRequest request, AppAnswer answer, CancellationToken stop)
    {
        try
        {
            for (var n = 1; n <= RetryAfter.Length && !answer.Received && !answer.NoRetry; n++)
            {
                await Task.Delay(RetryAfter[n - 1] * limits.Scale, stop);
                answer = await link.SendAsync(request with { RetryNum = n, RetryReason = answer.RetryReason });
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As above.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (pump is not null)
        {
            await pump;
        }

        stopping.Dispose();
    }
}
