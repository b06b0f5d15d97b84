using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>How Salesforce says no.</summary>
/// <param name="settings">Where the source stands in the configuration, for what is to be mended there.</param>
sealed partial class SalesforceVendor(string settings) : HttpVendor
{
    public const string TimedOut = "QUERY_TIMEOUT";
    public const string TooLarge = "OPERATION_TOO_LARGE";
    public const string LocatorEnded = "INVALID_QUERY_LOCATOR";

    /// <summary>The day's window rolls, so a little is free again after a while.</summary>
    static readonly Duration QuotaRest = Duration.FromMinutes(15);

    public override string Name => "Salesforce";

    public override string? CorrelationOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-SFDC-Request-Id", out var values)
            || headers.TryGetValues("X-Request-Id", out values) ? values.FirstOrDefault() : null;

    public override void Observe(HttpResponseHeaders headers, SourceRun run)
    {
        if (headers.TryGetValues("Sforce-Limit-Info", out var values) && SalesforceLimits.Read(string.Join(';', values)) is { } quota)
        {
            run.Quota = quota;
        }
    }

    public override HttpVerdict Judge(HttpAnswer answer)
    {
        if (answer.IsGood)
        {
            return new HttpVerdict.Good();
        }
        if (answer.Ask.Target == SalesforceLogin.TokenPath)
        {
            return JudgeToken(answer);
        }
        var (code, message) = Said(answer);
        return ByCode(answer, code, message) ?? ByStatus(answer) switch
        {
            HttpVerdict.Again { Fault: var fault } => new HttpVerdict.Again(fault with { Code = code ?? fault.Code }),
            HttpVerdict.Final { Fault: var fault } => new HttpVerdict.Final(fault with { Code = code ?? fault.Code }),
            var other => other,
        };
    }

    HttpVerdict? ByCode(HttpAnswer answer, string? code, string message)
    {
        var what = answer.Ask.What;
        return (answer.Status, code) switch
        {
            (401, _) when message.Contains("not valid for use with", StringComparison.OrdinalIgnoreCase)
                || message.Contains("not attached to Agent", StringComparison.OrdinalIgnoreCase) => Final(
                SourceFaultKind.Auth,
                "Salesforce gave a session that its API does not take. In Setup give the integration user 'API Enabled', and look whether "
                + "the External Client App's policies, the IP ranges or the session security level of its profile keep it out."),
            (401, _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, "Salesforce ends each session that the bot is given at once. Look in Setup at the "
                    + "integration user's login history "
                + "and at the External Client App's policies.", code)),
            (_, "REQUEST_LIMIT_EXCEEDED") when message.Contains("concurrent", StringComparison.OrdinalIgnoreCase) => Final(
                SourceFaultKind.Throttled,
                "Too many long requests run in this Salesforce at once. The bot comes again later; look what else reads it.", QuotaRest),
            (_, "REQUEST_LIMIT_EXCEEDED") => Final(
                SourceFaultKind.QuotaSpent,
                "This Salesforce has no API requests left for today. It gets some back as the day goes on; look in Setup at Company "
                + "Information what uses them.", QuotaRest),
            (_, "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" or "FEATURENOTENABLED") => Final(
                SourceFaultKind.Permission,
                $"Salesforce does not let the bot use the API that gives {what}. The org's edition must have API access, and the "
                + "integration user 'API Enabled'."),
            (_, "INVALID_FIELD") => Field(answer, code, message),
            (_, "INVALID_TYPE" or "INVALIDENTITY") => Final(
                SourceFaultKind.Config, $"Salesforce has no object {NameIn(ObjectPattern, message) ?? "of that name"}, or the "
                + $"integration user may not read it. Look at {settings}, and give the user's permission set Read on it."),
            (_, "INSUFFICIENT_ACCESS" or "INSUFFICIENT_ACCESS_OR_READONLY" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY") => Final(
                SourceFaultKind.Permission,
                $"Salesforce does not let the integration user read {what}. Give its permission set Read on the object and its fields."),
            (_, "MALFORMED_QUERY" or "QUERY_TOO_COMPLICATED" or "INVALID_QUERY_FILTER_OPERATOR") => Final(
                SourceFaultKind.Config,
                $"Salesforce can't read the condition for {what} ({Short(message)}). Look at Where in {settings}, and try it in the "
                + "Developer Console."),
            (_, TimedOut) => Final(
                SourceFaultKind.Config, $"Salesforce takes too long to find {what}. Narrow Where in {settings}, or have its fields "
                    + $"indexed by Salesforce."),
            (_, TooLarge) => Final(
                SourceFaultKind.Config,
                $"There is more of {what} than Salesforce looks through for a user who may not see everything. Narrow Where in {settings}, "
                + "or give the integration user's permission set View All on the object."),
            (_, "LIMIT_EXCEEDED" or "EXCEEDEDQUOTA") => Final(
                SourceFaultKind.QuotaSpent,
                $"A limit of this Salesforce for today is reached, so it does not give {what} ({Short(message)}). Look what else uses it "
                + "up.", QuotaRest),
            (_, LocatorEnded) => Final(
                SourceFaultKind.Incomplete,
                $"Salesforce dropped the query for {what} before its last page. The next reading begins anew; if it stays so, look whether "
                + "other programs use the same user, since each user has ten open queries."),
            (_, "UNSUPPORTED_API_VERSION") or (404 or 410, "NOT_FOUND" or null) => Final(
                SourceFaultKind.Config,
                $"Salesforce does not have what the bot asks for about {what} at this version of its API. Set {settings}:ApiVersion to one "
                + "that it has, and look whether Url is its My Domain."),
            (413 or 414 or 431, _) => Final(
                SourceFaultKind.Config, $"The query for {what} is longer than Salesforce takes. Offer fewer fields or write a shorter "
                    + $"Where in {settings}."),
            (_, "TXN_SECURITY_METERING_ERROR") => Final(
                SourceFaultKind.Permission,
                $"A transaction security policy of this Salesforce stops the reading of {what}. Have the integration user exempted from it."),
            (_, "API_ERROR") when message.Contains("restriction", StringComparison.OrdinalIgnoreCase) => Final(
                SourceFaultKind.Config, $"Salesforce does not give {what} under this condition ({Short(message)}). Change Where in "
                    + $"{settings}."),
            (_, "UNABLE_TO_LOCK_ROW" or "SERVER_UNAVAILABLE") or (406 or 420, _) => new HttpVerdict.Again(FaultOf(
                answer, SourceFaultKind.Transient, $"Salesforce is busy and could not give {what}. That is mostly over after a while.",
                    code)),
            _ => null,
        };

