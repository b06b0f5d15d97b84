using AlignBot.Slack.Inbound;
using AlignBot.Slack.SocketMode;
using AlignBot.Slack.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack;

/// <summary>Registers the Slack platform.</summary>
public static class SlackServices
{
    /// <summary>Registers the endpoint's machinery, the Web API and Socket Mode. The app adds an <see cref="ISlackTokenSource"/>.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, Action<SlackOptions> configure)
    {
        services.AddOptions<SlackOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        HandlersOf(services);

        services.TryAddSingleton(provider => new SlackRoutes(provider.GetRequiredService<SlackHandlers>()));
        services.TryAddSingleton<HandlerRunner>();
        services.TryAddSingleton<SlackDispatcher>();
        services.TryAddSingleton<SlackEndpoint>();

        services.TryAddSingleton<SlackHttp>();
        services.TryAddSingleton<SlackPacer>();
        services.TryAddSingleton(provider => new SlackCaller(
            provider.GetRequiredService<SlackHttp>().Client,
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<SlackPacer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider =>
            new SlackApis(provider.GetRequiredService<SlackCaller>(), provider.GetRequiredService<ISlackTokenSource>(), provider.GetRequiredService<OAuthApi>()));

        // Apart from the rest: whoever keeps the tokens renews them by it.
        services.TryAddSingleton(provider => new OAuthApi(new SlackCalls(provider.GetRequiredService<SlackCaller>(), default, null, default)));
        services.TryAddSingleton(provider =>
            new ResponseUrls(provider.GetRequiredService<SlackHttp>().Client, provider.GetRequiredService<IOptions<SlackOptions>>()));

        services.TryAddSingleton(provider => new SocketConnections(
            provider.GetRequiredService<SlackDispatcher>(),
            provider.GetRequiredService<SlackCaller>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SocketConnections>>()));
        services.AddHostedService(provider => provider.GetRequiredService<SocketConnections>());

        return services;
    }

    /// <summary>Registers what the app answers to. May be called once a feature: all of them add to the same table.</summary>
    public static IServiceCollection AddSlackHandlers(this IServiceCollection services, Action<SlackHandlers> register)
    {
        register(HandlersOf(services));

        return services;
    }

    /// <summary>Takes everything that Slack posts at one address: events, commands, interactions and options.</summary>
    public static IEndpointConventionBuilder MapSlack(this IEndpointRouteBuilder endpoints, string pattern = "/slack/events")
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<SlackEndpoint>();

        return endpoints.Map(pattern, (RequestDelegate)endpoint.Handle).WithDisplayName($"Slack {pattern}");
    }

    static SlackHandlers HandlersOf(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(SlackHandlers) && service.ImplementationInstance is SlackHandlers registered)
            {
                return registered;
            }
        }

        var handlers = new SlackHandlers(services);
        services.AddSingleton(handlers);

        return handlers;
    }
}
