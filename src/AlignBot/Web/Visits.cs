using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Web;
using NodaTime;

namespace AlignBot.Web;

/// <summary>The cookie by which a browser is known, and the pages that its owner may look for.</summary>
sealed class Visits(WebOptions web, SignIns signIns, ProgramDirectory programs, IClock clock)
{
    string Name => web.CookieName("alignbot", Base);

    /// <summary>The path of the public address: every link begins there, whatever host and path a request came by.</summary>
    public string Base => web.Base;

    /// <summary>Whose browser it is; null for nobody's.</summary>
    public Task<Visitor?> WhoAsync(HttpContext context) => signIns.WhoAsync(context.Request.Cookies[Name], context.RequestAborted);

    /// <summary>The programs that somebody may read, by number.</summary>
    public Task<List<ProgramInfo>> ProgramsAsync(int installation, UserId user) => programs.OfMemberAsync(installation, user, roster => roster.MayDecide(user));

    public void SignIn(HttpContext context, string secret, Instant ends) =>
        context.Response.Cookies.Append(Name, secret, web.Cookie(Base, (ends - clock.GetCurrentInstant()).ToTimeSpan()));

    public async Task SignOutAsync(HttpContext context)
    {
        await signIns.EndAsync(context.Request.Cookies[Name], context.RequestAborted);
        context.Response.Cookies.Delete(Name, web.Cookie(Base));
    }

    /// <summary>Whether a form was sent from one of our own pages, as far as the browser says. One that says nothing has the link's secret all the same.</summary>
    /// <remarks>Since our pages tell nobody where somebody came from, browsers give 'null' for their origin even to ourselves.</remarks>
    public bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site, ..]
        ? site is "same-origin" or "none"
        : request.Headers.Origin is not [{ Length: > 0 } origin, ..] || origin == "null"
            || (web.PublicUrl is { } home && string.Equals(origin, home.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
