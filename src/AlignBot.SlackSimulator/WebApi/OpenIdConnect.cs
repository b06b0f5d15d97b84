using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary>Sign in with Slack: its discovery document, its keys, the page on which somebody agrees, and the identity token for a code.</summary>
/// <remarks>The page asks who is at the browser; <c>as=U...</c> in its address answers at once, <c>deny=1</c> refuses. <c>flaw=</c> spoils the token as a forger or a
/// slip might: signature, issuer, audience, nonce or expired.</remarks>
sealed class OpenIdConnect(Simulator slack) : IDisposable
{
    const string KeyId = "local-slack";

    static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(5);

    /// <summary>Made when somebody first signs in: most runs do without.</summary>
    readonly Lazy<RSA> key = new(() => RSA.Create(2048));
    readonly ConcurrentDictionary<string, Consent> codes = new();

    sealed record Consent(string User, string Client, string Redirect, string? Nonce, string? Flaw, DateTimeOffset Until);

    string Issuer => slack.Url;

    public void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/.well-known/openid-configuration", Discover);
        web.MapGet("/openid/connect/keys", () => Json(Keys()));
        web.MapGet("/openid/connect/authorize", Authorize);
    }

    IResult Discover() => slack.Faults.Strike(Fault.ApiKinds, "openid.discovery", channel: null) is not null
        ? Results.Text("service_unavailable", statusCode: StatusCodes.Status503ServiceUnavailable)
        : Json(new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{slack.Url}/openid/connect/authorize",
            ["token_endpoint"] = $"{slack.Url}/api/openid.connect.token",
            ["userinfo_endpoint"] = $"{slack.Url}/api/openid.connect.userInfo",
            ["jwks_uri"] = $"{slack.Url}/openid/connect/keys",
            ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
            ["response_types_supported"] = new JsonArray("code"),
            ["response_modes_supported"] = new JsonArray("form_post"),
            ["grant_types_supported"] = new JsonArray("authorization_code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["claims_supported"] = new JsonArray("sub", "auth_time", "iss"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        });

    public ApiMethod Method => new("openid.connect.token", RateTier.Tier4, [], Token) { Token = null };

    JsonObject Keys()
    {
        var own = key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = KeyId,
                ["n"] = Base64Url.EncodeToString(own.Modulus),
                ["e"] = Base64Url.EncodeToString(own.Exponent),
            }),
        };
    }

    IResult Authorize(HttpRequest request)
    {
        string Asked(string name) => request.Query[name].ToString();

        if (!Uri.TryCreate(Asked("redirect_uri"), UriKind.Absolute, out var target) || target.Fragment.Length > 0)
        {
            return Results.Text("bad_redirect_uri", statusCode: StatusCodes.Status400BadRequest);
        }

        if (Asked("response_type") != "code" || !Asked("scope").Split(' ').Contains("openid") || Asked("client_id").Length == 0)
        {
            return Results.Text("invalid_scope", statusCode: StatusCodes.Status400BadRequest);
        }

        if (Asked("deny") == "1")
        {
            return Back(("error", "access_denied"));
        }

        lock (slack.Workspace.Gate)
        {
            var people = slack.Workspace.People.Values.Where(person => person.IsHuman && !person.Deleted).ToList();
            if (people.Find(person => person.Id == Asked("as")) is not { } chosen)
            {
                return Results.Content(Page(request, people), "text/html; charset=utf-8");
            }

            var code = Guid.NewGuid().ToString("N");
            codes[code] = new Consent(chosen.Id, Asked("client_id"), Asked("redirect_uri"), request.Query["nonce"], request.Query["flaw"], slack.RealNow + CodeLife);
            return Back(("code", code));
        }

        IResult Back((string Name, string Value) outcome) => Results.Redirect(QueryHelpers.AddQueryString(
            Asked("redirect_uri"), new Dictionary<string, string?> { [outcome.Name] = outcome.Value, ["state"] = Asked("state") }));
    }

    static string Page(HttpRequest request, List<Person> people)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Sign in with Slack</title>")
            .Append("<body style=\"font:16px/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark\"><h1>Sign in with Slack</h1>")
            .Append("<p>The app would like to know who you are. Who is at this browser?</p><ul>");
        foreach (var person in people)
        {
            var address = $"{request.Path}{QueryHelpers.AddQueryString(request.QueryString.ToString(), "as", person.Id)}";
            html.Append("<li><a href=\"").Append(HtmlEncoder.Default.Encode(address)).Append("\">").Append(HtmlEncoder.Default.Encode(person.RealName)).Append("</a></li>");
        }

        var refuse = $"{request.Path}{QueryHelpers.AddQueryString(request.QueryString.ToString(), "deny", "1")}";
        return html.Append("</ul><p><a href=\"").Append(HtmlEncoder.Default.Encode(refuse)).Append("\">Cancel</a></p></body></html>").ToString();
    }

    /// <summary>A code is good once, for ten minutes, for whom and where it was given.</summary>
    JsonObject Token(ApiCall call)
    {
        if (call.Must("client_id") != (call.App.ClientId ?? call.Text("client_id")))
        {
            throw new SlackRefusal("invalid_client_id");
        }

        if (call.Must("client_secret") != (call.App.ClientSecret ?? call.Text("client_secret")))
        {
            throw new SlackRefusal("bad_client_secret");
        }

        if (!codes.TryRemove(call.Must("code"), out var consent) || consent.Until < slack.RealNow || consent.Client != call.Text("client_id"))
        {
            throw new SlackRefusal("invalid_code");
        }

        if (call.Text("redirect_uri") != consent.Redirect)
        {
            throw new SlackRefusal("bad_redirect_uri");
        }

        return new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = $"xoxp-local-{Guid.NewGuid():N}",
            ["token_type"] = "Bearer",
            ["id_token"] = IdToken(consent, call.Workspace.Person(consent.User)!),
        };
    }

    string IdToken(Consent consent, Person person)
    {
        var now = slack.RealNow;
        var issued = consent.Flaw == "expired" ? now - TimeSpan.FromHours(2) : now;
        var claims = new JsonObject
        {
            ["iss"] = consent.Flaw == "issuer" ? "https://evil.example" : Issuer,
            ["sub"] = person.Id,
            ["aud"] = consent.Flaw == "audience" ? "another-app" : consent.Client,
            ["iat"] = issued.ToUnixTimeSeconds(),
            ["exp"] = (issued + TokenLife).ToUnixTimeSeconds(),
            ["auth_time"] = issued.ToUnixTimeSeconds(),
            ["nonce"] = consent.Flaw == "nonce" ? "of-another-browser" : consent.Nonce,
            ["https://slack.com/user_id"] = person.Id,
            ["https://slack.com/team_id"] = person.TeamId,
            ["name"] = person.RealName,
            ["https://slack.com/team_name"] = slack.Workspace.Name,
            ["https://slack.com/team_domain"] = slack.Workspace.Domain,
        };
        var head = $"{Part(new JsonObject { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" })}.{Part(claims)}";
        var signature = key.Value.SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (consent.Flaw == "signature")
        {
            signature[0] ^= 1;
        }

        return $"{head}.{Base64Url.EncodeToString(signature)}";
    }

    static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonText.Write(json)));

    static IResult Json(JsonObject json) => Results.Text(JsonText.Write(json), "application/json; charset=utf-8");

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}
