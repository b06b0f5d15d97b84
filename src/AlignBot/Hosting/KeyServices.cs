using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlignBot.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace AlignBot.Hosting;

/// <summary>ASP.NET's Data Protection, with its keys where all replicas find them.</summary>
static class KeyServices
{
    /// <summary>Registers it. Nothing is read or made before something is first encrypted: a start and an idle bot do without it.</summary>
    /// <exception cref="SettingsException">The certificate can't be read, or has no private key.</exception>
    /// <param name="services">Of the process.</param>
    /// <param name="options">Where the keys lie.</param>
    /// <param name="makesKeys">False for whoever only looks: what is sealed is opened by the keys that there are.</param>
    public static IServiceCollection AddKeys(this IServiceCollection services, KeyOptions options, bool makesKeys = true)
    {
        var before = services.Count;
        var protection = services.AddDataProtection().SetApplicationName("AlignBot");
        foreach (var warmUp in services.Skip(before).Where(service => service.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(warmUp);
        }

        if (!makesKeys)
        {
            protection.DisableAutomaticKeyGeneration();
        }

        services.AddScoped<KeysContext>();
        protection = options.Folder is { } folder
            ? protection.PersistKeysToFileSystem(new DirectoryInfo(folder))
            : protection.PersistKeysToDbContext<KeysContext>();
        if (options.Certificate is { } file)
        {
            protection.ProtectKeysWithCertificate(Read(file, options.CertificatePassword));
        }

        return services;
    }

    static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey ? certificate
                : throw new SettingsException($"Keys:Certificate is '{file}', which holds no private key: export the certificate together with its key (PKCS #12).");
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Keys:Certificate is '{file}', which can't be read as PKCS #12 with Keys:CertificatePassword: {wrong.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
        }
    }
}
