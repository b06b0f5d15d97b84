using Microsoft.AspNetCore.Http;

namespace AlignBot.Engine.Web;

/// <summary>Where people's browsers and calendars reach the bot: every address that it hands out begins here, whatever host a request came by.</summary>
/// <param name="PublicUrl">Ends with a slash; null where nothing is served to people.</param>
public sealed record WebOptions(Uri? PublicUrl = null)
{
    /// <summary>Whether what stands in Slack has pages, too.</summary>
    public bool HasPages => PublicUrl is not null;

    /// <summary>The path of the public address: every link begins there.</summary>
    public string Base => PublicUrl?.AbsolutePath ?? "/";

    bool IsSecure => PublicUrl?.Scheme == Uri.UriSchemeHttps;

    /// <summary>The whole name of a cookie. Over https the browser itself keeps one of the whole host from being set by anybody else.</summary>
    /// <param name="name">Its own: 'alignbot'.</param>
    /// <param name="path">Below which path it is sent.</param>
    public string CookieName(string name, string path) => IsSecure && path == "/" ? "__Host-" + name : name;

    /// <summary>How a cookie is set: read by no script, sent over https alone where there is one, and by links from elsewhere.</summary>
    /// <param name="path">Below which path it is sent.</param>
    /// <param name="life">How long it is kept; null for as long as the browser is open.</param>
    public CookieOptions Cookie(string path, TimeSpan? life = null) =>
        new() { HttpOnly = true, Secure = IsSecure, SameSite = SameSiteMode.Lax, Path = path, MaxAge = life, IsEssential = true };
}
