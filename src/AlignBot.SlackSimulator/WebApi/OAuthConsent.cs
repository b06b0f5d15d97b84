using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary><c>/oauth/v2/authorize</c>: consents at once, or refuses when the address says <c>deny=1</c>.</summary>
static class OAuthConsent
{
    public static IResult Answer(HttpRequest request)
    {
        var redirect = request.Query["redirect_uri"].ToString();
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var target) || target.Fragment.Length > 0)
        {
            return Results.Text("bad_redirect_uri", statusCode: StatusCodes.Status400BadRequest);
        }

        var outcome = request.Query["deny"] == "1" ? ("error", "access_denied") : ("code", Guid.NewGuid().ToString("N"));
        var query = new Dictionary<string, string?> { [outcome.Item1] = outcome.Item2, ["state"] = request.Query["state"].ToString() };
        return Results.Redirect(QueryHelpers.AddQueryString(redirect, query));
    }
}
