using NodaTime;

namespace AlignBot.Sources.Http;

/// <summary>The one token of a source: got when first needed, kept, and renewed once for all who found it ended.</summary>
/// <param name="grant">Gets a new one; its own tries and waits are inside the run's.</param>
sealed class AccessToken(Func<SourceRun, CancellationToken, Task<GrantedToken>> grant, KnownSecrets secrets) : IDisposable
{
    /// <summary>A token is not used in its last minute: it could end on the way.</summary>
    static readonly Duration Margin = Duration.FromMinutes(1);

    readonly SemaphoreSlim one = new(1, 1);
    GrantedToken? current;

    public Task<GrantedToken> GetAsync(SourceRun run, CancellationToken cancel) =>
        current is { } token && !HasEnded(token, run) ? Task.FromResult(token) : GrantAsync(token => HasEnded(token, run), run, cancel);

    /// <summary>A token other than the one that was refused.</summary>
    public Task<GrantedToken> RenewAsync(GrantedToken refused, SourceRun run, CancellationToken cancel) =>
        GrantAsync(token => ReferenceEquals(token, refused) || HasEnded(token, run), run, cancel);

    public void Dispose() => one.Dispose();

    static bool HasEnded(GrantedToken token, SourceRun run) => token.EndsAt is { } end && run.Now >= end - Margin;

    async Task<GrantedToken> GrantAsync(Func<GrantedToken, bool> stale, SourceRun run, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            // Another reading may have renewed it while this one waited.
            if (current is { } found && !stale(found))
            {
                return found;
            }
            var token = await grant(run, cancel);
            if (token.Value.Length == 0 || token.Value.Any(letter => letter is <= ' ' or > '~'))
            {
                // A header's own complaint would repeat the token.
                throw new SourceException(
                    SourceFaultKind.Auth,
                    "The access token holds characters that no token has. Look whether the whole token, and nothing else, was set.");
            }
            secrets.Keep(token.Value);
            return current = token;
        }
        finally
        {
            one.Release();
        }
    }
}

/// <summary>A token of a header. Not a record: its text form must not hold it.</summary>
/// <param name="value">The secret itself.</param>
sealed class GrantedToken(string value)
{
    public string Value { get; } = value;

    /// <summary>The host it is for, checked by who got it. Null: the configured one.</summary>
    public Uri? Host { get; init; }

    /// <summary>The word before it in the header.</summary>
    public string Scheme { get; init; } = "Bearer";

    /// <summary>Null where the vendor does not say.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>Whose it is: a person's or integration's id at the vendor.</summary>
    public string? Of { get; init; }

    public override string ToString() => "a token";
}
