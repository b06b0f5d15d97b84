using AlignBot.Contracts;
using AlignBot.Engine.Web;
using AlignBot.Slack;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace AlignBot.Installations;

/// <summary><c>/slack/install</c> leads to Slack's page of consent, <c>/slack/oauth_redirect</c> is where Slack leads back to. Whatever goes wrong is a page of one sentence.</summary>
sealed class InstallRoutes(InstallDesk desk, InstallState states, InstallOptions options, ICalmPages pages, WebOptions web, IOptions<SlackOptions> slack) : IWebRoutes
{
    const string Page = "slack/install";
    const string Redirect = "slack/oauth_redirect";
    const string CookiePath = "/";
    const string Nothing = "Nothing has changed.";

    static readonly string[] Looks = [HttpMethods.Get, HttpMethods.Head];
    static readonly NextPage Again = new("Begin again", Page);

    string Cookie => web.CookieName("alignbot-install", CookiePath);

    string RedirectUri => new Uri(web.PublicUrl!, Redirect).AbsoluteUri;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/" + Page, Looks, (RequestDelegate)BeginAsync);
        endpoints.MapMethods("/" + Redirect, Looks[..1], (RequestDelegate)EndAsync);
    }

    Task BeginAsync(HttpContext context)
    {
        if (!options.CanInstall)
        {
            return pages.WriteAsync(
                context, "AlignBot is not installed from here", "This one is for a single workspace. Whoever runs it sets SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to have it installed in others.",
                status: StatusCodes.Status404NotFound);
        }

        // A browser that has begun already keeps its secret: both its pages can end.
        var browser = context.Request.Cookies[Cookie] is { } kept && BearerSecret.DigestOf(kept) is not null ? kept : BearerSecret.New();
        context.Response.Cookies.Append(Cookie, browser, web.Cookie(CookiePath, TimeSpan.FromHours(1)));
        return pages.WriteAsync(
            context, "Install AlignBot", "AlignBot keeps sales and marketing to what they agreed, in their own channel. Slack asks what it may do there, and leads back here.",
            new NextPage("Add to Slack", ConsentOf(states.New(browser))));
    }

    async Task EndAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["error"] is [{ Length: > 0 } error, ..])
        {
            await SayAsync(context, "AlignBot is not installed", error == "access_denied"
                ? $"In Slack it was called off, or not allowed. {Nothing}"
                : $"Slack broke it off ({Plain(error)}). {Nothing}");
            return;
        }

        var look = states.Read(query["state"] is [{ } state, ..] ? state : null, context.Request.Cookies[Cookie]);
        if (!options.CanInstall || look.Standing is InstallStanding.Foreign || query["code"] is not [{ Length: > 0 } code, ..])
        {
            await SayAsync(context, "This did not begin here", $"Installing begins on the page below, and ends in the same browser. {Nothing}");
            return;
        }

        if (look.Standing is InstallStanding.Late)
        {
            await SayAsync(context, "That took too long", $"Slack's answer is good for ten minutes, and those are over. {Nothing}");
            return;
        }

        if (!await desk.UseAsync(look.Digest!, context.RequestAborted))
        {
            await SayAsync(context, "This was used already", $"Slack's answer is good once. If AlignBot is in your workspace now, all is well; if not, begin again. {Nothing}");
            return;
        }

        // What Slack has given must be kept, whether or not somebody waits for the page.
        var end = await desk.InstallAsync(code, RedirectUri, CancellationToken.None);
        if (end.Done is { } done)
        {
            await pages.WriteAsync(context, $"AlignBot is installed in {done.Name}", done.Says, done.Next);
            return;
        }

        await SayAsync(context, "AlignBot is not installed", $"{end.Why} {Nothing}");
    }

    Task SayAsync(HttpContext context, string title, string text) => pages.WriteAsync(context, title, text, Again, StatusCodes.Status400BadRequest);

    /// <summary>Slack's page of consent, beside its Web API.</summary>
    string ConsentOf(string state) => QueryHelpers.AddQueryString(new Uri(slack.Value.ApiUrl, "../oauth/v2/authorize").AbsoluteUri, new Dictionary<string, string?>
    {
        ["client_id"] = slack.Value.ClientId,
        ["scope"] = string.Join(',', ManifestScopes.All),
        ["redirect_uri"] = RedirectUri,
        ["state"] = state,
    });

    /// <summary>Of a word that came with an address, what is surely one of Slack's.</summary>
    static string Plain(string error) => error.Length <= 60 && error.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? error : "for a reason that it does not name";
}
