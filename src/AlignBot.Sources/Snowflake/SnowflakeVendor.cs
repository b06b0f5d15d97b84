using AlignBot.Sources.Http;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Snowflake;

/// <summary>How Snowflake says no: a code of six digits, and the state of SQL.</summary>
/// <remarks>Its words are repeated only where they name tables and columns; elsewhere they may quote a row.</remarks>
sealed class SnowflakeVendor(string settings, string user) : WarehouseVendor(settings)
{
    /// <summary>A statement is still being worked on.</summary>
    public const string Running = "333334";

    /// <summary>As that, in a queue or on its way to an asynchronous one.</summary>
    public const string Queued = "333333";

    static readonly Duration QuotaRest = Duration.FromMinutes(30);

    public override string Name => "Snowflake";

    protected override HttpVerdict? ByCode(HttpAnswer answer)
    {
        var (code, state, words) = (answer.Json?.Text("code"), answer.Json?.Text("sqlState"), answer.Json?.Text("message"));
        return (answer.Status, code, state) switch
        {
            (401, "390318" or "390114", _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, $"The token of {user} in Snowflake has ended. Make a new one, and put it where "
                    + $"{Settings}:Token points.", code)),
            (401, "390144", _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, $"Snowflake does not take what the key of {Settings}:PrivateKey signs. Look whether the user "
                    + $"{user} has its public half (RSA_PUBLIC_KEY), whether Account and User are right, and whether the clocks agree.",
                        code)),
            (401, _, _) => new HttpVerdict.Renew(FaultOf(
                answer, SourceFaultKind.Auth, $"Snowflake does not let {user} in. Look whether the user is active, and whether its key or "
                    + "token was taken back.", code)),
            (_, "390422" or "390432", _) => Final(
                answer, SourceFaultKind.Permission, $"A network policy of Snowflake keeps {user} out from where the bot runs. Have its "
                    + "address allowed for that user.", code),
            (_, "090073" or "391920" or "000606", _) or (_, "000608", _) => Final(
                answer, SourceFaultKind.Config, $"Snowflake has no warehouse to run {About(answer)} on. Set {Settings}:Warehouse to one "
                    + "that the role may use, and grant it USAGE on it.", code),
            (_, "090058" or "090059" or "000652", _) => Final(
                answer, SourceFaultKind.QuotaSpent, "The credits that Snowflake's resource monitor allows this warehouse are used up. "
                    + "Ask who runs it to raise them, or wait until they begin anew.", code, QuotaRest),
            (_, "002003", _) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)}: {Short(words)}. Mend the statement, or grant the role of {Settings} "
                    + "SELECT on it and USAGE on its database and schema.", code),
            (_, "003001" or "390189", _) or (_, _, "42501") => Final(
                answer, SourceFaultKind.Permission, $"{About(answer)}: {Short(words)}. Grant the role of {Settings} the right to read "
                    + $"it.", code),
            (_, "000630" or "000604", _) or (_, _, "57014") or (408, _, _) => new HttpVerdict.Final(TookTooLong(answer, code)),
            (_, "391911" or "000008", _) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)} is more than one statement, or one that Snowflake does not take here. "
                    + "Write one SELECT.", code),
            (422, _, ['4', '2', ..]) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)}: {Short(words)}. Mend the statement, or what it asks for.", code),
            (422, _, _) => Final(
                answer, SourceFaultKind.Config, $"{About(answer)} fails on what it reads ({code ?? state ?? "422"}): a value can't be "
                    + "cast or calculated as it is written. Mend the statement.", code),
            _ => null,
        };
    }
}
