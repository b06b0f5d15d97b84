using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AlignBot.Engine.Installations;

/// <summary>Seals tokens before they are written, each for its own installation: copied into the row of another one it opens nothing.</summary>
public sealed class TokenSeal(IDataProtectionProvider protection)
{
    const string Purpose = "AlignBot.InstallationTokens";

    /// <summary>What seals. There is a key from here on: where there is none it is made now, outside of any transaction, since the store of keys writes by a connection
    /// of its own, and SQLite has one writer at a time.</summary>
    public ReadySeal Ready()
    {
        _ = For(0).Protect("");
        return new ReadySeal(this);
    }

    /// <summary>The token; null where its keys are gone, or it was sealed for another installation.</summary>
    public string? Open(int installationId, string sealedToken)
    {
        try
        {
            return For(installationId).Unprotect(sealedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal IDataProtector For(int installationId) => protection.CreateProtector(Purpose, installationId.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Seals tokens by a key that is there.</summary>
public readonly struct ReadySeal
{
    readonly TokenSeal seal;

    internal ReadySeal(TokenSeal seal) => this.seal = seal;

    /// <summary>The token as it may lie in the database.</summary>
    public string Seal(int installationId, string token) => seal.For(installationId).Protect(token);
}
