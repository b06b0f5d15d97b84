namespace AlignBot.Health;

static class HealthEndpoints
{
    /// <summary>Live: the process answers. Ready: it can do its work; else 503 with what is missing.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var check = endpoints.ServiceProvider.GetRequiredService<ReadyCheck>();

        // As request delegates: a handler with parameters is compiled when the first request comes, whichever endpoint that is for.
        endpoints.MapGet("/health/live", (RequestDelegate)(context => TypedResults.Text("live").ExecuteAsync(context)));
        endpoints.MapGet("/health/ready", (RequestDelegate)(async context => await (await ReadyAsync(check, context.RequestAborted)).ExecuteAsync(context)));
        return endpoints;
    }

    static async Task<IResult> ReadyAsync(ReadyCheck check, CancellationToken cancellation) => await check.LookAsync(cancellation) switch
    {
        ({ } ready, _) => TypedResults.Json(ready, HealthJson.Default.Readiness),
        (_, var missing) => TypedResults.Problem(missing, statusCode: StatusCodes.Status503ServiceUnavailable),
    };
}
