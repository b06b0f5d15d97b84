using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>What an org tells of itself.</summary>
static class DescribeEndpoint
{
    public static Task VersionsAsync(HttpContext http) => SalesforceReply.WriteAsync(
        http, 200,
        new JsonArray([.. Enumerable.Range(31, 38).Select(version => (JsonNode)new JsonObject
        {
            ["label"] = $"Release {version}",
            ["url"] = $"/services/data/v{version}.0",
            ["version"] = $"{version}.0",
        })]));

    public static Task UserAsync(HttpContext http, LocalSalesforce salesforce) => salesforce.Tokens.Takes(http.Request.Headers.Authorization)
        ? SalesforceReply.WriteAsync(http, 200, new JsonObject
        {
            ["user_id"] = salesforce.RunAs,
            ["organization_id"] = "00DXX0000000001AAA",
            ["preferred_username"] = salesforce.Options.Username,
            ["name"] = "AlignBot Integration",
        })
        : SalesforceReply.ErrorAsync(http, 403, "Bad_OAuth_Token", "Bad_OAuth_Token");

    public static Task LimitsAsync(HttpContext http, LocalSalesforce salesforce) => SalesforceReply.WriteAsync(http, 200, new JsonObject
    {
        ["DailyApiRequests"] = new JsonObject { ["Max"] = salesforce.Faults.QuotaLimit, ["Remaining"] = salesforce.Faults.QuotaLimit - salesforce.Faults.QuotaUsed },
        ["DailyBulkV2QueryJobs"] = new JsonObject { ["Max"] = 10_000, ["Remaining"] = 10_000 },
    });

    public static Task DescribeAsync(HttpContext http, LocalSalesforce salesforce)
    {
        JsonObject answer;
        lock (salesforce.Org.Gate)
        {
            if (salesforce.Org.Table((string)http.Request.RouteValues["type"]!) is not { } table)
            {
                return SalesforceReply.ErrorAsync(http, 404, "NOT_FOUND", "The requested resource does not exist");
            }
            answer = new JsonObject
            {
                ["name"] = table.Name,
                ["label"] = table.Label,
                ["keyPrefix"] = table.Prefix,
                ["queryable"] = true,
                ["createable"] = table.Writable,
                ["updateable"] = table.Writable,
                ["deletable"] = table.Writable,
                ["custom"] = table.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase),
                ["fields"] = new JsonArray([.. table.Visible.Select(FieldOf)]),
            };
        }
        return SalesforceReply.WriteAsync(http, 200, answer);
    }

    static JsonNode FieldOf(SalesforceField field) => new JsonObject
    {
        ["name"] = field.Name,
        ["label"] = field.Label,
        ["type"] = field.Type,
        ["filterable"] = field.Filterable,
        ["relationshipName"] = field.Relationship,
        ["referenceTo"] = field.RefersTo is null ? new JsonArray() : new JsonArray(field.RefersTo),
        ["picklistValues"] = new JsonArray([.. field.Choices.Select(choice => (JsonNode)new JsonObject
        {
            ["value"] = choice.Value,
            ["label"] = choice.Label,
            ["active"] = choice.Active,
            ["defaultValue"] = false,
        })]),
    };
}
