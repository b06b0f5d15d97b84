using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Writes answers in Salesforce's form.</summary>
static class SalesforceReply
{
    public static Task ErrorAsync(HttpContext http, int status, string code, string message) =>
        WriteAsync(http, status, new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = code }));

    public static Task WriteAsync(HttpContext http, int status, JsonNode body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json;charset=UTF-8";
        return http.Response.WriteAsync(body.ToJsonString());
    }

    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        decimal number => JsonValue.Create(number),
        _ => throw new InvalidOperationException($"There is no form for {value.GetType().Name}."),
    };
}
