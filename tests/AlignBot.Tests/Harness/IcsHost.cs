using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlignBot.People.Calendars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace AlignBot.Tests.Harness;

/// <summary>A host of calendars on this machine, over https with a certificate of its own making.</summary>
sealed class IcsHost : IAsyncDisposable
{
    readonly WebApplication app;
    readonly X509Certificate2 certificate;
    int asked;

    IcsHost(WebApplication app, X509Certificate2 certificate) => (this.app, this.certificate) = (app, certificate);

    /// <summary>What it answers, whatever is asked for.</summary>
    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    public int Asked => Volatile.Read(ref asked);

    public Uri Url => new(((IServer)app.Services.GetService(typeof(IServer))!).Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What the bot is given in place of its own, so that it asks this host and no other of this machine's.</summary>
    public FeedAccess Access => new()
    {
        MayReach = IPAddress.IsLoopback,
        UsualPortOnly = false,
        Believes = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
    };

    public static async Task<IcsHost> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(150));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var host = new IcsHost(builder.Build(), certificate);
        host.app.Run(async context =>
        {
            Interlocked.Increment(ref host.asked);
            await host.Answers(context);
        });
        await host.app.StartAsync();
        return host;
    }

    /// <summary>Answers with a calendar of these events.</summary>
    public void Has(params string[] events) => Answers = context => context.Response.WriteAsync(Calendar(events));

    public void Says(int status, string body = "") => Answers = context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(events.Select(one => $"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n";

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }
}
