using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>One request, its body read.</summary>
public sealed class HubSpotRequest
{
    /// <summary>What stands before a cursor that gives the same page once more.</summary>
    const string Again = "again-";

    readonly HttpContext http;

    HubSpotRequest(HttpContext http, JsonObject? body, string? form)
    {
        this.http = http;
        Body = body;
        Form = form;
        Method = http.Request.Method;
        Path = http.Request.Path.Value ?? "/";
        Query = http.Request.QueryString.Value ?? "";
        Token = http.Request.Headers.Authorization.ToString() is { Length: > 7 } bearer && bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer[7..] : null;
        Host = $"{http.Request.Scheme}://{http.Request.Host}";
    }

    public string Method { get; }

    public string Path { get; }

    public string Query { get; }

    public string? Token { get; }

    /// <summary>What the client called this server, for the links that answers carry.</summary>
    public string Host { get; }

    public JsonObject? Body { get; }

    /// <summary>The body of a form. Null for others.</summary>
    public string? Form { get; }

    /// <summary>Whether ids of association targets are text, as in the dated versions, or numbers, as in v4.</summary>
    public bool Dated => Route("version").Contains('-', StringComparison.Ordinal);

    /// <summary>The cursor that the client gives back, in the query or the body. Null on a first page.</summary>
    public string? After
    {
        get
        {
            var after = http.Request.Query["after"].ToString() is { Length: > 0 } asked ? asked : HubSpotJson.Text(Body?["after"]);
            while (after is not null && after.StartsWith(Again, StringComparison.Ordinal))
            {
                after = after[Again.Length..];
            }
            return after is "" or "0" or "start" ? null : after;
        }
    }

    /// <summary>A cursor, different from the one given, by which this same page comes once more.</summary>
    public string SamePage
    {
        get
        {
            var raw = http.Request.Query["after"].ToString() is { Length: > 0 } asked ? asked : HubSpotJson.Text(Body?["after"]);
            return Again + (raw is { Length: > 0 } ? raw : "start");
        }
    }

    internal static async Task<(HubSpotRequest? Request, HubSpotReply? Refusal)> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            using var text = new StreamReader(http.Request.Body);
            return (new HubSpotRequest(http, null, await text.ReadToEndAsync(http.RequestAborted)), null);
        }
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return (new HubSpotRequest(http, null, null), null);
        }
        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return body is JsonObject json
                ? (new HubSpotRequest(http, json, null), null)
                : (null, HubSpotErrors.Invalid("Invalid input JSON on line 1, column 1: a JSON object is needed"));
        }
        catch (JsonException wrong)
        {
            return (null, HubSpotErrors.Invalid("Invalid input JSON: " + wrong.Message));
        }
    }

    internal string Route(string name) => http.Request.RouteValues[name]?.ToString() ?? "";

    internal bool Flag(string name) => http.Request.Query[name].ToString() is "true";

    /// <summary>A list, repeated or with commas.</summary>
    internal string[] List(string name) =>
        [.. http.Request.Query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The asked number of rows; a refusal when it is more than this call gives.</summary>
    internal int? Limit(int usual, int most)
    {
        var text = http.Request.Query["limit"].ToString() is { Length: > 0 } asked ? asked : HubSpotJson.Text(Body?["limit"]);
        return text switch
        {
            null or "" => usual,
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 0 && limit <= most => limit == 0 ? usual : limit,
            _ => null,
        };
    }
}
