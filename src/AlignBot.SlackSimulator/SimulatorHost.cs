using System.Net;
using AlignBot.SlackSimulator.Control;
using AlignBot.SlackSimulator.Page;
using AlignBot.SlackSimulator.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlignBot.SlackSimulator;

/// <summary>The simulator's web server: Slack at <c>/api</c>, <c>/socket</c> and <c>/response</c>, control at <c>/control</c>, the page at <c>/</c>.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    /// <summary>Names a folder with the page's files, for work on the page.</summary>
    public const string PageFolderVariable = "ALIGNBOT_SIMULATOR_PAGE";

    const long LargestRequest = 64 * 1024 * 1024;

    readonly WebApplication web;

    SimulatorHost(WebApplication web, Simulator slack)
    {
        this.web = web;
        Simulator = slack;
    }

    public Simulator Simulator { get; }

    /// <summary>Where it listens, without a slash at the end. Slack's Web API is at <see cref="ApiUrl"/>.</summary>
    public string Url => Simulator.Url;

    /// <summary>What a bot puts where Slack's <c>https://slack.com/api/</c> would stand.</summary>
    public string ApiUrl => $"{Url}/api/";

    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Empty: no appsettings, environment or signal of the process that it shares with the bot may bend it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, LivesWithItsHost>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        var web = builder.Build();
        var slack = new Simulator(options);
        Map(web, slack, options.PageFolder ?? Environment.GetEnvironmentVariable(PageFolderVariable));
        await web.StartAsync(ct);
        slack.Url = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        slack.Start();
        return new SimulatorHost(web, slack);
    }

    static void Map(WebApplication web, Simulator slack, string? pageFolder)
    {
        web.Use((http, next) => RecordFailuresAsync(http, next, slack));
        web.Use(RefuseForeigners);
        web.UseRouting();
        // Clients that follow Slack's own expect a ping at least every half minute.
        web.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        web.MapMethods("/api/{method}", ["GET", "POST"], (HttpContext http, string method) => slack.Api.HandleAsync(http, method));
        web.MapPost("/response/{id}", (HttpContext http, string id) => ResponseUrlEndpoint.HandleAsync(http, slack, id));
        web.MapPost("/upload/{id}", (HttpContext http, string id) => UploadEndpoint.ReceiveAsync(http, slack, id));
        web.MapGet("/files/{id}", (HttpContext http, string id) => UploadEndpoint.Download(http, slack, id));
        web.MapPost("/w/{team}/response/{id}", (HttpContext http, string team, string id) => ResponseUrlEndpoint.HandleAsync(http, slack.Neighbours.OfTeam(team)!, id));
        web.MapPost("/w/{team}/upload/{id}", (HttpContext http, string team, string id) => UploadEndpoint.ReceiveAsync(http, slack.Neighbours.OfTeam(team)!, id));
        web.MapGet("/w/{team}/files/{id}", (HttpContext http, string team, string id) => UploadEndpoint.Download(http, slack.Neighbours.OfTeam(team)!, id));
        web.MapGet("/oauth/v2/authorize", (HttpContext http) => OAuthConsent.Answer(http.Request, slack));
        slack.OpenId.Map(web);
        web.MapGet("/socket/{ticket}", async (HttpContext http, string ticket) =>
        {
            if (!http.WebSockets.IsWebSocketRequest || !slack.Sockets.Redeem(ticket))
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await slack.Sockets.ServeAsync(socket, http.RequestAborted);
        });
        web.MapControl(slack);
        web.MapPage(pageFolder);
    }

    /// <summary>Only loopback names and our own page: otherwise any web page in the same browser could reach the control API.</summary>
    static Task RefuseForeigners(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host;
        if (host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }
        if (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{http.Request.Scheme}://{host}")
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(http);
    }

    /// <summary>A fault of the simulator's own is shown where people look: in the traffic, and in the answer.</summary>
    static async Task RecordFailuresAsync(HttpContext http, RequestDelegate next, Simulator slack)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            slack.Traffic.Add("in", "failure", http.Request.Path, 500, 0, $"the simulator failed: {e.Message}", "", e.ToString());
            if (http.Response.HasStarted)
            {
                throw;
            }

            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync(JsonText.Write(new JsonObject { ["ok"] = false, ["error"] = $"The simulator failed: {e.Message}" }));
        }
    }

    /// <summary>Ends when it is disposed, and by no signal.</summary>
    sealed class LivesWithItsHost : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // Long polls and streams would hold an orderly stop for its whole grace.
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await web.StopAsync(soon.Token);
        await Simulator.DisposeAsync();
        await web.DisposeAsync();
    }
}
