using AlignBot.Engine.Loops;
using NodaTime;

namespace AlignBot.Engine.Installations;

/// <summary>Renews the tokens of workspaces in which nobody says anything, so that the first word there does not meet one that has ended.</summary>
public sealed class TokenWatch(TokenStore store, TokenRenewal renewal, TimeProvider time, ILogger<TokenWatch> log) : IBackgroundLoop
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await LookAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Whoever starts next looks at once.
        }
    }

    async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var installation in await store.EndingAsync(Instant.FromDateTimeOffset(time.GetUtcNow()) + TokenRenewal.Early))
            {
                if (await store.FindAsync(installation) is { } held)
                {
                    await renewal.FreshAsync(installation, held, stopping);
                }
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "Tokens that end could not be looked for; it is tried again in a minute.");
        }
    }
}
