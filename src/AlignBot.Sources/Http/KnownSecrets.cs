using System.Collections.Concurrent;

namespace AlignBot.Sources.Http;

/// <summary>What may be in no sentence, even when a vendor's answer repeats it.</summary>
sealed class KnownSecrets
{
    /// <summary>Shorter ones would cut ordinary words out of sentences.</summary>
    const int Shortest = 8;

    const int LongestWord = 120;

    /// <summary>Tokens are renewed every few hours; old ones are worth nothing.</summary>
    const int Most = 64;

    readonly ConcurrentQueue<string> secrets = new();

    /// <summary>Gives the secret back, for the place that uses it.</summary>
    public string Keep(string secret)
    {
        if (secret.Length >= Shortest && !secrets.Contains(secret))
        {
            secrets.Enqueue(secret);
            while (secrets.Count > Most)
            {
                secrets.TryDequeue(out _);
            }
        }
        return secret;
    }

    /// <summary>The text without any of them, plain or as an address writes it.</summary>
    public string Scrub(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, "…", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "…", StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>A fault whose every word is clean: a vendor's code and id are its words as well, and no longer than such things
    /// are.</summary>
    public SourceFault Scrub(SourceFault fault) => fault with
    {
        Message = Scrub(fault.Message),
        Subject = Shortened(fault.Subject),
        Code = Shortened(fault.Code),
        CorrelationId = Shortened(fault.CorrelationId),
    };

    string? Shortened(string? text) =>
        text is null ? null : Scrub(text) is var clean && clean.Length > LongestWord ? clean[..LongestWord] + "…" : clean;
}