        HttpVerdict.Final Final(SourceFaultKind kind, string sentence, Duration? notBefore = null) =>
            new(FaultOf(answer, kind, sentence, code), notBefore);
    }

    HttpVerdict.Final Field(HttpAnswer answer, string? code, string message)
    {
        var name = NameIn(FieldPattern, message);
        var sentence = name is null
            ? $"Salesforce refuses a field in the query for {answer.Ask.What} ({Short(message)}). Look at the fields and at Where in "
                + $"{settings}."
            : $"Salesforce does not know the field {name} for {answer.Ask.What}: it is not there (custom fields end in __c, lookups "
                + $"to go through in __r), or field-level "
            + $"security hides it from the integration user. Correct {settings}, or give the user's permission set Read on it.";
        return new HttpVerdict.Final(FaultOf(answer, SourceFaultKind.Config, sentence, code) with { Subject = name });
    }

    HttpVerdict JudgeToken(HttpAnswer answer)
    {
        var error = answer.Json?.Text("error");
        var why = answer.Json?.Text("error_description") ?? "";
        return (error, why.ToLowerInvariant()) switch
        {
            (null, _) when answer.Status is 401 or 403 => Final(
                SourceFaultKind.Auth, $"Salesforce refused the login without a word of why. Look at {settings}:ClientId and at the "
                    + $"External Client App."),
            (null, _) => ByStatus(answer),
            ("invalid_client_id", _) => Final(
                SourceFaultKind.Auth,
                $"Salesforce does not know the consumer key at {settings}:ClientId. Take it from the External Client App's OAuth settings; "
                + "a new app works after some minutes."),
            ("invalid_client", _) => Final(
                SourceFaultKind.Auth,
                $"Salesforce does not take the consumer secret that {settings}:ClientSecret points to. Take it anew from the External "
                + "Client App's OAuth settings."),
            ("inactive_user", _) or (_, "inactive user" or "user is inactive") => Final(
                SourceFaultKind.Auth, "The user that the External Client App runs as is not active in Salesforce. Activate it, or "
                    + "choose another one."),
            ("inactive_org", _) => Final(SourceFaultKind.Auth, "This Salesforce is not active. Ask Salesforce why."),
            ("rate_limit_exceeded" or "server_error" or "temporarily_unavailable", _) or (_, "login rate exceeded") =>
                new HttpVerdict.Again(FaultOf(
                answer, SourceFaultKind.Throttled, "Salesforce gets too many logins at once. The bot comes again later.", error)),
            (_, var said) when said.Contains("approved this consumer", StringComparison.Ordinal) => Final(
                SourceFaultKind.Auth,
                $"The user at {settings}:Username is not allowed to use the External Client App. In its policies let admin-approved users "
                + "in, and add the user's permission set."),
            (_, var said) when said.Contains("audience", StringComparison.Ordinal) => Final(
                SourceFaultKind.Config,
                $"Salesforce is not the audience that the bot names. Set {settings}:Audience to https://test.salesforce.com for a sandbox, "
                + "else to https://login.salesforce.com."),
            (_, var said) when said.Contains("assertion", StringComparison.Ordinal) => Final(
                SourceFaultKind.Auth,
                $"Salesforce can't check the bot's signature. Upload the certificate of the key at {settings}:PrivateKey to the External "
                + "Client App."),
            (_, var said) when said.Contains("no client credentials user", StringComparison.Ordinal) => Final(
                SourceFaultKind.Config,
                "The External Client App has no user to run as. In its policies enable the Client Credentials Flow and choose the "
                + "integration user."),
            (_, var said) when said.Contains("domain", StringComparison.Ordinal) => Final(
                SourceFaultKind.Config,
                $"This host gives no tokens of this kind. Set {settings}:Url to the org's My Domain, as https://corp.my.salesforce.com."),
            (_, var said) when said.Contains("ip restricted", StringComparison.Ordinal) => Final(
                SourceFaultKind.Auth,
                "Salesforce does not let the bot in from its address. Relax the External Client App's IP restrictions, or add the address "
                + "to the profile's ranges."),
            ("unsupported_grant_type", _) => Final(
                SourceFaultKind.Config,
                $"Salesforce does not offer this way in. Enable the flow that {settings}:Auth names in the External Client App, and "
                    + $"set Url "
                + "to the org's My Domain."),
            _ => Final(
                SourceFaultKind.Auth,
                $"Salesforce refused the login ({Short($"{error} {why}")}). Look at the External Client App, its policies and the user's "
                + "login history in Setup."),
        };

        HttpVerdict.Final Final(SourceFaultKind kind, string sentence) => new(FaultOf(answer, kind, sentence, error));
    }

    /// <summary>The first code and message of an answer, which is an array of them, seldom an object, and nothing of that from a
    /// gateway.</summary>
    static (string? Code, string Message) Said(HttpAnswer answer) => answer.Json switch
    {
        { ValueKind: JsonValueKind.Array } array when array.GetArrayLength() > 0 => Of(array[0]),
        { ValueKind: JsonValueKind.Object } one => Of(one),
        _ => (null, ""),
    };

    static (string? Code, string Message) Of(JsonElement said) => (said.Text("errorCode"), said.Text("message") ?? "");

    static string? NameIn(Regex pattern, string message) =>
        pattern.Match(message) is { Success: true } found ? found.Groups["name"].Value : null;

    /// <summary>The last line of what Salesforce says; those before it repeat the query.</summary>
    static string Short(string message)
    {
        var line = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
            ?? "no reason given";
        return line.Length > 160 ? line[..160] + "…" : line;
    }

    [GeneratedRegex(
        @"No such column '(?<name>[\w.]+)'|understand relationship '(?<name>\w+)'|criterion for field '(?<name>\w+)'|field '(?<name>[\w.]+)' can ?not",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    static partial Regex FieldPattern { get; }

    [GeneratedRegex(@"(type|entity|object) '(?<name>\w+)'", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    static partial Regex ObjectPattern { get; }
}
