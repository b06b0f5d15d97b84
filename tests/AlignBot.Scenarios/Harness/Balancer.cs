using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace AlignBot.Scenarios.Harness;

/// <summary>What stands before several replicas: each request goes to the next one that is alive, whoever had the one before.</summary>
sealed class Balancer : IAsyncDisposable
{
    readonly WebApplication app;

    Balancer(WebApplication app, IReadOnlyList<Uri> replicas) => (this.app, Replicas) = (app, replicas);

    /// <summary>Where they listen.</summary>
    public IReadOnlyList<Uri> Replicas { get; }

    public static async Task<Balancer> StartAsync(Uri address, IReadOnlyList<Uri> replicas)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, address.Port));
        builder.Services.AddReverseProxy().LoadFromMemory(
            [
                new RouteConfig
                {
                    RouteId = "all",
                    ClusterId = "bot",
                    Match = new RouteMatch { Path = "{**all}" },
                    // The bot's own pages look at the address they were asked for.
                    Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
                },
            ],
            [
                new ClusterConfig
                {
                    ClusterId = "bot",
                    LoadBalancingPolicy = "RoundRobin",
                    HealthCheck = new HealthCheckConfig
                    {
                        Active = new ActiveHealthCheckConfig
                        {
                            Enabled = true,
                            Interval = TimeSpan.FromMilliseconds(300),
                            Timeout = TimeSpan.FromSeconds(5),
                            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                            Path = "/health/ready",
                        },
                    },
                    Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
                    Destinations = replicas.Index().ToDictionary(
                        replica => replica.Index.ToString(CultureInfo.InvariantCulture),
                        replica => new DestinationConfig { Address = replica.Item.ToString() }),
                },
            ]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new Balancer(app, replicas);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
