using AlignBot.Engine.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AlignBot.Web;

/// <summary>The framework's OpenID Connect, told what Slack's is like.</summary>
static class SlackSignInServices
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Registers it where the app has a client id; nothing of it is made before somebody presses the button.</summary>
    /// <remarks>The protocol's handler alone: with the framework's whole authentication a middleware would look at every request of Slack's, for a scheme of two addresses.</remarks>
    public static IServiceCollection AddSlackSignIn(this IServiceCollection services, SlackSignInOptions slack, WebOptions web)
    {
        services.AddSingleton(slack);
        if (!slack.IsOffered || web.PublicUrl is not { } home)
        {
            return services;
        }

        services.AddWebEncoders();
        services.AddTransient<OpenIdConnectHandler>();
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>();
        services.AddOptions<OpenIdConnectOptions>(SlackSignIn.Scheme).Configure(options =>
        {
            options.MetadataAddress = slack.Discovery;
            options.RequireHttpsMetadata = slack.Slack.Scheme == Uri.UriSchemeHttps;
            options.ClientId = slack.ClientId;
            options.ClientSecret = slack.ClientSecret;
            options.CallbackPath = "/" + SlackSignIn.BackPath;
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            // Slack's page documents neither PKCE nor a refresh for this: state, nonce and the secret bind the code.
            options.UsePkce = false;
            options.DisableTelemetry = true;
            options.MapInboundClaims = false;
            options.BackchannelTimeout = Patience;
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("profile");
            var ours = web.Cookie(web.Base);
            foreach (var (cookie, name) in new[] { (options.NonceCookie, "nonce"), (options.CorrelationCookie, "begun") })
            {
                cookie.Name = web.CookieName($"alignbot-{name}.", web.Base);
                // Slack leads back with an ordinary link. Whatever host a request came by, our cookies are those of the public address.
                cookie.SameSite = ours.SameSite;
                cookie.SecurePolicy = ours.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                cookie.Path = ours.Path;
            }

            options.Events = new OpenIdConnectEvents
            {
                OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.RedirectUri = new Uri(home, SlackSignIn.BackPath).AbsoluteUri;
                    return Task.CompletedTask;
                },
                OnTicketReceived = context => Ours(context.HttpContext).AdmitAsync(context),
                OnAccessDenied = context => Ours(context.HttpContext).CancelAsync(context),
                OnRemoteFailure = context => Ours(context.HttpContext).RefuseAsync(context),
            };
        });
        return services;

        static SlackSignIn Ours(HttpContext context) => context.RequestServices.GetRequiredService<SlackSignIn>();
    }
}
