using AlignBot.Sources.Http;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Warehouses;

namespace AlignBot.Sources.Databricks;

/// <summary>How Databricks says no: by a status with an error code, or in a good answer about a statement that failed.</summary>
/// <remarks>Its words are repeated only where they name tables and columns; elsewhere they may quote a row.</remarks>
sealed class DatabricksVendor(string settings) : WarehouseVendor(settings)
{
    public override string Name => "Databricks";

    protected override HttpVerdict? ByCode(HttpAnswer answer)
    {
        var (code, words) = (answer.Json?.Text("error_code"), Short(answer.Json?.Text("message")));
        return (answer.Status, code) switch
        {
            (400 or 401 or 403, _) when answer.Ask.Target == DatabricksLogin.TokenPath => Final(
                answer, SourceFaultKind.Auth, "Databricks does not take the service principal's id and secret. Look at "
                    + $"{Settings}:ClientId, and whether the secret has ended (they live up to two years).", answer.Json?.Text("error")),
            (401, _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, "Databricks does not take the bot's token. Look whether it has ended or was taken back, "
                    + $"and put a new one where {Settings} points.", code)),
            (403, _) when words.Contains("Invalid access token", StringComparison.OrdinalIgnoreCase) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, "Databricks does not take the bot's token. Look whether it has ended or was taken back, "
                    + $"and put a new one where {Settings} points.", code)),
            (403, _) when words.Contains("IP", StringComparison.Ordinal) => Final(
                answer, SourceFaultKind.Permission, "An IP access list of the workspace in Databricks keeps the bot out. Have its address "
                    + "allowed.", code),
            (403, _) => Final(
                answer, SourceFaultKind.Permission, "Databricks does not let the bot use the SQL warehouse. Give its user or service "
                    + $"principal CAN USE on the warehouse {Settings}:WarehouseId names.", code),
            (404, _) or (400, "RESOURCE_DOES_NOT_EXIST" or "NOT_FOUND") => Final(
                answer, SourceFaultKind.Config, answer.Ask.Target.Contains("/statements/", StringComparison.Ordinal)
                    ? $"Databricks has dropped its answer to {About(answer)}. The next reading begins anew."
                    : $"Databricks has no such SQL warehouse. Mend {Settings}:WarehouseId, or {Settings}:Url.", code),
            (400 or 422, _) => Final(
                answer, SourceFaultKind.Config, $"Databricks can't be asked {About(answer)} as it is set up ({code ?? "400"}). Look at "
                    + $"{Settings}:WarehouseId, Catalog and Schema.", code),
            (429, "RESOURCE_EXHAUSTED" or "QUOTA_EXCEEDED") when words.Contains("quota", StringComparison.OrdinalIgnoreCase) => Final(
                answer, SourceFaultKind.QuotaSpent, "A quota of the workspace in Databricks is used up. Ask who runs it.", code,
                NodaTime.Duration.FromMinutes(30)),
            _ => null,
        };
    }

    /// <summary>Of a statement that failed, or was ended by somebody else.</summary>
    /// <param name="code">As <c>BAD_REQUEST</c>; null where the state says it all.</param>
    /// <param name="said">Its words; those of compilation name an error class in brackets.</param>
    public SourceFault OfStatement(string state, string? code, string? said, SqlStatement statement)
    {
        var words = Short(said);
        var fault = (state, code) switch
        {
            ("CANCELED" or "CLOSED", _) => new SourceFault(
                SourceFaultKind.Transient, $"Somebody stopped {statement.Setting} in Databricks, or its answer was dropped. It is asked "
                    + "again at the next reading."),
            (_, _) when words.Contains("INSUFFICIENT_PERMISSIONS", StringComparison.Ordinal)
                || words.Contains("PERMISSION_DENIED", StringComparison.Ordinal) => new SourceFault(
                SourceFaultKind.Permission, $"{statement.Setting}: {words}. Grant the bot's user or service principal SELECT on it, and "
                    + "USE on its catalog and schema."),
            (_, _) when words.StartsWith("[TABLE_OR_VIEW_NOT_FOUND", StringComparison.Ordinal)
                || words.StartsWith("[UNRESOLVED_", StringComparison.Ordinal) || words.StartsWith("[PARSE_", StringComparison.Ordinal)
                || words.StartsWith("[SCHEMA_NOT_FOUND", StringComparison.Ordinal)
                || words.StartsWith("[NO_SUCH_CATALOG", StringComparison.Ordinal) => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting}: {words}. Mend the statement, or what it asks for."),
            (_, _) when words.Contains("25 MiB", StringComparison.OrdinalIgnoreCase)
                || words.Contains("inline", StringComparison.OrdinalIgnoreCase) => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting} gives more than 25 MB, which Databricks does not give within an answer. "
                    + $"Narrow it, or set {Settings}:ResultHosts to the storage that results are fetched from."),
            (_, "DEADLINE_EXCEEDED") => new SourceFault(
                SourceFaultKind.Transient, $"{statement.Setting} took longer than it may, and was stopped. Make it quicker, or raise "
                    + $"{Settings}:StatementTimeoutSeconds."),
            (_, "TEMPORARILY_UNAVAILABLE" or "WORKSPACE_TEMPORARILY_UNAVAILABLE" or "SERVICE_UNDER_MAINTENANCE" or "INTERNAL_ERROR"
                or "IO_ERROR"
                or "ABORTED" or "UNKNOWN") => new SourceFault(
                SourceFaultKind.Transient, $"Databricks could not answer {statement.Setting} now ({code}). That is mostly over after a "
                    + $"while."),
            (_, "RESOURCE_EXHAUSTED") => new SourceFault(
                SourceFaultKind.Throttled, "Too many statements run on the SQL warehouse in Databricks at once. The bot comes again "
                    + "later."),
            _ => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting} fails on what it reads ({ClassIn(words) ?? code ?? "FAILED"}): a value "
                    + "can't be cast or calculated as it is written. Mend the statement."),
        };
        return fault with { Code = ClassIn(words) ?? code ?? state, Subject = statement.Setting };
    }

    /// <summary>What stands in brackets before the words.</summary>
    static string? ClassIn(string words) =>
        words.StartsWith('[') && words.IndexOf(']', StringComparison.Ordinal) is > 1 and var end ? words[1..end] : null;
}
