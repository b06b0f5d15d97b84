using AlignBot.Engine.Loops;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlignBot.Engine.Tests.Loops;

public sealed class WaitingWorkTests
{
    [Fact]
    public async Task What_cant_be_done_keeps_nothing_else_from_being_done_and_is_tried_again()
    {
        using var work = new WaitingWork<Loop>(TimeProvider.System, NullLogger<Loop>.Instance);
        using var stop = new CancellationTokenSource();
        List<string> did = [];
        var running = work.RunAsync<string>(() => Task.FromResult<IReadOnlyList<string>>(["bad", "good"]), (one, _) =>
        {
            did.Add(one);
            if (did.Count == 4)
            {
                stop.Cancel();
            }

            return one == "bad" ? Task.FromException(new InvalidOperationException(one)) : Task.CompletedTask;
        }, pace: 1, stop.Token);

        work.Wake();
        await running;

        Assert.Equal(["bad", "good", "bad", "good"], did);
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var work = new WaitingWork<Loop>(time, NullLogger<Loop>.Instance);
        using var stop = new CancellationTokenSource();
        var (looks, failed) = (0, new TaskCompletionSource());
        var running = work.RunAsync<string>(() =>
        {
            if (++looks == 1)
            {
                failed.SetResult();
                throw new InvalidOperationException();
            }

            stop.Cancel();
            return Task.FromResult<IReadOnlyList<string>>([]);
        }, (_, _) => Task.CompletedTask, pace: 1, stop.Token);

        await failed.Task;
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(2, looks);
    }

    sealed class Loop : IBackgroundLoop
    {
        public Task RunAsync(CancellationToken stopping) => Task.CompletedTask;
    }
}
