using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AlignBot.Engine.Installations;

/// <summary>Seals tokens before they are written, each for its own installation: copied into the row of another one it opens nothing.</summary>
public sealed class TokenSeal(IDataProtectionProvider protection)
{
    const string Purpose = "AlignBot.InstallationTokens";

    /// <summary>The token as it may lie in the database.</summary>
    public string Seal(int installationId, string token) => For(installationId).Protect(token);

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

    IDataProtector For(int installationId) => protection.CreateProtector(Purpose, installationId.ToString(CultureInfo.InvariantCulture));
}
