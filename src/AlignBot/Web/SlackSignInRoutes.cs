using AlignBot.Engine.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace AlignBot.Web;

/// <summary><c>/in/slack</c>: sign-in with Slack, by OpenID Connect.</summary>
/// <remarks>The protocol is the framework's: it makes state and nonce, binds both to the browser, and looks at the token's signature, issuer, audience, time and nonce.
/// The session that follows is our own, as after a link.</remarks>
sealed class SlackSignInRoutes(SlackSignInOptions options, SlackSignIn signIn, ILogger<SlackSignInRoutes> log) : IWebRoutes
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (options.IsOffered)
        {
            endpoints.MapGet($"/{SlackSignIn.Path}", (RequestDelegate)BeginAsync);
            endpoints.MapGet($"/{SlackSignIn.BackPath}", (RequestDelegate)BackAsync);
        }
    }

    async Task BeginAsync(HttpContext context)
    {
        PageWriter.Guard(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        var handler = await HandlerAsync(context);
        try
        {
            await handler.ChallengeAsync(new AuthenticationProperties { RedirectUri = OurPages.Only(context.Request.Query["to"]) });
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogWarning("A sign-in with Slack did not begin: {Why}", failure.Message);
            await signIn.FailAsync(context, "Slack does not answer at the moment. Try again in a minute.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    async Task BackAsync(HttpContext context)
    {
        var handler = await HandlerAsync(context);
        if (!await handler.HandleRequestAsync())
        {
            await signIn.FailAsync(context, "What came back from Slack was not for this address.");
        }
    }

    static async Task<OpenIdConnectHandler> HandlerAsync(HttpContext context)
    {
        var handler = context.RequestServices.GetRequiredService<OpenIdConnectHandler>();
        await handler.InitializeAsync(new AuthenticationScheme(SlackSignIn.Scheme, SlackSignIn.Scheme, typeof(OpenIdConnectHandler)), context);
        return handler;
    }
}
