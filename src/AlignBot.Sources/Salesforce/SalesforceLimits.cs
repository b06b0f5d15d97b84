using System.Globalization;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads <c>Sforce-Limit-Info: api-usage=10018/100000; per-app-api-usage=17/250(appName=x)</c>.</summary>
static class SalesforceLimits
{
    /// <summary>The org's requests of the last 24 hours. Null where the header does not say.</summary>
    public static SourceQuota? Read(string? header)
    {
        foreach (var part in (header ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value]
                && key.Equals("api-usage", StringComparison.OrdinalIgnoreCase)
                && value.Split('(')[0].Split('/') is [var used, var limit]
                && long.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && long.TryParse(limit.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            {
                // The window rolls: it has no end at which all of it comes back.
                return new SourceQuota(count, most);
            }
        }
        return null;
    }
}
