using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.SocketMode;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Health;

static class HealthEndpoints
{
    /// <summary>How long the bot may look for a new socket before it counts as deaf.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Live: the process answers. Ready: the database does, too, its schema is this build's, and where Socket Mode is used a socket is open.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var database = endpoints.ServiceProvider.GetRequiredService<IDatabase>();
        var sockets = endpoints.ServiceProvider.GetRequiredService<SocketConnections>();

        // As request delegates: a handler with parameters is compiled when the first request comes, whichever endpoint that is for.
        endpoints.MapGet("/health/live", (RequestDelegate)(context => TypedResults.Text("live").ExecuteAsync(context)));
        endpoints.MapGet("/health/ready", (RequestDelegate)(async context => await (await ReadyAsync(database, sockets, context.RequestAborted)).ExecuteAsync(context)));
        return endpoints;
    }

    static async Task<IResult> ReadyAsync(IDatabase database, SocketConnections sockets, CancellationToken cancellation)
    {
        if (!await database.IsMigratedAsync(cancellation))
        {
            return TypedResults.Problem("The database's schema is older than this build. Run 'AlignBot migrate'.", statusCode: 503);
        }

        if (sockets.WhyDeaf(Grace) is { } reason)
        {
            return TypedResults.Problem($"Nothing that people do in Slack reaches the bot. {reason}", statusCode: 503);
        }

        var (waiting, failed) = await database.ReadAsync(
            async db => (
                await db.Outbox.CountAsync(row => row.State < OutboxState.Sent, cancellation),
                await db.Outbox.CountAsync(row => row.State == OutboxState.Failed, cancellation)),
            cancellation);
        return TypedResults.Json(new Readiness("ready", waiting, failed), HealthJson.Default.Readiness);
    }
}
