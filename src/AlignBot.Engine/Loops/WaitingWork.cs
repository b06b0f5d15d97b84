namespace AlignBot.Engine.Loops;

/// <summary>Does what waits for a loop: looks for it now and then, and at once when somebody says that there is something.</summary>
/// <typeparam name="TLoop">The loop. Each has one of its own.</typeparam>
public sealed class WaitingWork<TLoop>(TimeProvider time, ILogger<TLoop> log) : IDisposable
    where TLoop : IBackgroundLoop
{
    /// <summary>Between two looks, where nobody says that there is something.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim said = new(0);

    /// <summary>There is something: the loop looks at once.</summary>
    public void Wake() => said.Release();

    /// <summary>Looks and does until it is told to stop. What can't be done is tried again at the next look, and keeps nothing else from being done.</summary>
    /// <param name="waiting">What waits, in the order in which it is done.</param>
    /// <param name="doAsync">Does one.</param>
    /// <param name="pace">By how much the looks are drawn together: 1 in production.</param>
    /// <param name="stopping">When it is told to stop.</param>
    public async Task RunAsync<TWork>(Func<Task<IReadOnlyList<TWork>>> waiting, Func<TWork, CancellationToken, Task> doAsync, double pace, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var work in await waiting())
                {
                    await TryAsync(work, doAsync, stopping);
                }

                await said.WaitAsync(Look * pace, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "What waits could not be looked for; it is tried again.");
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => said.Dispose();

    async Task TryAsync<TWork>(TWork work, Func<TWork, CancellationToken, Task> doAsync, CancellationToken stopping)
    {
        try
        {
            await doAsync(work, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "{Work} could not be done; it is tried again.", work);
        }
    }
}
