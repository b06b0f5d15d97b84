using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlignBot.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlignBot.Tests.Hosting;

/// <summary>Where the keys lie that protect what browsers are handed, and in what state.</summary>
public sealed class KeyServicesTests : IDisposable
{
    const string Password = "of the certificate";

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-keys-").FullName;

    string Certificate => Path.Combine(folder, "keys.pfx");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void In_a_folder_they_are_encrypted_by_the_certificate_and_shared_by_replicas()
    {
        MakeCertificate();
        var options = new KeyOptions { Folder = Path.Combine(folder, "keys"), Certificate = Certificate, CertificatePassword = Password };
        using var one = Services(options);
        using var other = Services(options);

        var secret = Protector(one).Protect("a sign-in on its way");

        Assert.Equal("a sign-in on its way", Protector(other).Unprotect(secret));
        var key = File.ReadAllText(Assert.Single(Directory.GetFiles(options.Folder)));
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", key, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_made_before_something_is_encrypted()
    {
        using var services = Services(new KeyOptions { Folder = Path.Combine(folder, "keys") });

        Assert.Empty(services.GetServices<IHostedService>());
        Assert.NotNull(services.GetRequiredService<IDataProtectionProvider>());
        Assert.False(Directory.Exists(Path.Combine(folder, "keys")));
    }

    [Fact]
    public void A_certificate_that_cant_be_read_is_named()
    {
        MakeCertificate();

        var wrong = Assert.Throws<SettingsException>(() => Services(new KeyOptions { Certificate = Certificate, CertificatePassword = "another" }));
        Assert.StartsWith($"Keys:Certificate is '{Certificate}', which can't be read as PKCS #12 with Keys:CertificatePassword: ", wrong.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<SettingsException>(() => Services(new KeyOptions { Certificate = Certificate + ".gone" }));
        Assert.Contains("can't be read as PKCS #12", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_its_private_key_is_of_no_use()
    {
        using var key = RSA.Create(2048);
        using var whole = Signed(key);
        using var half = X509CertificateLoader.LoadCertificate(whole.Export(X509ContentType.Cert));
        File.WriteAllBytes(Certificate, half.Export(X509ContentType.Pkcs12, Password));

        var wrong = Assert.Throws<SettingsException>(() => Services(new KeyOptions { Certificate = Certificate, CertificatePassword = Password }));

        Assert.Contains("which holds no private key", wrong.Message, StringComparison.Ordinal);
    }

    static ServiceProvider Services(KeyOptions options) => new ServiceCollection().AddLogging().AddKeys(options).BuildServiceProvider();

    static IDataProtector Protector(ServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    static X509Certificate2 Signed(RSA key) => new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));

    void MakeCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = Signed(key);
        File.WriteAllBytes(Certificate, certificate.Export(X509ContentType.Pkcs12, Password));
    }
}
