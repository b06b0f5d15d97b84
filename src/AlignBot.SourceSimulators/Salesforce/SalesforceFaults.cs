using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>What is to go wrong. All switches are off at first, and may be turned while it is read from.</summary>
public sealed class SalesforceFaults
{
    readonly List<(Func<HttpContext, bool> When, Func<HttpContext, Task> Do, bool GoesOn)> next = [];
    readonly Lock mutex = new();

    /// <summary>Rows a page at most.</summary>
    public int PageSize { get; set; } = 2000;

    /// <summary>How many rows each page has, in turn, though more follow; the last goes on. Empty: full pages.</summary>
    public IReadOnlyList<int> PageSizes { get; set; } = [];

    /// <summary>Gives every page twice: the second has a link to the first again.</summary>
    public bool RepeatPages { get; set; }

    /// <summary>Later pages begin with the first row of the first one, in place of their own: as many rows as counted, but one twice.</summary>
    public bool RowComesAgain { get; set; }

    /// <summary>Added to totalSize.</summary>
    public int TotalSizeIsOffBy { get; set; }

    /// <summary>done is false, but there is no link.</summary>
    public bool LosesNextLink { get; set; }

    /// <summary>The host that links lead to, as <c>https://elsewhere.example</c>.</summary>
    public string? NextLinkHost { get; set; }

    /// <summary>What the token says where to go on.</summary>
    public string? InstanceUrl { get; set; }

    /// <summary>Locators are not found any more.</summary>
    public bool LocatorsExpire { get; set; }

    /// <summary>Called before each page but the first is made, with its number from 2 on.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>Tokens are good for so many requests each.</summary>
    public int? RequestsPerToken { get; set; }

    /// <summary>The app was taken from the org: <c>invalid_client_id</c>.</summary>
    public bool AppIsGone { get; set; }

    /// <summary>The user that it runs as is no longer active.</summary>
    public bool UserIsInactive { get; set; }

    /// <summary>What the token's answer says instead, as error and description.</summary>
    public (string Error, string? Description)? TokenError { get; set; }

    /// <summary>What each 401 says.</summary>
    public string SessionMessage { get; set; } = "Session expired or invalid";

    /// <summary>The day's requests are used up.</summary>
    public bool QuotaIsSpent { get; set; }

    /// <summary>What Sforce-Limit-Info counts from and to.</summary>
    public int QuotaUsed { get; set; }

    public int QuotaLimit { get; set; } = 100_000;

    /// <summary>What goes on in that header: <c>; per-app-api-usage=17/250(appName=x)</c>.</summary>
    public string QuotaTail { get; set; } = "";

    /// <summary>Versions below are retired; those above 68 are unknown.</summary>
    public int OldestVersion { get; set; } = 31;

    /// <summary>Queries that match time out, as a long one does.</summary>
    public Func<string, bool>? TimesOut { get; set; }

    /// <summary>Bulk is not among the user's permissions.</summary>
    public bool BulkIsRefused { get; set; }

    /// <summary><c>Failed</c> or <c>Aborted</c>.</summary>
    public string? BulkEnds { get; set; }

    /// <summary>A part of a job's result lacks its last row, and says how many rows it has.</summary>
    public bool BulkLosesARow { get; set; }

    /// <summary>It lacks that row, and says that it has it.</summary>
    public bool BulkPartIsShort { get; set; }

    /// <summary>How often a job is still at work when asked.</summary>
    public int BulkTakes { get; set; } = 1;

    /// <summary>Answers the next request, or the next that fits, otherwise.</summary>
    public void Next(Func<HttpContext, Task> answer, Func<HttpContext, bool>? when = null)
    {
        lock (mutex)
        {
            next.Add((when ?? (_ => true), answer, false));
        }
    }

    /// <summary>Answers the next requests for data with this.</summary>
    public void NextData(int status, string mediaType, string body, int times = 1, params (string Name, string Value)[] headers)
    {
        for (var time = 0; time < times; time++)
        {
            Next(http => WriteAsync(http, status, mediaType, body, headers), IsData);
        }
    }

    /// <summary>Salesforce's usual way to say no.</summary>
    public void NextError(int status, string code, string message, int times = 1, params (string Name, string Value)[] headers) => NextData(
        status, "application/json", $$"""[{"message":"{{message}}","errorCode":"{{code}}"}]""", times, headers);

    /// <summary>Half of an answer, and then the end of the connection; with its length, so that it is seen, or without.</summary>
    public void NextIsReset() => Next(
        async http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = 4000;
            await http.Response.WriteAsync("""{"totalSize":3,"done":true,"rec""");
            await http.Response.Body.FlushAsync();
            http.Abort();
        },
        IsData);

    public void NextRedirects(string to) => NextData(302, "text/html", "", 1, ("Location", to));

    /// <summary>The next request for data is answered once the gate opens.</summary>
    public void NextWaits(Task gate)
    {
        lock (mutex)
        {
            next.Add((IsData, http => gate.WaitAsync(http.RequestAborted), true));
        }
    }

    /// <summary>Does what is to go wrong with this request.</summary>
    /// <returns>Whether that was its answer.</returns>
    internal async Task<bool> AnswerAsync(HttpContext http)
    {
        (Func<HttpContext, bool> When, Func<HttpContext, Task> Do, bool GoesOn) taken;
        lock (mutex)
        {
            var at = next.FindIndex(one => one.When(http));
            if (at < 0)
            {
                return false;
            }
            taken = next[at];
            next.RemoveAt(at);
        }
        await taken.Do(http);
        return !taken.GoesOn;
    }

    static bool IsData(HttpContext http) => http.Request.Path.StartsWithSegments("/services/data", StringComparison.OrdinalIgnoreCase);

    static Task WriteAsync(HttpContext http, int status, string mediaType, string body, (string Name, string Value)[] headers)
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }
        if (body.Length > 0)
        {
            http.Response.ContentType = mediaType;
        }
        return http.Response.WriteAsync(body);
    }
}
