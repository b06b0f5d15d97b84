using AlignBot.Sources.Http;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.BigQuery;

/// <summary>How BigQuery says no: a reason, which says more than the status.</summary>
/// <remarks>Its words are repeated only where they name tables and columns; elsewhere they may quote a row.</remarks>
sealed class BigQueryVendor(string settings) : WarehouseVendor(settings)
{
    static readonly DateTimeZone Pacific = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    public override string Name => "BigQuery";

    protected override HttpVerdict? ByCode(HttpAnswer answer)
    {
        if (answer.Ask.Target == BigQueryLogin.TokenPath)
        {
            return OfToken(answer);
        }

        var error = answer.Json?.At("error");
        var first = error?.Each("errors").FirstOrDefault();
        var reason = first?.Text("reason");
        var words = Short(error?.Text("message") ?? first?.Text("message"));
        return (answer.Status, reason) switch
        {
            (401, _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, "Google does not take the service account's token. Look whether the key at "
                    + $"{Settings}:KeyFile was deleted, whether the account is disabled, and whether the clocks agree.", reason)),
            (_, "rateLimitExceeded" or "jobRateLimitExceeded" or "userRateLimitExceeded") => new HttpVerdict.Again(FaultOf(
                answer, SourceFaultKind.Throttled, "BigQuery gets too many requests at once, from the bot or from others in the "
                    + "project. The bot comes again.", reason)),
            (_, "quotaExceeded" or "dailyLimitExceeded") => Final(
                answer, SourceFaultKind.QuotaSpent, $"A quota of the project in BigQuery is used up: {words}. Ask who runs the project "
                    + "to raise it, or wait until it begins anew.", reason, Duration.FromHours(1)),
            (_, "bytesBilledLimitExceeded") => Final(
                answer, SourceFaultKind.Config, $"{About(answer)} would read more than one statement may. Narrow it, or raise "
                    + $"{Settings}:MaximumGigabytesBilled.", reason),
            (_, "billingNotEnabled" or "billingTierLimitExceeded") => Final(
                answer, SourceFaultKind.QuotaSpent, "The project in BigQuery is not paid for: its billing is off. Have it turned on.",
                    reason,
                Duration.FromHours(1)),
            (_, "accessDenied") => Final(
                answer, SourceFaultKind.Permission, $"{About(answer)}: {words}. Give the service account BigQuery Data Viewer on the "
                    + "dataset, and BigQuery Job User in the project.", reason),
            (_, "accessNotConfigured") => Final(
                answer, SourceFaultKind.Permission, "The BigQuery API is off in the project. Enable it there.", reason),
            (404, _) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)}: {words}. Mend the statement, or {Settings}:Project and Location: data "
                    + "that lies elsewhere looks as if it were not there.", reason),
            (_, "responseTooLarge" or "resourcesExceeded") => Final(
                answer, SourceFaultKind.Config, $"{About(answer)} is more than BigQuery works on at once ({reason}). Narrow it.", reason),
            (_, "stopped" or "timeout") => new HttpVerdict.Final(TookTooLong(answer, reason)),
            (_, "backendError" or "internalError" or "jobBackendError" or "jobInternalError" or "tableUnavailable") =>
                new HttpVerdict.Again(
                FaultOf(answer, SourceFaultKind.Transient, $"BigQuery could not answer about {answer.Ask.What} now ({reason}). That is "
                    + "mostly over after a while.", reason)),
            (400, _) when !IsOfTheStatement(words) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)} fails on what it reads ({reason}): a value can't be cast or "
                    + "calculated as it is written. Mend the statement.", reason),
            (400, _) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)}: {words}. Mend the statement, or what it asks for.", reason),
            _ => null,
        };
    }

    /// <summary>The next midnight in California: then quotas of a day begin anew.</summary>
    public static Instant Midnight(Instant now) => Pacific.AtStartOfDay(now.InZone(Pacific).Date.PlusDays(1)).ToInstant();

    /// <summary>Such words are of the statement alone; others may quote a value that was read.</summary>
    static readonly string[] OfTheStatement =
        ["Syntax error", "Unrecognized name", "Not found", "No matching signature", "must be qualified", "Access Denied", "Query without FROM", "Ambiguous"];

    static bool IsOfTheStatement(string words) => OfTheStatement.Any(known => words.Contains(known, StringComparison.OrdinalIgnoreCase));

    HttpVerdict.Final? OfToken(HttpAnswer answer) => answer.Status is 400 or 401 or 403
        ? new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.Auth, $"Google gives the service account no token ({answer.Json?.Text("error") ?? "refused"}). Look "
                + $"whether the key at {Settings}:KeyFile was deleted, whether the account is disabled, and whether the clocks agree.",
            answer.Json?.Text("error")))
        : null;
}
