using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary><c>/oauth/v2/authorize</c>: asks whoever sits at the browser in which workspace, or whether at all. An app without a client id is consented to at once,
/// or refused when the address says <c>deny=1</c>.</summary>
static class OAuthConsent
{
    public static IResult Answer(HttpRequest request, Simulator slack)
    {
        var redirect = request.Query["redirect_uri"].ToString();
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var target) || target.Fragment.Length > 0)
        {
            return Results.Text("bad_redirect_uri", statusCode: StatusCodes.Status400BadRequest);
        }

        if (request.Query["deny"] == "1")
        {
            return Back(request, redirect, "error", "access_denied");
        }

        var app = slack.Workspace.App;
        if (app?.ClientId is null)
        {
            return Back(request, redirect, "code", slack.Workspace.Tokens.NewCode(redirect));
        }

        return request.Query["client_id"] != app.ClientId ? Results.Text("invalid_client_id", statusCode: StatusCodes.Status400BadRequest)
            : slack.Neighbours.OfTeam(request.Query["team"]) is { } chosen ? Back(request, redirect, "code", chosen.Workspace.Tokens.NewCode(redirect))
            : Results.Text(Page(request, slack, app.Name), "text/html");
    }

    static IResult Back(HttpRequest request, string redirect, string name, string value) => Results.Redirect(QueryHelpers.AddQueryString(
        redirect, new Dictionary<string, string?> { [name] = value, ["state"] = request.Query["state"].ToString() }));

    static string Page(HttpRequest request, Simulator slack, string app)
    {
        var here = request.GetEncodedUrl();
        var choices = slack.Neighbours.All.Select(one => Link($"{here}&team={one.Workspace.TeamId}", $"Allow in {one.Workspace.Name}"));
        return $"""
            <!DOCTYPE html><html lang="en"><title>Consent</title><h1>{WebUtility.HtmlEncode(app)} asks to be installed</h1>
            <p>It asks for: {WebUtility.HtmlEncode(request.Query["scope"].ToString())}</p>
            <p>{string.Join(" ", choices)} {Link(here + "&deny=1", "Cancel")}</p></html>
            """;
    }

    static string Link(string address, string label) => $"""<a href="{WebUtility.HtmlEncode(address)}">{WebUtility.HtmlEncode(label)}</a>""";
}
