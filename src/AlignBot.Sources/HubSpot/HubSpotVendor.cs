using System.Globalization;
using System.Net.Http.Headers;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>How HubSpot says no, counts its quota and names a request.</summary>
sealed class HubSpotVendor(HubSpotOptions options, TimeProvider time) : HttpVendor
{
    /// <summary>HubSpot's code for a refresh token that it does not take.</summary>
    public const string DeadRefreshToken = "BAD_REFRESH_TOKEN";

    static readonly Duration Rolling = Duration.FromSeconds(10);
    static readonly Duration LockedFor = Duration.FromSeconds(2);

    /// <summary>How long a vendor's own words may be in a sentence.</summary>
    const int MostWords = 200;

    public override string Name => "HubSpot";

    /// <summary>The account's zone, once it is known: its quota begins anew at midnight there.</summary>
    public DateTimeZone? Zone { get; set; }

    /// <summary>What the newest answer said is left of the rolling limit. Null: it did not say.</summary>
    public int? Left { get; private set; }

    /// <summary>Over which time that limit rolls.</summary>
    public Duration Interval { get; private set; } = Rolling;

    public override string? CorrelationOf(HttpResponseHeaders headers) => Header(headers, "X-HubSpot-Correlation-Id");

    public override void Observe(HttpResponseHeaders headers, SourceRun run)
    {
        // The search gives none of these; then nothing is known, and the last word on the day stays.
        Left = Number(headers, "X-HubSpot-RateLimit-Remaining") is { } left ? (int)Math.Clamp(left, 0, int.MaxValue) : null;
        Interval = Number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds") is { } milliseconds and > 0 and <= 60_000
            ? Duration.FromMilliseconds(milliseconds) : Rolling;
        if (Number(headers, "X-HubSpot-RateLimit-Daily") is { } limit and > 0
            && Number(headers, "X-HubSpot-RateLimit-Daily-Remaining") is { } remaining)
        {
            run.Quota = new SourceQuota(Math.Max(0, limit - remaining), limit, Midnight());
        }
    }

    public override HttpVerdict Judge(HttpAnswer answer)
    {
        var verdict = answer.Ask.Target == options.Paths.Token ? OfToken(answer) : answer.Status switch
        {
            401 => new HttpVerdict.Renew(FaultOf(answer, SourceFaultKind.Auth, options.Credential is HubSpotCredential.Key
                ? $"HubSpot does not take the key. Look whether it was rotated or deleted, and put the new one where "
                    + $"{options.Setting}:Token points."
                : "HubSpot does not take the app's access token, not even a new one. Look whether the app was taken off the account, "
                    + "and install it again.")),
            403 when Scopes(answer) is { Length: > 0 } scopes => new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Permission,
                $"HubSpot does not let the bot read {answer.Ask.What}: the key or app lacks {scopes}. Add that scope to it in HubSpot; "
                    + "an app must be installed anew.") with
            { Subject = scopes }),
            403 => new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Permission, $"HubSpot does not let the bot read {answer.Ask.What}.{Words(answer)} Look at the "
                    + "scopes of the key or app.")),
            404 => new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Config, $"HubSpot has nothing where the bot asks for {answer.Ask.What}. "
                    + $"Look at what names it in the settings under {options.Setting}, and at ApiVersion.")),
            400 => new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Config, $"HubSpot can't be asked for {answer.Ask.What} in this way.{Words(answer)} Look at the "
                    + $"settings under {options.Setting}.")),
            414 => new HttpVerdict.Final(FaultOf(
                answer, SourceFaultKind.Config, $"HubSpot takes no request as long as the one for {answer.Ask.What}. "
                    + $"Name fewer properties under {options.Setting}:Fields.")),
            423 => new HttpVerdict.Again(FaultOf(
                answer, SourceFaultKind.Transient, $"HubSpot has locked {answer.Ask.What} for the moment. The bot comes again."),
                    LockedFor),
            429 => OfLimit(answer),
            477 => new HttpVerdict.Again(FaultOf(
                answer, SourceFaultKind.Transient, "HubSpot is moving the account to another data centre, which takes up to a day. "
                    + "The bot comes again."), Duration.FromMinutes(1)),
            _ => base.Judge(answer),
        };
        return verdict;
    }

    /// <summary>The next midnight in the account's zone; null while the zone is not known.</summary>
    Instant? Midnight()
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return Zone is { } zone ? zone.AtStartOfDay(now.InZone(zone).Date.PlusDays(1)).ToInstant() : null;
    }

    HttpVerdict OfToken(HttpAnswer answer)
    {
        if (answer.Status is not (400 or 401 or 403))
        {
            return base.Judge(answer);
        }
        var isDead = answer.Json?.Text("status") is DeadRefreshToken || answer.Json?.Text("error") is "invalid_grant"
            || (answer.Json?.Text("message")?.Contains("refresh token", StringComparison.OrdinalIgnoreCase) ?? false);
        return new HttpVerdict.Final(isDead
            ? FaultOf(
                answer, SourceFaultKind.Auth,
                "HubSpot does not take the app's refresh token. Install the app in HubSpot again, "
                    + "and put the new refresh token where the settings point.",
                DeadRefreshToken)
            : FaultOf(
                answer, SourceFaultKind.Auth,
                $"HubSpot does not take the app's client id and secret. Look at {options.Setting}:ClientId and what ClientSecret points to."));
    }

    HttpVerdict OfLimit(HttpAnswer answer) => answer.Json?.Text("policyName") switch
    {
        // Retry-After is no way out here: the day's requests are gone for everybody.
        "DAILY" => new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.QuotaSpent,
            "The requests that HubSpot allows the account in a day are used up, by everybody together. "
                + "The bot comes again after midnight there; look what else uses them.", "DAILY")
            with
        { Until = Midnight() ?? Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1) }),
        var policy => new HttpVerdict.Again(FaultOf(
            answer, SourceFaultKind.Throttled, "HubSpot gets too many requests at once, from the bot or from others with the same "
                + "account. The bot comes again.", policy),
            policy is "SECONDLY" ? Duration.FromSeconds(1) : Interval),
    };

    SourceFault FaultOf(HttpAnswer answer, SourceFaultKind kind, string message) =>
        FaultOf(
            answer, kind, message,
            answer.Json?.Text("category") ?? answer.Json?.Text("status") switch { "error" or null => null, var status => status });

    static new SourceFault FaultOf(HttpAnswer answer, SourceFaultKind kind, string message, string? code)
    {
        var fault = HttpVendor.FaultOf(answer, kind, message, code);
        return fault with { CorrelationId = answer.Json?.Text("correlationId") ?? fault.CorrelationId };
    }

    /// <summary>The scopes that are missing, wherever HubSpot names them.</summary>
    static string Scopes(HttpAnswer answer) => answer.Json is not { } root ? "" : string.Join(
        " or ",
        root.Each("errors").Select(error => error.At("context")).Prepend(root.At("context"))
            .SelectMany(context => context is { } named
                ? named.Each("missingScopes").Concat(named.Each("requiredGranularScopes")).Concat(named.Each("requiredScopes")) : [])
            .Select(scope => scope.Text()).OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>HubSpot's own words, where it has some.</summary>
    static string Words(HttpAnswer answer) => answer.Json?.Text("message") is { } message
        ? $" It says: '{(message.Length > MostWords ? message[..MostWords] + "…" : message)}'." : "";

    static long? Number(HttpResponseHeaders headers, string name) =>
        long.TryParse(Header(headers, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
