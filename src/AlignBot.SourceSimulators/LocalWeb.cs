using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlignBot.SourceSimulators;

/// <summary>The web server of a vendor on this machine.</summary>
static class LocalWeb
{
    /// <summary>One that listens on loopback once it is started. Empty: no settings, environment or signal of the process that it shares with others may bend it.</summary>
    /// <param name="port">0 for any free one.</param>
    /// <param name="more">What else it is given.</param>
    public static WebApplication Build(int port, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, LivesWithItsOwner>();
        more?.Invoke(builder.Services);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        return builder.Build();
    }

    /// <summary>Starts it.</summary>
    /// <returns>Where it listens, without a slash at the end.</returns>
    public static async Task<string> ListenAsync(this WebApplication web, CancellationToken cancel)
    {
        await web.StartAsync(cancel);
        return web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
    }

    /// <summary>Ends it. A request that is held would hold an orderly stop for its whole grace.</summary>
    public static async ValueTask EndAsync(this WebApplication web)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await web.StopAsync(soon.Token);
        await web.DisposeAsync();
    }

    /// <summary>Ends when it is disposed, and by no signal.</summary>
    sealed class LivesWithItsOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
