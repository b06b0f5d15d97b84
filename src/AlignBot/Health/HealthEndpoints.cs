using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Health;

static class HealthEndpoints
{
    /// <summary>Live: the process answers. Ready: the database does, too, and its schema is this build's.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var database = endpoints.ServiceProvider.GetRequiredService<IDatabase>();

        // As request delegates: a handler with parameters is compiled when the first request comes, whichever endpoint that is for.
        endpoints.MapGet("/health/live", (RequestDelegate)(context => TypedResults.Text("live").ExecuteAsync(context)));
        endpoints.MapGet("/health/ready", (RequestDelegate)(async context => await (await ReadyAsync(database, context.RequestAborted)).ExecuteAsync(context)));
        return endpoints;
    }

    static async Task<IResult> ReadyAsync(IDatabase database, CancellationToken cancellation)
    {
        if (!await database.IsMigratedAsync(cancellation))
        {
            return TypedResults.Problem("The database's schema is older than this build. Run 'AlignBot migrate'.", statusCode: 503);
        }

        var (waiting, failed) = await database.ReadAsync(
            async db => (
                await db.Outbox.CountAsync(row => row.State < OutboxState.Sent, cancellation),
                await db.Outbox.CountAsync(row => row.State == OutboxState.Failed, cancellation)),
            cancellation);
        return TypedResults.Json(new Readiness("ready", waiting, failed), HealthJson.Default.Readiness);
    }
}
