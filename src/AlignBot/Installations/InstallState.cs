using System.Globalization;
using System.Security.Cryptography;
using AlignBot.Engine.Web;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace AlignBot.Installations;

/// <summary>What goes to Slack and must come back with its answer: sealed, good for ten minutes, in the browser that it was made for, once.</summary>
/// <remarks>Nothing is kept of one that never comes back: whoever only looks at the page, or fetches it a million times, leaves no row.</remarks>
sealed class InstallState(IDataProtectionProvider protection, TimeProvider time)
{
    static readonly Duration Life = Duration.FromMinutes(10);

    readonly IDataProtector protector = protection.CreateProtector("AlignBot.InstallState");

    Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Another one, for whoever has that secret as a cookie.</summary>
    public string New(string browser) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{BearerSecret.New()} {BearerSecret.DigestOf(browser)} {Now.ToUnixTimeMilliseconds()}"));

    /// <summary>What came back.</summary>
    /// <param name="state">As Slack's answer has it; null where it has none.</param>
    /// <param name="browser">The cookie of whoever brings it; null where there is none.</param>
    public InstallLook Read(string? state, string? browser)
    {
        if (state is null || BearerSecret.DigestOf(browser) is not { } digest || Open(state) is not [var nonce, var madeFor, var madeAt] || madeFor != digest)
        {
            return new InstallLook(InstallStanding.Foreign, null);
        }

        var at = Instant.FromUnixTimeMilliseconds(long.Parse(madeAt, CultureInfo.InvariantCulture));
        return at + Life < Now ? new InstallLook(InstallStanding.Late, null) : new InstallLook(InstallStanding.Good, BearerSecret.DigestOf(nonce));
    }

    string[]? Open(string state)
    {
        try
        {
            return protector.Unprotect(state).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>How it stands with what came back from Slack.</summary>
enum InstallStanding
{
    /// <summary>It may be used, once.</summary>
    Good,

    /// <summary>It began in another browser, or nowhere.</summary>
    Foreign,

    /// <summary>Its ten minutes are over.</summary>
    Late,
}

/// <param name="Standing">How it stands.</param>
/// <param name="Digest">By what it is known once it is used; null where it is of no use.</param>
sealed record InstallLook(InstallStanding Standing, string? Digest);
