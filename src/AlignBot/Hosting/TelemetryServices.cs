using System.Reflection;
using AlignBot.Engine.Telemetry;
using AlignBot.Slack;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AlignBot.Hosting;

/// <summary>Measures and traces by OpenTelemetry's protocol, to whoever was named. Nobody named: not even its libraries are loaded.</summary>
/// <remarks>The standard settings hold: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>_HEADERS</c>, <c>_TIMEOUT</c>, <c>OTEL_SERVICE_NAME</c>,
/// <c>OTEL_RESOURCE_ATTRIBUTES</c>, <c>OTEL_METRIC_EXPORT_INTERVAL</c>, <c>OTEL_TRACES_SAMPLER</c>. Source:
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/.</remarks>
static class TelemetryServices
{
    /// <summary>The runtime's and libraries' own meters, read beside the bot's. None of them names an address that was asked for.</summary>
    static readonly string[] Meters =
    [
        "AlignBot.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql",
    ];

    /// <summary>Only the bot's own: the web server's and the HTTP client's write down addresses, and some of those are secrets.</summary>
    static readonly string[] Sources = [SlackTelemetry.Name, EngineTelemetry.Name];

    /// <summary>Adds it where an address is given.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Uri? address) => address is null ? services : services.AddExport();

    static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                "alignbot", serviceVersion: typeof(TelemetryServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter());
        return services;
    }
}
