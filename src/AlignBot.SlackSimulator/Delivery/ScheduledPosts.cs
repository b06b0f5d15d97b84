using AlignBot.SlackSimulator.WebApi;

namespace AlignBot.SlackSimulator.Delivery;

/// <summary>Posts what chat.scheduleMessage left, once business time is there.</summary>
sealed class ScheduledPosts(Simulator slack) : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    Task? watch;

    public void Start()
    {
        slack.Clock.Turned += PostDue;
        watch = WatchAsync();
    }

    async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                PostDue();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    void PostDue()
    {
        lock (slack.Workspace.Gate)
        {
            var now = slack.Clock.NowMs / 1000;
            foreach (var due in slack.Workspace.Scheduled.Where(s => s.PostAt <= now).OrderBy(s => s.PostAt).ToArray())
            {
                slack.Workspace.Scheduled.Remove(due);
                // Slack's documented fault: a scheduled message with metadata is never posted.
                if (due.Arguments["metadata"] is not null || slack.Workspace.App is not { } app)
                {
                    continue;
                }

                try
                {
                    ChatMethods.Post(new ApiCall(slack, ChatMethods.All[0], due.Arguments, app));
                    slack.Changed();
                }
                catch (SlackRefusal refusal)
                {
                    slack.Traffic.Add("in", "scheduled", due.Id, 200, 0, $"scheduled message not posted: {refusal.Error}", JsonText.Write(due.Arguments), "");
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        slack.Clock.Turned -= PostDue;
        await stopping.CancelAsync();
        if (watch is not null)
        {
            await watch;
        }

        stopping.Dispose();
    }
}
